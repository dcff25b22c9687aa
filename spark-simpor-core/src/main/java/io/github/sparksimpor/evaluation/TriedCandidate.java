package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One way to treat imbalance, with what it did on every fold.
 *
 * @param name such as {@code none} or {@code smote}
 * @param size γ, the part of the gap that is filled; NaN where there is none to choose
 * @param folds scores, fold by fold, the objective among them as {@code evaluated}; fewer than of
 *     other candidates if it was cut
 * @param rows it is trained on, on average
 * @param seconds to train it, its own synthetic rows included, on average
 * @param cut whether it ended before all folds, for the budget or because it could not be had on
 *     one
 */
public record TriedCandidate(
    String name, double size, List<FoldScores> folds, double rows, double seconds, boolean cut)
    implements Serializable {
  /** Keeps its own copy of the scores. */
  public TriedCandidate {
    folds = List.copyOf(folds);
  }

  /** Mean over the folds it was tried on. */
  public double mean(Measure measure) {
    return StatUtils.mean(values(measure));
  }

  /** The values on the folds it was tried on. */
  public double[] values(Measure measure) {
    return folds.stream().mapToDouble(measure::of).toArray();
  }

  /** The name in messages, with the size. */
  @Override
  public String toString() {
    return Double.isNaN(size) ? name : name + " at size " + size;
  }
}
