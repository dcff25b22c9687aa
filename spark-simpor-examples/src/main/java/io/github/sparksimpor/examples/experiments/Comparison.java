package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.PriorShift;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Trains learners after what a method does to the training rows, and scores them. */
final class Comparison {
  private static final String WEIGHT = "weight";

  private Comparison() {}

  /** Scores of one learner. */
  record Outcome(Learner learner, TestScores scores) {}

  /** Scores of all learners that the method suits. */
  static List<Outcome> run(LabelledSet.Split split, Method method, List<Learner> learners) {
    Dataset<Row> training = prepared(split.training(), method).persist();
    List<Outcome> outcomes = new ArrayList<>();
    try {
      double[] trained = counts(training);
      for (Learner learner : learners) {
        if (learner.weighs() || method.remedy() != Method.Remedy.WEIGHTS) {
          outcomes.add(new Outcome(learner, score(split, training, trained, method, learner)));
        }
      }
    } finally {
      training.unpersist();
    }
    return outcomes;
  }

  private static Dataset<Row> prepared(Dataset<Row> training, Method method) {
    Dataset<Row> rows =
        method
            .resampler()
            .map(resampler -> resampler.apply(training).fit(training).balance(training).coalesce(1))
            .orElse(training);
    if (method.remedy() != Method.Remedy.WEIGHTS) {
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

  private static TestScores score(
      LabelledSet.Split split,
      Dataset<Row> training,
      double[] trained,
      Method method,
      Learner learner) {
    boolean weighted = method.remedy() == Method.Remedy.WEIGHTS;
    int dimension = training.select("features").head().<Vector>getAs(0).size();
    Model<?> model =
        (Model<?>) learner.factory().make(dimension, weighted ? WEIGHT : "").fit(training);
    List<Row> predicted =
        model.transform(split.test()).select("label", "probability").collectAsList();
    double[] seen = weighted ? new double[] {1, 1} : trained;
    double[] shift = PriorShift.toBalanced(seen);
    boolean offset = method.remedy() == Method.Remedy.OFFSET;
    double[] probabilities =
        predicted.stream()
            .map(row -> row.<Vector>getAs(1).toArray())
            .mapToDouble(p -> (offset ? PriorShift.shift(p, shift) : p)[1])
            .toArray();
    int[] labels = predicted.stream().mapToInt(row -> (int) row.getDouble(0)).toArray();
    return TestScores.of(labels, probabilities, offset ? new double[] {1, 1} : seen);
  }
}
