package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores;
import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.ml.SyntheticSizeTunerModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Trains learners after what a treatment does to the training rows, and scores them. */
final class Comparison {
  private static final String WEIGHT = "weight";

  private Comparison() {}

  /** Scores of one learner. */
  record Outcome(Learner learner, BinaryScores scores) {}

  /** Scores of all learners that the treatment suits. */
  static List<Outcome> run(BinaryData.Split split, Treatment treatment, List<Learner> learners) {
    // Not persisted only: its lineage would send the synthetic rows along with every task.
    Dataset<Row> training = prepared(split.training(), treatment).localCheckpoint();
    double[] trained = counts(training);
    List<Outcome> outcomes = new ArrayList<>();
    for (Learner learner : learners) {
      if (learner.weighs() || treatment.remedy() != Treatment.Remedy.WEIGHTS) {
        String weights = treatment.remedy() == Treatment.Remedy.WEIGHTS ? WEIGHT : "";
        Model<?> model = (Model<?>) learner.factory().make(dimension(split), weights).fit(training);
        outcomes.add(new Outcome(learner, score(model, split.test(), trained, treatment.remedy())));
      }
    }
    return outcomes;
  }

  /** Scores of a learner that is trained at the size found best. */
  static Outcome tuned(BinaryData.Split split, Learner learner) {
    SyntheticSizeTunerModel model =
        Treatment.tuner(learner.factory().make(dimension(split), "")).fit(split.training());
    double[] trained =
        model.classifier().classes().stream()
            .mapToDouble(count -> count.original() + count.synthetic())
            .toArray();
    return new Outcome(learner, score(model, split.test(), trained, Treatment.Remedy.NONE));
  }

  private static int dimension(BinaryData.Split split) {
    return split.training().select("features").head().<Vector>getAs(0).size();
  }

  private static Dataset<Row> prepared(Dataset<Row> training, Treatment treatment) {
    Dataset<Row> rows =
        treatment
            .resampler()
            .map(resampler -> resampler.get().fit(training).balance(training).coalesce(1))
            .orElse(training);
    if (treatment.remedy() != Treatment.Remedy.WEIGHTS) {
      return rows;
    }
    double[] counts = counts(rows);
    double all = counts[0] + counts[1];
    return rows.withColumn(
        WEIGHT,
        functions
            .when(functions.col("label").equalTo(1), all / 2 / counts[1])
            .otherwise(all / 2 / counts[0]));
  }

  private static double[] counts(Dataset<Row> rows) {
    double all = rows.count();
    double ones = rows.filter("label = 1").count();
    return new double[] {all - ones, ones};
  }

  private static BinaryScores score(
      Model<?> model, Dataset<Row> test, double[] trained, Treatment.Remedy remedy) {
    List<Row> predicted = model.transform(test).select("label", "probability").collectAsList();
    double[] seen = remedy == Treatment.Remedy.WEIGHTS ? new double[] {1, 1} : trained;
    double[] shift = PriorShift.toBalanced(seen);
    boolean offset = remedy == Treatment.Remedy.OFFSET;
    double[] probabilities =
        predicted.stream()
            .map(row -> row.<Vector>getAs(1).toArray())
            .mapToDouble(p -> (offset ? PriorShift.shift(p, shift) : p)[1])
            .toArray();
    int[] labels = predicted.stream().mapToInt(row -> (int) row.getDouble(0)).toArray();
    return BinaryScores.of(labels, probabilities, offset ? new double[] {1, 1} : seen);
  }
}
