package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.Objective.Score;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossFittedThresholdsTest {
  private static ScoreCounts fold(RandomGenerator random, int rows) {
    boolean[] positive = new boolean[rows];
    double[] probabilities = new double[rows];
    for (int i = 0; i < rows; i++) {
      positive[i] = i % 4 == 0;
      probabilities[i] =
          Math.round(20 * (random.nextDouble() + (positive[i] ? 0.5 : 0)) / 1.5) / 20.0;
    }
    return ScoreCounts.of(probabilities, positive);
  }

  @Test
  void eachFoldIsJudgedAtTheThresholdThatIsBestOnTheOthers() {
    RandomGenerator random = new SplittableRandom(5);
    List<ScoreCounts> folds = IntStream.range(0, 4).mapToObj(i -> fold(random, 40)).toList();
    double[] values = CrossFittedThresholds.objective(folds, Score.MACRO_F1);
    for (int fold = 0; fold < 4; fold++) {
      int left = fold;
      double threshold =
          ThresholdCurve.of(
                  IntStream.range(0, 4).filter(i -> i != left).mapToObj(folds::get).toList(),
                  Score.MACRO_F1)
              .best()
              .threshold();
      double expected =
          ThresholdCurve.at(List.of(folds.get(fold)), Score.MACRO_F1, new double[] {threshold})
              .best()
              .objective();
      assertThat(values[fold]).isCloseTo(expected, within(1e-15));
    }
  }

  @Test
  void aFoldsOwnLabelsDoNotMoveItsThreshold() {
    ScoreCounts one =
        ScoreCounts.of(new double[] {0.2, 0.4, 0.8}, new boolean[] {false, false, true});
    ScoreCounts other = ScoreCounts.of(new double[] {0.3, 0.5}, new boolean[] {true, false});
    // The first fold's best threshold is 0.8, at which the second predicts nothing of the class.
    assertThat(CrossFittedThresholds.objective(List.of(one, other), Score.F1)[1]).isZero();
    // The second's is 0.3: rows at 0.4 and 0.8 are taken, one of them rightly.
    assertThat(CrossFittedThresholds.objective(List.of(one, other), Score.F1)[0])
        .isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void whatCannotMeetThePrecisionIsWorseThanWhatCanHoweverMuchItFinds() {
    boolean[] truth = {true, false, false, false, true};
    ScoreCounts all = ScoreCounts.of(new double[] {1, 1, 1, 1, 1}, truth);
    ScoreCounts some = ScoreCounts.of(new double[] {0.9, 0.2, 0.2, 0.2, 0.1}, truth);
    Objective precise = new Objective.PrecisionAtLeast(0.9);
    assertThat(CrossFittedThresholds.objective(List.of(all, all), precise)).containsOnly(0.4 - 0.9);
    assertThat(CrossFittedThresholds.objective(List.of(some, some), precise)).containsOnly(0.5);
  }

  @Test
  void aStepIsWhatOneRowDecides() {
    boolean[] truth = {true, true, true, true, false, false, false, false, false, false};
    ScoreCounts fold =
        ScoreCounts.of(new double[] {0.9, 0.9, 0.9, 0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2}, truth);
    assertThat(CrossFittedThresholds.step(List.of(fold, fold), new Objective.Alerts(500)))
        .isCloseTo(0.25, within(1e-15));
    assertThat(CrossFittedThresholds.step(List.of(fold, fold), new Objective.Cost(2, 5)))
        .isCloseTo(0.5, within(1e-15));
  }
}
