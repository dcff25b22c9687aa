package io.github.sparksimpor.ml;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time that a search may take, from when it is made: what there is none for is cut. */
final class TimeBudget {
  private static final Logger LOG = LoggerFactory.getLogger(TimeBudget.class);

  private final OptionalDouble seconds;
  private final int folds;
  private final long start = System.nanoTime();

  /** Seconds that a fold takes for one of its candidates' own, as these are tried side by side. */
  private double pace = 1;

  /**
   * Begins now.
   *
   * @param seconds in all; empty if there is no end to them
   * @param folds in all
   */
  TimeBudget(OptionalDouble seconds, int folds) {
    this.seconds = seconds;
    this.folds = folds;
  }

  /**
   * Learns how long a fold takes.
   *
   * @param took seconds of the fold
   * @param own seconds of its candidates
   */
  void learn(double took, double own) {
    pace = took / own;
  }

  /**
   * The worst first, until the folds to come take no longer than is left.
   *
   * @param trials none first, which is never cut
   */
  void cut(List<CandidateTrial> trials) {
    if (seconds.isEmpty()) {
      return;
    }
    double left = seconds.getAsDouble() - (System.nanoTime() - start) * 1e-9;
    double toCome = pace * (folds - trials.get(0).folds());
    List<CandidateTrial> worstFirst =
        trials.stream()
            .skip(1)
            .filter(trial -> !trial.isCut())
            .sorted(Comparator.comparingDouble(CandidateTrial::soFar))
            .toList();
    double needed =
        toCome
            * trials.stream()
                .filter(trial -> !trial.isCut())
                .mapToDouble(CandidateTrial::seconds)
                .sum();
    for (CandidateTrial trial : worstFirst) {
      if (needed > left) {
        LOG.info("{} is cut after {} folds", trial.named(), trial.folds());
        trial.cut();
        needed -= toCome * trial.seconds();
      }
    }
  }
}
