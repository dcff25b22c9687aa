package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One way to train, with its scores on every fold.
 *
 * @param candidate some size, or a rival
 * @param size γ, the part of the gap that is filled
 * @param folds scores, fold by fold; all candidates have the same folds in the same order
 */
public record CandidateScores(Candidate candidate, double size, List<FoldScores> folds)
    implements Serializable {
  /** Keeps its own copy of the scores. */
  public CandidateScores {
    folds = List.copyOf(folds);
  }

  /** Mean over the folds. */
  public double mean(Measure measure) {
    return StatUtils.mean(values(measure));
  }

  /** Standard error of the mean over the folds; NaN for a single one. */
  public double standardError(Measure measure) {
    return standardError(values(measure));
  }

  /**
   * How much better this is than another, fold by fold.
   *
   * @return mean and standard error of the paired differences, positive where this is better
   */
  public PairedGain gainOver(CandidateScores other, Measure measure) {
    double[] gains =
        IntStream.range(0, folds.size())
            .mapToDouble(
                i -> measure.gain(measure.of(folds.get(i)), measure.of(other.folds.get(i))))
            .toArray();
    return new PairedGain(StatUtils.mean(gains), standardError(gains));
  }

  /**
   * A difference between two candidates on the same folds.
   *
   * @param mean positive if the first is better
   * @param standardError of the mean; NaN for a single fold
   */
  public record PairedGain(double mean, double standardError) {
    /**
     * What an optimiser's tolerance and the order of a sum make of one and the same training: less
     * is no gain, however evenly the folds show it.
     */
    private static final double ROUNDING = 1e-6;

    /** Whether the first is better by more than a standard error, and than rounding. */
    public boolean clear() {
      return mean > Math.max(standardError, ROUNDING);
    }
  }

  private double[] values(Measure measure) {
    return folds.stream().mapToDouble(measure::of).toArray();
  }

  private static double standardError(double[] values) {
    return values.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values) / values.length);
  }
}
