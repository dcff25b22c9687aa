package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

  /** Rows of which a share is of the class that some function of their probability says. */
  private static ScoreCounts world(int rows, long seed, DoubleUnaryOperator truth) {
    Random random = new Random(seed);
    double[] p = new double[rows];
    boolean[] y = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      p[i] = LogOdds.probability(1.5 * random.nextGaussian());
      y[i] = random.nextDouble() < truth.applyAsDouble(p[i]);
    }
    return ScoreCounts.of(p, y);
  }

  private static double farthest(Calibrator calibrator, DoubleUnaryOperator truth) {
    double worst = 0;
    for (double p = 0.02; p < 0.985; p += 0.01) {
      worst = Math.max(worst, Math.abs(calibrator.calibrate(p) - truth.applyAsDouble(p)));
    }
    return worst;
  }

  @Test
  void theSigmoidFindsTheLineInLogOddsThatIsThere() {
    DoubleUnaryOperator truth = p -> LogOdds.probability(0.6 * LogOdds.of(p) - 1.2);
    ScoreCounts counts = world(30_000, 1, truth);
    Calibrator.Beta found = (Calibrator.Beta) CalibrationFit.sigmoid(counts);
    assertThat(found.a()).isEqualTo(found.b()).isCloseTo(0.6, within(0.04));
    assertThat(found.c()).isCloseTo(-1.2, within(0.05));
    assertThat(farthest(CalibrationFit.isotonic(counts), truth)).isLessThan(0.08);
  }

  @Test
  void theBetaMapFindsTwoSlopesThatNoSigmoidHas() {
    DoubleUnaryOperator truth =
        p -> LogOdds.probability(1.7 * Math.log(p) - 0.3 * Math.log(1 - p) + 0.4);
    ScoreCounts counts = world(30_000, 2, truth);
    Calibrator.Beta found = (Calibrator.Beta) CalibrationFit.beta(counts);
    assertThat(found.a()).isCloseTo(1.7, within(0.1));
    assertThat(found.b()).isCloseTo(0.3, within(0.1));
    assertThat(farthest(found, truth)).isLessThan(0.02);
    assertThat(farthest(CalibrationFit.sigmoid(counts), truth)).isGreaterThan(0.04);
  }

  @Test
  void aSlopeThatWouldTurnTheOrderIsLeftOut() {
    Calibrator.Beta falling = (Calibrator.Beta) CalibrationFit.beta(world(4000, 3, p -> 1 - p));
    assertThat(falling.a()).isZero();
    assertThat(falling.b()).isZero();
    assertThat(falling.isConstant()).isTrue();
    Calibrator.Beta one =
        (Calibrator.Beta)
            CalibrationFit.beta(
                world(30_000, 4, p -> LogOdds.probability(1.5 * Math.log(p) + Math.log1p(-p))));
    assertThat(one.a()).isPositive();
    assertThat(one.b()).isZero();
  }

  /** 15 of 60 rows are of the class, and the more so the less probable they are. */
  @Test
  void aSigmoidThatWouldTurnTheOrderGivesEveryRowTheShareOfTheClass() {
    double[] p = new double[60];
    boolean[] y = new boolean[60];
    for (int i = 0; i < 60; i++) {
      y[i] = i < 15;
      p[i] = 0.25 + (y[i] ? -1 : 1) * 0.004 * (i % 15) + 0.001;
    }
    Calibrator.Beta found = (Calibrator.Beta) CalibrationFit.sigmoid(ScoreCounts.of(p, y));
    double platt = (15 * (16 / 17.0) + 45 * (1 / 47.0)) / 60;
    assertThat(found.a()).isZero();
    assertThat(found.b()).isZero();
    assertThat(found.c()).isCloseTo(Math.log(platt / (1 - platt)), within(1e-9));
    assertThat(found.isConstant()).isTrue();
    assertThat(CalibrationFit.sigmoid(world(500, 9, q -> q)).isConstant()).isFalse();
  }

  @Test
  void theOffsetIsTheShiftOfThePrior() {
    Calibrator offset = CalibrationFit.offset(1 / 4.0);
    for (double p : new double[] {0.001, 0.2, 0.5, 0.93}) {
      assertThat(offset.calibrate(p))
          .isCloseTo(
              PriorShift.shift(new double[] {1 - p, p}, new double[] {4, 1})[1], within(1e-12));
    }
  }

  @Test
  void calibratorsNeverChangeTheOrder() {
    ScoreCounts rising = world(500, 5, p -> p * p);
    ScoreCounts falling = world(500, 5, p -> 1 - p * p);
    for (Calibrator calibrator :
        List.of(
            CalibrationFit.sigmoid(rising),
            CalibrationFit.beta(rising),
            CalibrationFit.isotonic(rising),
            CalibrationFit.sigmoid(falling),
            CalibrationFit.beta(falling),
            CalibrationFit.isotonic(falling))) {
      double before = 0;
      for (double p = 0; p <= 1; p += 1e-3) {
        double value = calibrator.calibrate(p);
        assertThat(value).isBetween(before, 1.0);
        before = value;
      }
    }
  }

  @Test
  void separatedClassesAndASingleProbabilityStayFinite() {
    ScoreCounts apart =
        ScoreCounts.of(
            new double[] {0, 0, 0.1, 0.9, 1}, new boolean[] {false, false, false, true, true});
    ScoreCounts single =
        ScoreCounts.of(new double[] {0.3, 0.3, 0.3, 0.3}, new boolean[] {true, false, true, false});
    assertThat(CalibrationFit.sigmoid(apart).calibrate(1)).isBetween(0.7, 1.0);
    assertThat(CalibrationFit.beta(apart).calibrate(0)).isBetween(0.0, 0.3);
    assertThat(CalibrationFit.sigmoid(single).calibrate(0.3)).isCloseTo(0.5, within(1e-9));
    assertThat(CalibrationFit.isotonic(single).calibrate(0.9)).isEqualTo(0.5);
  }

  @Test
  void reliabilityTellsHowFarProbabilitiesAreOff() {
    ScoreCounts right = world(20_000, 6, p -> p);
    ScoreCounts extreme = world(20_000, 7, p -> LogOdds.probability(LogOdds.of(p) / 2 - 1));
    Reliability good = Reliability.of(List.of(right));
    Reliability bad = Reliability.of(List.of(extreme));
    assertThat(good.slope()).isCloseTo(1, within(0.05));
    assertThat(good.intercept()).isCloseTo(0, within(0.05));
    assertThat(good.expectedError()).isLessThan(0.01);
    assertThat(bad.slope()).isCloseTo(0.5, within(0.05));
    assertThat(bad.intercept()).isCloseTo(-1, within(0.06));
    assertThat(bad.expectedError()).isGreaterThan(0.1);
    assertThat(bad.bins()).hasSize(10);
    assertThat(bad.bins().stream().mapToDouble(Reliability.Bin::rows).sum()).isEqualTo(20_000);
    Reliability mapped =
        Reliability.of(
            List.of(extreme),
            List.of(
                CalibrationFit.sigmoid(
                    world(20_000, 8, p -> LogOdds.probability(LogOdds.of(p) / 2 - 1)))));
    assertThat(mapped.slope()).isCloseTo(1, within(0.06));
    assertThat(mapped.expectedError()).isLessThan(0.015);
  }
}
