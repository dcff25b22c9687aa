package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PredictionScoresTest {
  private static final StructType SCHEMA =
      new StructType().add("y", DataTypes.DoubleType).add("p", SQLDataTypes.VectorType());

  private static Row row(double label, double... probabilities) {
    return RowFactory.create(label, Vectors.dense(probabilities));
  }

  private static PredictionScores scores(List<Row> rows) {
    Dataset<Row> predicted = SparkTestSession.get().createDataFrame(rows, SCHEMA).repartition(3);
    return PredictionScores.of(predicted, col("y"), col("p"));
  }

  @Test
  void balancedLogLossIsTheMeanOfTheClassesOwn() {
    List<Row> rows =
        List.of(row(0, 0.9, 0.1), row(0, 0.6, 0.4), row(0, 0.5, 0.5), row(1, 0.8, 0.2));
    double expected = ((-Math.log(0.9) - Math.log(0.6) - Math.log(0.5)) / 3 - Math.log(0.2)) / 2;
    try (PredictionScores scores = scores(rows)) {
      assertThat(scores.balancedLogLoss(new double[] {1, 1})).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void alignedLossShiftsTheLogOddsByTheLogarithmOfTheRatioOfTheClasses() {
    double logOdds = Math.log(0.2 / 0.8) + Math.log(300.0 / 20);
    double expected = Math.log1p(Math.exp(-logOdds));
    try (PredictionScores scores = scores(List.of(row(1, 0.8, 0.2)))) {
      assertThat(scores.balancedLogLoss(PriorShift.toBalanced(new double[] {300, 20})))
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void aRowOfTwiceTheWeightIsTwoRows() {
    Random random = new Random(6);
    List<Row> weighted = new ArrayList<>();
    List<Row> copies = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double p = Math.rint(20 * random.nextDouble()) / 20;
      double label = random.nextDouble() < 0.5 * p ? 1 : 0;
      weighted.add(RowFactory.create(label, Vectors.dense(1 - p, p), 1.0 + i % 2));
      for (int copy = 0; copy <= i % 2; copy++) {
        copies.add(row(label, 1 - p, p));
      }
    }
    Dataset<Row> predicted =
        SparkTestSession.get()
            .createDataFrame(weighted, SCHEMA.add("w", DataTypes.DoubleType))
            .repartition(3);
    WeightScale scale = WeightScale.of(col("w"), 1.5, 60);
    try (PredictionScores scores = PredictionScores.of(predicted, col("y"), col("p"), scale);
        PredictionScores expected = scores(copies)) {
      assertThat(scores.averagePrecision(1)).isCloseTo(expected.averagePrecision(1), within(1e-12));
      assertThat(scores.balancedLogLoss(new double[] {1, 3}))
          .isCloseTo(expected.balancedLogLoss(new double[] {1, 3}), within(1e-12));
    }
  }

  @Test
  void certainMistakesCostNoMoreThanTheLeastProbability() {
    try (PredictionScores scores = scores(List.of(row(1, 1, 0), row(0, 1, 0)))) {
      assertThat(scores.balancedLogLoss(new double[] {1, 1}))
          .isCloseTo(-Math.log(1e-15) / 2, within(1e-9));
    }
  }

  @Test
  void averagePrecisionSumsPrecisionOverStepsOfRecall() {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double label = random.nextInt(5) == 0 ? 1 : 0;
      // Few distinct values, so that rows of both classes tie.
      double p = Math.min(1, Math.max(0, Math.rint(20 * (0.3 * label + random.nextDouble())) / 26));
      rows.add(row(label, 1 - p, p));
    }
    try (PredictionScores scores = scores(rows)) {
      assertThat(scores.averagePrecision(1)).isCloseTo(bruteForce(rows), within(1e-12));
      assertThat(scores.averagePrecision(2)).isNaN();
    }
  }

  /** Sum over thresholds of (R_k - R_{k-1}) P_k, each threshold counted anew. */
  private static double bruteForce(List<Row> rows) {
    double[] thresholds =
        rows.stream().mapToDouble(PredictionScoresTest::p).distinct().sorted().toArray();
    long positives = rows.stream().filter(r -> r.getDouble(0) == 1).count();
    double sum = 0;
    double recallBefore = 0;
    for (int t = thresholds.length - 1; t >= 0; t--) {
      double threshold = thresholds[t];
      long predicted = rows.stream().filter(r -> p(r) >= threshold).count();
      long hits = rows.stream().filter(r -> p(r) >= threshold && r.getDouble(0) == 1).count();
      double recall = (double) hits / positives;
      sum += (recall - recallBefore) * hits / predicted;
      recallBefore = recall;
    }
    return sum;
  }

  private static double p(Row row) {
    return row.<org.apache.spark.ml.linalg.Vector>getAs(1).apply(1);
  }
}
