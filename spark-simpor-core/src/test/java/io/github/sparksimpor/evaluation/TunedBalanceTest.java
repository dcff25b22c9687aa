package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TunedBalanceTest {
  private static final SafeSelection SELECTION = new SafeSelection(0.05, 0.25, 1e-6, 1);

  private static TriedCandidate candidate(
      String name, double size, double rows, boolean cut, double... objective) {
    return new TriedCandidate(
        name,
        size,
        Arrays.stream(objective).mapToObj(value -> new FoldScores(0.5, 0.5, 0.5, value)).toList(),
        rows,
        1,
        cut);
  }

  private static final TriedCandidate NONE =
      candidate("none", Double.NaN, 100, false, 0.50, 0.52, 0.48, 0.51, 0.49);
  private static final TriedCandidate CLEAR =
      candidate("smote", 0.5, 150, false, 0.60, 0.62, 0.57, 0.62, 0.59);
  private static final TriedCandidate VAGUE =
      candidate("weights", Double.NaN, 100, false, 0.90, 0.40, 0.95, 0.30, 0.60);
  private static final TriedCandidate CUT = candidate("simpor", 1, 200, true, 0.99);

  private static TunedBalance choose(boolean safe, TriedCandidate... others) {
    return TunedBalance.choose(
        "macroF1",
        Stream.concat(Stream.of(NONE), Arrays.stream(others)).toList(),
        List.of(),
        SELECTION,
        safe);
  }

  @Test
  void theSafeChoiceIsBeyondChanceAndTheBestMeanNeedNotBe() {
    assertThat(choose(true, VAGUE, CLEAR).best()).isEqualTo(CLEAR);
    assertThat(choose(false, VAGUE, CLEAR).best()).isEqualTo(VAGUE);
    assertThat(choose(true, VAGUE).best()).isEqualTo(NONE);
    assertThat(choose(true).best()).isEqualTo(NONE);
  }

  @Test
  void theVerdictTellsWhatToDoWhatItGainsAtWhatPriceAndWhatCannotBeTold() {
    TunedBalance tuned = choose(true, VAGUE, CLEAR, CUT);
    GainsOverNone.Gain gain = tuned.gains().gains().get(1);
    assertThat(tuned.verdict())
        .startsWith(
            "use smote at size 0.5: macroF1 0.6000, against 0.5000 of none, better by 0.1000")
        .contains(
            "(%.4f to %.4f at level 0.05 for all of them together)"
                .formatted(gain.lower(), gain.upper()))
        .contains("for 1.50 times the training rows")
        .contains("not distinguishable from none: weights;")
        .endsWith("cut for want of time: simpor at size 1.0.");
  }

  @Test
  void theVerdictToDoNothingNamesTheBestOtherWithItsInterval() {
    assertThat(choose(true, VAGUE).verdict())
        .startsWith("resample nothing and weigh nothing, move the threshold only: macroF1 0.5000")
        .contains("the best other, weights, is better by 0.1300 (-")
        .endsWith("not distinguishable from none: weights.");
    assertThat(choose(true).verdict())
        .isEqualTo("resample nothing and weigh nothing, move the threshold only: macroF1 0.5000.");
  }

  @Test
  void whatCouldNotBeHadIsNamedWithItsReasonAndNotTakenForWhatThereWasNoTimeFor() {
    TunedBalance tuned =
        TunedBalance.choose(
            "macroF1",
            List.of(NONE, CLEAR, CUT),
            List.of(
                new LeftOut("simpor at size 1.0", "label 1.0 has 1 row"),
                new LeftOut("weights", "trees takes no weights")),
            SELECTION,
            true);
    assertThat(tuned.verdict())
        .endsWith("; left out: simpor at size 1.0, weights (label 1.0 has 1 row).")
        .doesNotContain("for want of time");
    assertThat(tuned.mark(1)).isEqualTo(" (chosen)");
    assertThat(tuned.mark(2)).isEqualTo(" (left out)");
  }

  @Test
  void aGainThatIsThereIsNeverWrittenAsNone() {
    TriedCandidate slight =
        candidate("smote", 1, 1, false, 0.500003, 0.520002, 0.480003, 0.510001, 0.490003);
    assertThat(choose(false, slight).verdict())
        .startsWith("use smote at size 1.0: macroF1 0.500002, against 0.500000 of none, better by")
        .doesNotContain("better by 0.0000 ");
    TriedCandidate same = candidate("smote", 1, 1, false, 0.50, 0.52, 0.48, 0.51, 0.49);
    assertThat(choose(true, same).verdict())
        .contains("the best other, smote at size 1.0, is as good");
  }

  @Test
  void whatWasCutIsNeverTakenButCountsAsTried() {
    TunedBalance tuned = choose(false, CUT, CLEAR);
    assertThat(tuned.best()).isEqualTo(CLEAR);
    assertThat(tuned.gains().critical()).isGreaterThan(choose(false, CLEAR).gains().critical());
  }

  @Test
  void ofManyAlikeAFewAreNamedAndTheOthersCounted() {
    List<TriedCandidate> alike =
        List.of(
            candidate("a", 1, 1, false, 0.51, 0.51, 0.48, 0.50, 0.49),
            candidate("b", 1, 1, false, 0.49, 0.53, 0.48, 0.51, 0.50),
            candidate("c", 1, 1, false, 0.52, 0.52, 0.46, 0.51, 0.49),
            candidate("d", 1, 1, false, 0.50, 0.52, 0.49, 0.50, 0.49),
            candidate("e", 1, 1, false, 0.50, 0.51, 0.48, 0.52, 0.49),
            candidate("f", 1, 1, false, 0.51, 0.52, 0.48, 0.50, 0.49));
    assertThat(choose(true, alike.toArray(TriedCandidate[]::new)).verdict())
        .endsWith("none: a at size 1.0, b at size 1.0, c at size 1.0, d at size 1.0 and 2 others.");
  }
}
