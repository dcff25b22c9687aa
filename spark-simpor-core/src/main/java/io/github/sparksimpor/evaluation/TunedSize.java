package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.List;

/**
 * The size that was chosen among all that were tried.
 *
 * @param size γ, the part of the gap to fill: 0 if it is best to add nothing
 * @param candidates scores of all sizes by ascending size, then of the rivals
 */
public record TunedSize(double size, List<CandidateScores> candidates) implements Serializable {
  /** Keeps its own copy of the list. */
  public TunedSize {
    candidates = List.copyOf(candidates);
  }

  /** Whether the chosen size beats an offset, class weights and copies, with the numbers. */
  public SizeVerdict verdict() {
    return SizeVerdict.of(
        candidates.stream().filter(this::chose).findFirst().orElseThrow(),
        candidates.stream().filter(scores -> scores.candidate() != Candidate.SIZE).toList());
  }

  /** Whether these are the scores of the chosen size. */
  public boolean chose(CandidateScores scores) {
    return scores.candidate() == Candidate.SIZE && scores.size() == size;
  }
}
