package io.github.sparksimpor.evaluation;

import java.util.Comparator;
import java.util.List;

/** Which size to take (VTSS). */
public final class SizeChoice {
  private SizeChoice() {}

  /**
   * The size of best mean; of sizes that tie exactly, the smallest.
   *
   * @param candidates scores of all sizes
   * @param measure what decides
   * @param oneStandardError whether to take the smallest size that lies within one standard error
   *     of the best instead
   */
  public static CandidateScores of(
      List<CandidateScores> candidates, Measure measure, boolean oneStandardError) {
    List<CandidateScores> bySize =
        candidates.stream().sorted(Comparator.comparingDouble(CandidateScores::size)).toList();
    CandidateScores best = bySize.get(0);
    for (CandidateScores candidate : bySize) {
      if (measure.gain(candidate.mean(measure), best.mean(measure)) > 0) {
        best = candidate;
      }
    }
    return oneStandardError ? smallestNear(bySize, best, measure) : best;
  }

  private static CandidateScores smallestNear(
      List<CandidateScores> bySize, CandidateScores best, Measure measure) {
    double error = best.standardError(measure);
    double slack = Double.isNaN(error) ? 0 : error;
    for (CandidateScores candidate : bySize) {
      if (measure.gain(best.mean(measure), candidate.mean(measure)) <= slack) {
        return candidate;
      }
    }
    return best;
  }
}
