package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What to do about imbalance, chosen among all that was tried.
 *
 * @param objective name of what was maximised
 * @param alpha probability of recommending what does not help, where the choice was safe
 * @param candidates all that were tried; the first does nothing
 * @param gains of all but the first over it
 * @param chosen place of the chosen one in {@code candidates}
 * @param leftOut what was to be tried and could not be; what failed on some fold only is among the
 *     candidates too
 */
public record TunedBalance(
    String objective,
    double alpha,
    List<TriedCandidate> candidates,
    GainsOverNone gains,
    int chosen,
    List<LeftOut> leftOut)
    implements Serializable {
  /** Keeps its own copies of the lists. */
  public TunedBalance {
    candidates = List.copyOf(candidates);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Compares and chooses.
   *
   * @param objective name of what was maximised
   * @param candidates all that were tried; the first does nothing and was not cut
   * @param leftOut what was to be tried and could not be
   * @param selection how far chance goes
   * @param safe whether only what lies beyond chance may be chosen, rather than the best mean
   */
  public static TunedBalance choose(
      String objective,
      List<TriedCandidate> candidates,
      List<LeftOut> leftOut,
      SafeSelection selection,
      boolean safe) {
    double[] none = candidates.get(0).values(Measure.EVALUATOR_GAIN);
    GainsOverNone gains =
        selection.compare(
            none,
            candidates.stream().skip(1).map(candidate -> onAll(candidate, none.length)).toList());
    OptionalInt best = safe ? gains.safe() : gains.best();
    return new TunedBalance(
        objective,
        selection.alpha(),
        candidates,
        gains,
        best.isPresent() ? best.getAsInt() + 1 : 0,
        leftOut);
  }

  /** Folds that were cut have no value. */
  private static double[] onAll(TriedCandidate candidate, int folds) {
    double[] values = candidate.values(Measure.EVALUATOR_GAIN);
    double[] all = Arrays.copyOf(values, folds);
    Arrays.fill(all, values.length, folds, Double.NaN);
    return all;
  }

  /** The chosen one. */
  public TriedCandidate best() {
    return candidates.get(chosen);
  }

  /** Whether a candidate ended before all folds for the budget, rather than because it failed. */
  public boolean isCutForTime(int place) {
    TriedCandidate candidate = candidates.get(place);
    return candidate.cut()
        && leftOut.stream().noneMatch(left -> left.candidate().equals(candidate.toString()));
  }

  /** What is to be read beside a candidate's name, such as that it was chosen; mostly nothing. */
  public String mark(int place) {
    if (place == chosen) {
      return " (chosen)";
    }
    return isCutForTime(place) ? " (cut)" : candidates.get(place).cut() ? " (left out)" : "";
  }

  /** The answer in a sentence. */
  public String verdict() {
    return BalanceVerdict.of(this);
  }
}
