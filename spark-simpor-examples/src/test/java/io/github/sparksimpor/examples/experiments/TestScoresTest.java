package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestScoresTest {
  private static final int[] LABELS = {0, 0, 0, 0, 1, 1};
  private static final double[] PROBABILITIES = {0.1, 0.2, 0.6, 0.4, 0.8, 0.4};
  private static final TestScores SCORES =
      TestScores.of(LABELS, PROBABILITIES, new double[] {40, 10});

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
}
