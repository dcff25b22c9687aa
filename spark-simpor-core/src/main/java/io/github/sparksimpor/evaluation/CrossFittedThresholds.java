package io.github.sparksimpor.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges a classifier at a decision threshold that the judging rows had no part in choosing: each
 * fold at the threshold that is best on the other folds. It costs no fit beyond those of the folds,
 * where a threshold from folds within folds costs as many again. What leaks is that the other
 * folds' classifiers were trained on rows of this one: one number, chosen for all candidates alike.
 */
public final class CrossFittedThresholds {
  private CrossFittedThresholds() {}

  /**
   * The objective on each fold.
   *
   * @param folds out-of-fold probabilities of at least two folds
   * @param objective larger is better; what it asks besides its value is met on the folds that
   *     choose, and may be missed a little on the one that judges
   */
  public static double[] objective(List<ScoreCounts> folds, Objective objective) {
    List<ScoreCounts> alike = ScoreCounts.alike(folds);
    return IntStream.range(0, alike.size())
        .mapToDouble(fold -> at(threshold(others(alike, fold), objective), alike, fold, objective))
        .toArray();
  }

  private static List<ScoreCounts> others(List<ScoreCounts> folds, int left) {
    return IntStream.range(0, folds.size())
        .filter(fold -> fold != left)
        .mapToObj(folds::get)
        .toList();
  }

  private static double threshold(List<ScoreCounts> folds, Objective objective) {
    return ThresholdCurve.of(folds, objective).best().threshold();
  }

  private static double at(
      double threshold, List<ScoreCounts> folds, int fold, Objective objective) {
    return objective.value(folds.get(fold).confusions(new double[] {threshold})[0]);
  }
}
