package io.github.sparksimpor.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
   * @return where no threshold of the folds that choose meets what is asked besides, how far they
   *     are from it, below 0, so that what meets it is better
   */
  public static double[] objective(List<ScoreCounts> folds, Objective objective) {
    return judged(folds, objective).mapToDouble(fold -> fold.value(objective)).toArray();
  }

  /**
   * What one row decides: by how much the objective on a fold changes if one row more or less is
   * predicted rightly, of the class or of the rest, whichever is more; the mean over the folds.
   * Where rows have weights, it is a row of mean weight.
   */
  public static double step(List<ScoreCounts> folds, Objective objective) {
    return judged(folds, objective).mapToDouble(fold -> fold.step(objective)).average().orElse(0);
  }

  private static Stream<Judged> judged(List<ScoreCounts> folds, Objective objective) {
    List<ScoreCounts> alike = ScoreCounts.alike(folds);
    return IntStream.range(0, alike.size())
        .mapToObj(
            fold -> {
              ThresholdCurve curve = ThresholdCurve.of(others(alike, fold), objective);
              return new Judged(
                  alike.get(fold).confusions(new double[] {curve.best().threshold()})[0],
                  Math.max(0, objective.shortfall(curve.best().counts())));
            });
  }

  private static List<ScoreCounts> others(List<ScoreCounts> folds, int left) {
    return IntStream.range(0, folds.size())
        .filter(fold -> fold != left)
        .mapToObj(folds::get)
        .toList();
  }

  /**
   * A fold at the threshold of the others.
   *
   * @param counts of its rows
   * @param shortfall of the others from what the objective asks besides
   */
  private record Judged(Confusion counts, double shortfall) {
    double value(Objective objective) {
      return shortfall > 0 ? -shortfall : objective.value(counts);
    }

    double step(Objective objective) {
      double here = objective.value(counts);
      return Math.max(
          Math.abs(objective.value(oneOfTheClassElse()) - here),
          Math.abs(objective.value(oneOfTheRestElse()) - here));
    }

    private Confusion oneOfTheClassElse() {
      if (counts.fn() > 0) {
        double row = Math.min(1, counts.fn());
        double cost = counts.missedCost() * (counts.fn() - row) / counts.fn();
        return new Confusion(counts.tp() + row, counts.fp(), counts.fn() - row, counts.tn(), cost);
      }
      double row = Math.min(1, counts.tp());
      return row == 0
          ? counts
          : new Confusion(counts.tp() - row, counts.fp(), counts.fn() + row, counts.tn());
    }

    private Confusion oneOfTheRestElse() {
      double less = counts.fp() > 0 ? Math.min(1, counts.fp()) : -Math.min(1, counts.tn());
      return new Confusion(
          counts.tp(), counts.fp() - less, counts.fn(), counts.tn() + less, counts.missedCost());
    }
  }
}
