package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How much better than doing nothing every candidate is, with intervals that hold for all of them
 * together, and which of them to take.
 *
 * @param gains of the candidates, in their order
 * @param critical how many standard errors a gain must exceed to lie beyond chance
 */
public record GainsOverNone(List<Gain> gains, double critical) implements Serializable {
  /** Keeps its own copy of the list. */
  public GainsOverNone {
    gains = List.copyOf(gains);
  }

  /**
   * A paired difference to doing nothing; all NaN if a fold has no value.
   *
   * @param mean over the folds, positive where the candidate is better
   * @param standardError of the mean, wider than the folds show since their training rows overlap;
   *     NaN for a single fold
   * @param lower lower end: all lower ends hold together with probability 1 − alpha
   * @param upper upper end, as far from the mean as the lower one
   * @param chance probability of so large a gain of any candidate where none helps
   */
  public record Gain(double mean, double standardError, double lower, double upper, double chance)
      implements Serializable {
    /** Whether it is more than chance makes of all candidates. */
    public boolean beyondChance() {
      return lower > 0;
    }
  }

  /** The candidate to take: of those beyond chance the one of best mean; empty for none. */
  public OptionalInt safe() {
    return best(Gain::beyondChance);
  }

  /** The candidate of best mean, the first of those that tie; empty if none is best. */
  public OptionalInt best() {
    return best(gain -> gain.mean() > 0);
  }

  private OptionalInt best(Predicate<Gain> open) {
    return IntStream.range(0, gains.size())
        .filter(c -> open.test(gains.get(c)))
        .reduce((best, c) -> gains.get(c).mean() > gains.get(best).mean() ? c : best);
  }
}
