package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores;
import io.github.sparksimpor.evaluation.Objective;
import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scores a remedy at its own threshold: that of the best macro F1 on inner folds, in each of which
 * all that learns, the remedy included, sees the fold's training rows only. Probabilities are
 * mapped to the prior of the training rows before anything is made of them.
 */
final class TunedTrial {
  private TunedTrial() {}

  /** What a method with a learner comes to on the test rows. */
  record Outcome(String method, String learner, BinaryScores scores) {}

  private record Pair(String method, String learner) {}

  /** Test rows of one split. */
  private record Predicted(int[] labels, double[] probabilities) {
    ScoreCounts counts() {
      boolean[] positive = new boolean[labels.length];
      IntStream.range(0, labels.length).forEach(i -> positive[i] = labels[i] == 1);
      return ScoreCounts.of(probabilities, positive);
    }

    BinaryScores scores(double threshold) {
      double ones = Arrays.stream(labels).sum();
      return BinaryScores.of(
          labels,
          probabilities,
          Arrays.stream(probabilities).mapToInt(p -> p >= threshold ? 1 : 0).toArray(),
          new double[] {labels.length - ones, ones});
    }
  }

  /** All methods of a remedy with all learners that it suits. */
  static List<Outcome> run(NestedSplit split, Remedy remedy, List<Learner> learners) {
    Map<Pair, List<Predicted>> bySplit = new LinkedHashMap<>();
    for (BinaryData.Split part : split.all()) {
      double[] original = Remedy.counts(part.training());
      for (Remedy.Treated treated : remedy.treat(part.training())) {
        for (Learner learner : learners) {
          bySplit
              .computeIfAbsent(
                  new Pair(treated.method(), learner.name()), pair -> new ArrayList<>())
              .add(predicted(part.test(), treated, learner, original));
        }
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    bySplit.forEach(
        (pair, predicted) ->
            outcomes.add(
                new Outcome(
                    pair.method(),
                    pair.learner(),
                    predicted.get(0).scores(threshold(predicted.subList(1, predicted.size()))))));
    return outcomes;
  }

  private static double threshold(List<Predicted> folds) {
    return ThresholdCurve.of(
            folds.stream().map(Predicted::counts).toList(), Objective.Score.MACRO_F1)
        .best()
        .threshold();
  }

  private static Predicted predicted(
      Dataset<Row> test, Remedy.Treated treated, Learner learner, double[] original) {
    int dimension = test.select("features").head().<Vector>getAs(0).size();
    Model<?> model =
        (Model<?>) learner.factory().make(dimension, treated.weightCol()).fit(treated.rows());
    List<Row> rows = model.transform(test).select("label", "probability").collectAsList();
    double[] weights = PriorShift.toOriginal(original, treated.seen());
    return new Predicted(
        rows.stream().mapToInt(row -> (int) row.getDouble(0)).toArray(),
        rows.stream()
            .map(row -> PriorShift.shift(row.<Vector>getAs(1).toArray(), weights))
            .mapToDouble(p -> p[1])
            .toArray());
  }
}
