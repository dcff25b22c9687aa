package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.GainsOverNone.Gain;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class SafeSelectionTest {
  private static final double[] NONE = {0.5, 0.6, 0.55, 0.52, 0.58};
  private static final double STEP = 1e-6;
  private static final SafeSelection FIVE_FOLDS = new SafeSelection(0.05, 0.25, STEP, 1);

  /** None and so much more, fold by fold. */
  private static double[] plus(double... gains) {
    return IntStream.range(0, gains.length).mapToDouble(j -> NONE[j] + gains[j]).toArray();
  }

  private static GainsOverNone compare(double[]... candidates) {
    return FIVE_FOLDS.compare(NONE, List.of(candidates));
  }

  @Test
  void theErrorCountsThatFoldsShareTheirTrainingRows() {
    Gain gain = compare(plus(0.1, 0.2, 0.1, 0.2, 0.15)).gains().get(0);
    assertThat(gain.mean()).isCloseTo(0.15, within(1e-12));
    // Variance 0.01/4; times 1/5 + 1/4.
    assertThat(gain.standardError()).isCloseTo(Math.sqrt(0.0025 * 0.45), within(1e-12));
  }

  @Test
  void aSingleCandidateIsComparedWithStudentsT() {
    GainsOverNone gains = compare(plus(0.1, 0.2, 0.1, 0.2, 0.15));
    TDistribution student = new TDistribution(4);
    Gain gain = gains.gains().get(0);
    assertThat(gains.critical())
        .isCloseTo(student.inverseCumulativeProbability(0.95), within(0.05));
    assertThat(gain.chance())
        .isCloseTo(
            1 - student.cumulativeProbability(gain.mean() / gain.standardError()), within(0.004));
    assertThat(gain.lower())
        .isCloseTo(gain.mean() - gains.critical() * gain.standardError(), within(1e-12));
    assertThat(gain.upper() - gain.mean()).isCloseTo(gain.mean() - gain.lower(), within(1e-12));
  }

  @Test
  void manyCandidatesNeedMoreThanOneButNoMoreThanBonferroniAsks() {
    RandomGenerator random = new SplittableRandom(3);
    double[][] unlike = new double[20][];
    Arrays.setAll(unlike, c -> plus(random.doubles(5, -0.1, 0.1).toArray()));
    double one = compare(unlike[0]).critical();
    double bonferroni = new TDistribution(4).inverseCumulativeProbability(1 - 0.05 / 20);
    assertThat(compare(unlike).critical()).isGreaterThan(one + 1).isLessThan(bonferroni * 1.05);
  }

  @Test
  void candidatesThatAreAlikeCostLessThanOnesThatAreNot() {
    RandomGenerator random = new SplittableRandom(4);
    double[] shared = random.doubles(10, -0.1, 0.1).toArray();
    double[][] alike = new double[10][];
    double[][] unlike = new double[10][];
    for (int c = 0; c < 10; c++) {
      double[] own = random.doubles(10, -0.1, 0.1).toArray();
      alike[c] = IntStream.range(0, 10).mapToDouble(j -> shared[j] + 0.05 * own[j]).toArray();
      unlike[c] = own;
    }
    SafeSelection tenFolds = new SafeSelection(0.05, 1 / 9.0, STEP, 1);
    double[] zero = new double[10];
    assertThat(tenFolds.compare(zero, List.of(alike)).critical())
        .isLessThan(tenFolds.compare(zero, List.of(unlike)).critical() - 0.1);
  }

  @Test
  void ofThoseBeyondChanceTheBestMeanIsTakenAndNotTheBestMeanOfAll() {
    GainsOverNone gains =
        compare(
            plus(0.10, 0.11, 0.10, 0.09, 0.10),
            plus(0.12, 0.13, 0.12, 0.11, 0.12),
            plus(0.9, -0.1, 0.4, -0.2, 0.1));
    assertThat(gains.gains().get(2).mean()).isGreaterThan(gains.gains().get(1).mean());
    assertThat(gains.gains().get(2).beyondChance()).isFalse();
    assertThat(gains.safe()).hasValue(1);
    assertThat(gains.best()).hasValue(2);
  }

  @Test
  void noneIsKeptWhereNothingIsBeyondChance() {
    GainsOverNone gains = compare(plus(0.1, -0.1, 0.1, 0.0, 0.05), plus(-0.1, -0.1, -0.2, 0, 0));
    assertThat(gains.safe()).isEmpty();
    assertThat(gains.best()).hasValue(0);
    assertThat(compare(plus(-0.1, -0.1, -0.2, 0, 0)).best()).isEmpty();
  }

  @Test
  void aGainThatIsTheSameOnEveryFoldIsBeyondChanceButNotOneOfLessThanARow() {
    GainsOverNone gains =
        compare(plus(0.2, 0.2, 0.2, 0.2, 0.2), plus(1e-7, 1e-7, 1e-7, 1e-7, 1e-7));
    assertThat(gains.gains().get(0).beyondChance()).isTrue();
    assertThat(gains.gains().get(1).beyondChance()).isFalse();
  }

  @Test
  void twoFoldsThatAgreeByChanceAreNoCertainty() {
    SafeSelection twoFolds = new SafeSelection(0.05, 1, 0.1, 1);
    double[] none = {0.2, 0.2};
    double[] other = {0.5, 0.5};
    assertThat(twoFolds.compare(none, List.of(other)).safe()).isEmpty();
  }

  @Test
  void theUnitOfTheObjectiveMakesNoDifference() {
    double[] gains = {0.2, 0.21, 0.2, 0.19, 0.205};
    for (double unit : new double[] {1, 1e-9, 1e9}) {
      double[] scaled = Arrays.stream(gains).map(gain -> gain * unit).toArray();
      Gain gain =
          new SafeSelection(0.05, 0.25, 0.01 * unit, 1)
              .compare(new double[5], List.of(scaled))
              .gains()
              .get(0);
      assertThat(gain.chance()).isEqualTo(1.0 / 10_001);
      assertThat(gain.lower() / unit).isCloseTo(0.187, within(0.001));
    }
  }

  @Test
  void whatDiffersNowhereGainsNothingAndCostsTheOthersNothing() {
    GainsOverNone gains = compare(plus(0, 0, 0, 0, 0), plus(0.1, 0.2, 0.1, 0.2, 0.15));
    assertThat(gains.critical()).isEqualTo(compare(plus(0.1, 0.2, 0.1, 0.2, 0.15)).critical());
    assertThat(gains.gains().get(0).beyondChance()).isFalse();
    assertThat(gains.gains().get(0).mean()).isZero();
    assertThat(compare(plus(0, 0, 0, 0, 0)).safe()).isEmpty();
    assertThat(compare().safe()).isEmpty();
  }

  @Test
  void aSingleFoldTellsNothing() {
    GainsOverNone gains =
        FIVE_FOLDS.compare(new double[] {0.5}, List.of(new double[] {0.9}, new double[] {0.8}));
    assertThat(gains.safe()).isEmpty();
    assertThat(gains.best()).hasValue(0);
    assertThat(gains.gains().get(0).standardError()).isNaN();
  }

  @Test
  void aCandidateWithoutValueOnSomeFoldIsNotTakenButCountsAsTried() {
    double[] good = plus(0.1, 0.11, 0.1, 0.09, 0.1);
    GainsOverNone gains = compare(plus(0.9, 0.9, Double.NaN, 0.9, 0.9), good);
    assertThat(gains.safe()).hasValue(1);
    assertThat(gains.best()).hasValue(1);
    assertThat(gains.critical()).isGreaterThan(compare(good).critical() + 0.1);
    double[] broken = NONE.clone();
    broken[2] = Double.NaN;
    assertThat(FIVE_FOLDS.compare(broken, List.of(good)).safe()).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    double[] gain = plus(0.1, 0.2, 0.1, 0.2, 0.15);
    assertThat(compare(gain)).isEqualTo(compare(gain));
  }
}
