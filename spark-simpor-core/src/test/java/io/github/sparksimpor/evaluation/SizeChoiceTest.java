package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeChoiceTest {
  /** A candidate whose plain and aligned loss are given per fold; average precision is 1 - loss. */
  private static CandidateScores candidate(Candidate candidate, double size, double... losses) {
    return new CandidateScores(
        candidate,
        size,
        Arrays.stream(losses)
            .mapToObj(loss -> new FoldScores(loss, loss, 1 - loss, Double.NaN))
            .toList());
  }

  private static CandidateScores size(double size, double... losses) {
    return candidate(Candidate.SIZE, size, losses);
  }

  @Test
  void takesTheSizeOfLeastMeanLoss() {
    List<CandidateScores> sizes = List.of(size(0, 0.5, 0.7), size(1, 0.4, 0.6), size(2, 0.6, 0.5));
    assertThat(SizeChoice.of(sizes, Measure.PLAIN_LOSS, false).size()).isEqualTo(1);
    assertThat(SizeChoice.of(sizes, Measure.AVERAGE_PRECISION, false).size()).isEqualTo(1);
  }

  @Test
  void anExactTieGoesToTheSmallerSizeInWhateverOrder() {
    List<CandidateScores> sizes = List.of(size(2, 0.5), size(0.5, 0.5), size(1, 0.5));
    assertThat(SizeChoice.of(sizes, Measure.PLAIN_LOSS, false).size()).isEqualTo(0.5);
  }

  @Test
  void oneStandardErrorTakesTheSmallestSizeThatIsNearlyAsGood() {
    // The best has mean 0.5 and standard error 0.1.
    List<CandidateScores> sizes =
        List.of(size(0, 0.61, 0.61), size(0.5, 0.59, 0.59), size(1, 0.55, 0.55), size(2, 0.4, 0.6));
    assertThat(SizeChoice.of(sizes, Measure.PLAIN_LOSS, false).size()).isEqualTo(2);
    assertThat(SizeChoice.of(sizes, Measure.PLAIN_LOSS, true).size()).isEqualTo(0.5);
  }

  @Test
  void oneStandardErrorOfASingleSplitIsNone() {
    List<CandidateScores> sizes = List.of(size(0, 0.51), size(1, 0.5));
    assertThat(SizeChoice.of(sizes, Measure.PLAIN_LOSS, true).size()).isEqualTo(1);
  }

  @Test
  void gainsArePairedFoldByFold() {
    CandidateScores.PairedGain gain =
        size(1, 0.1, 0.5, 0.9).gainOver(size(0, 0.2, 0.7, 1.0), Measure.PLAIN_LOSS);
    // Differences 0.1, 0.2, 0.1: mean 0.4/3, variance 0.01/3.
    assertThat(gain.mean()).isCloseTo(0.4 / 3, within(1e-12));
    assertThat(gain.standardError()).isCloseTo(Math.sqrt(0.01 / 9), within(1e-12));
  }

  @Test
  void augmentationHelpsIfItBeatsTheBestRivalClearly() {
    SizeVerdict verdict =
        SizeVerdict.of(
            size(0.5, 0.30, 0.50, 0.41),
            List.of(
                candidate(Candidate.OFFSET, 0, 0.40, 0.60, 0.50),
                candidate(Candidate.CLASS_WEIGHTS, 0, 0.9, 0.9, 0.9)));
    assertThat(verdict.helps()).isTrue();
    assertThat(verdict.text())
        .startsWith("Augmentation helps at size 0.5.")
        .contains("aligned balanced log loss 0.4033 at size 0.5, 0.5000 with offset")
        .contains("better by 0.0967 ± 0.0033");
  }

  @Test
  void augmentationDoesNotHelpWithinAStandardErrorAndTheBestRivalIsNamed() {
    SizeVerdict verdict =
        SizeVerdict.of(
            size(0.5, 0.30, 0.50),
            List.of(
                candidate(Candidate.OFFSET, 0, 0.40, 0.60),
                candidate(Candidate.CLASS_WEIGHTS, 0, 0.25, 0.54)));
    assertThat(verdict.helps()).isFalse();
    assertThat(verdict.text()).startsWith("Augmentation does not help here: use class weights.");
  }

  @Test
  void ofRivalsThatAreAboutAsGoodTheCheapestIsNamed() {
    SizeVerdict verdict =
        SizeVerdict.of(
            size(0.5, 0.50, 0.50),
            List.of(
                candidate(Candidate.RANDOM_OVERSAMPLING, 1, 0.40, 0.51),
                candidate(Candidate.CLASS_WEIGHTS, 0, 0.41, 0.49),
                candidate(Candidate.OFFSET, 0, 0.49, 0.45)));
    assertThat(verdict.text()).startsWith("Augmentation does not help here: use the offset.");
  }

  @Test
  void nothingAddedIsNoHelpHoweverGood() {
    SizeVerdict verdict =
        SizeVerdict.of(size(0, 0.1, 0.1), List.of(candidate(Candidate.OFFSET, 0, 0.40, 0.60)));
    assertThat(verdict.helps()).isFalse();
    assertThat(verdict.text()).startsWith("Augmentation does not help here: use the offset.");
  }

  @Test
  void aSingleSplitTellsNothing() {
    SizeVerdict verdict =
        SizeVerdict.of(size(1, 0.1), List.of(candidate(Candidate.OFFSET, 0, 0.40)));
    assertThat(verdict.helps()).isFalse();
    assertThat(verdict.text()).startsWith("A single split cannot tell");
  }

  @Test
  void whatRoundingMakesOfOneTrainingIsNoGainHoweverEvenTheFolds() {
    CandidateScores chosen = size(1, 0.4, 0.6, 0.5);
    CandidateScores copies =
        candidate(Candidate.RANDOM_OVERSAMPLING, 1, 0.4 + 1e-9, 0.6 + 1e-9, 0.5 + 2e-9);
    assertThat(chosen.gainOver(copies, Measure.ALIGNED_LOSS).clear()).isFalse();
    assertThat(SizeVerdict.of(chosen, List.of(copies)).helps()).isFalse();
    CandidateScores worse = candidate(Candidate.RANDOM_OVERSAMPLING, 1, 0.41, 0.61, 0.512);
    assertThat(SizeVerdict.of(chosen, List.of(worse)).helps()).isTrue();
  }
}
