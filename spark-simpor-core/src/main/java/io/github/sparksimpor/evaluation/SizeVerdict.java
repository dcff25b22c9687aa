package io.github.sparksimpor.evaluation;

import io.github.sparksimpor.evaluation.CandidateScores.PairedGain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether synthetic rows help, beside what costs nothing: an offset of the log-odds, class weights,
 * and copies of rows (VTSS, when not to augment).
 *
 * @param helps whether the chosen size beats the best rival by more than one standard error of the
 *     paired differences, in aligned balanced log loss or in average precision
 * @param text the answer with its numbers
 */
public record SizeVerdict(boolean helps, String text) {
  private static final List<Measure> MEASURES =
      List.of(Measure.ALIGNED_LOSS, Measure.AVERAGE_PRECISION);

  /**
   * Judges.
   *
   * @param chosen the size that was chosen
   * @param rivals at least one
   */
  public static SizeVerdict of(CandidateScores chosen, List<CandidateScores> rivals) {
    boolean helps = false;
    List<String> comparisons = new ArrayList<>();
    for (Measure measure : MEASURES) {
      CandidateScores rival = best(rivals, measure);
      PairedGain gain = chosen.gainOver(rival, measure);
      helps |= chosen.size() > 0 && gain.clear();
      comparisons.add(comparison(chosen, rival, measure, gain));
    }
    String answer = answer(helps, chosen, simplest(rivals).candidate());
    return new SizeVerdict(helps, answer + " " + String.join("; ", comparisons) + ".");
  }

  private static String answer(boolean helps, CandidateScores chosen, Candidate rival) {
    if (helps) {
      return "Augmentation helps at size %s.".formatted(chosen.size());
    }
    String unsure =
        chosen.folds().size() < 2 ? "A single split cannot tell whether augmentation helps: " : "";
    return (unsure.isEmpty()
            ? "Augmentation does not help here: use "
            : unsure + "until it does, use ")
        + (rival == Candidate.OFFSET ? "the offset" : rival)
        + ".";
  }

  private static String comparison(
      CandidateScores chosen, CandidateScores rival, Measure measure, PairedGain gain) {
    return String.format(
        Locale.ROOT,
        "%s %.4f at size %s, %.4f with %s (better by %.4f ± %.4f)",
        measure,
        chosen.mean(measure),
        chosen.size(),
        rival.mean(measure),
        rival.candidate(),
        gain.mean(),
        gain.standardError());
  }

  /** What costs least of those that the best does not clearly beat. */
  private static CandidateScores simplest(List<CandidateScores> rivals) {
    CandidateScores best = best(rivals, Measure.ALIGNED_LOSS);
    return rivals.stream()
        .filter(rival -> !best.gainOver(rival, Measure.ALIGNED_LOSS).clear())
        .min(Comparator.comparing(CandidateScores::candidate))
        .orElse(best);
  }

  private static CandidateScores best(List<CandidateScores> rivals, Measure measure) {
    return rivals.stream()
        .max(Comparator.comparingDouble(rival -> measure.gain(rival.mean(measure), 0)))
        .orElseThrow();
  }
}
