package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BinaryScoresTest {
  private static final int[] LABELS = {0, 0, 0, 0, 1, 1};
  private static final double[] PROBABILITIES = {0.1, 0.2, 0.6, 0.4, 0.8, 0.4};
  private static final BinaryScores SCORES =
      BinaryScores.of(LABELS, PROBABILITIES, new double[] {40, 10});

  @Test
  void f1PrecisionAndRecallAreMeansOverBothClasses() {
    // Confusion: label 0 three right and one wrong, label 1 one right and one wrong.
    assertThat(SCORES.macroF1()).isCloseTo((6.0 / 8 + 2.0 / 4) / 2, within(1e-12));
    assertThat(SCORES.precision()).isCloseTo((3.0 / 4 + 1.0 / 2) / 2, within(1e-12));
    assertThat(SCORES.recall()).isCloseTo((3.0 / 4 + 1.0 / 2) / 2, within(1e-12));
  }

  @Test
  void aucCountsPairsAndHalvesTies() {
    // Of eight pairs 0.8 wins four, 0.4 wins two, ties one and loses one.
    assertThat(SCORES.auc()).isCloseTo(6.5 / 8, within(1e-12));
  }

  @Test
  void averagePrecisionTakesTiesTogether() {
    // At 0.8: 1 of 1; at 0.4: 2 of 4.
    assertThat(SCORES.averagePrecision()).isCloseTo((1 + 2.0 / 4) / 2, within(1e-12));
  }

  @Test
  void theCalibrationSlopeIsOneWhereSharesAreAsPredicted() {
    // Of five rows at 0.2 one is of label 1, of five at 0.8 four; log-odds twice as far halve it.
    int[] labels = {1, 0, 0, 0, 0, 1, 1, 1, 1, 0};
    double[] right = {.2, .2, .2, .2, .2, .8, .8, .8, .8, .8};
    double[] extreme = Arrays.stream(right).map(p -> p < .5 ? 1 / 17.0 : 16 / 17.0).toArray();

    assertThat(BinaryScores.of(labels, right, new double[] {1, 1}).calibrationSlope())
        .isCloseTo(1, within(1e-9));
    assertThat(BinaryScores.of(labels, extreme, new double[] {1, 1}).calibrationSlope())
        .isCloseTo(0.5, within(1e-9));
    assertThat(BinaryScores.Metric.CALIBRATION_SLOPE.merit(0.75)).isEqualTo(-0.25);
    assertThat(BinaryScores.Metric.CALIBRATION_SLOPE.merit(50)).isEqualTo(-1);
  }

  @Test
  void theAlignedLossShiftsLogOdds() {
    double loss0 = 0;
    double loss1 = 0;
    for (int i = 0; i < LABELS.length; i++) {
      double logOdds = Math.log(PROBABILITIES[i] / (1 - PROBABILITIES[i])) + Math.log(40.0 / 10);
      double p = 1 / (1 + Math.exp(-logOdds));
      loss0 -= LABELS[i] == 0 ? Math.log(1 - p) / 4 : 0;
      loss1 -= LABELS[i] == 1 ? Math.log(p) / 2 : 0;
    }
    assertThat(SCORES.alignedLoss()).isCloseTo((loss0 + loss1) / 2, within(1e-12));
  }

  @Test
  void theUnalignedLossIsTheMeanOfTheClassesOwn() {
    double loss0 = -(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.6)) / 4;
    double loss1 = -(Math.log(0.8) + Math.log(0.4)) / 2;
    assertThat(SCORES.logLoss()).isCloseTo((loss0 + loss1) / 2, within(1e-12));
  }

  @Test
  void theLossAtThePriorIsTheMeanOverAllRows() {
    double loss0 = -(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.6));
    double loss1 = -(Math.log(0.8) + Math.log(0.4));
    assertThat(SCORES.trueLoss()).isCloseTo((loss0 + loss1) / 6, within(1e-12));
  }

  @Test
  void predictionsAtAnyThresholdAreCountedAsTheyWereMade() {
    int[] labels = {0, 0, 0, 1};
    double[] probabilities = {0.01, 0.02, 0.2, 0.1};
    double[] trained = {3, 1};

    BinaryScores atOneInTen =
        BinaryScores.of(labels, probabilities, new int[] {0, 0, 1, 1}, trained);

    assertThat(atOneInTen.macroF1()).isCloseTo((0.8 + 2.0 / 3) / 2, within(1e-12));
    assertThat(BinaryScores.of(labels, probabilities, trained).macroF1())
        .isCloseTo(6.0 / 7 / 2, within(1e-12));
  }

  @Test
  void rowsOnTheDriverAndRowsInTheExecutorsScoreAlike() {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int label = random.nextInt(4) == 0 ? 1 : 0;
      // Few distinct values, so that rows of both classes tie.
      double p = (1 + random.nextInt(10) + 5 * label) / 17.0;
      rows.add(RowFactory.create(label, Vectors.dense(1 - p, p)));
    }
    StructType schema =
        new StructType().add("y", DataTypes.IntegerType).add("p", SQLDataTypes.VectorType());
    BinaryScores local =
        BinaryScores.of(
            rows.stream().mapToInt(row -> row.getInt(0)).toArray(),
            rows.stream().mapToDouble(row -> row.<Vector>getAs(1).apply(1)).toArray(),
            new double[] {150, 30});

    try (PredictionScores spread =
        PredictionScores.of(
            SparkTestSession.get().createDataFrame(rows, schema).repartition(3),
            col("y"),
            col("p"))) {
      FoldScores scores =
          spread.scores(PriorShift.toBalanced(new double[] {150, 30}), new int[] {1});
      assertThat(scores.plainLoss()).isCloseTo(local.logLoss(), within(1e-12));
      assertThat(scores.alignedLoss()).isCloseTo(local.alignedLoss(), within(1e-12));
      assertThat(scores.averagePrecision()).isCloseTo(local.averagePrecision(), within(1e-12));
    }
  }
}
