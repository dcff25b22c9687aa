package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PriorShiftTest {

  @Property(tries = 200)
  void undoesResamplingByTheTwoClassFormula(
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double p,
      @ForAll @IntRange(min = 1, max = 1000) int minority,
      @ForAll @IntRange(max = 5000) int synthetic) {
    double r = (minority + synthetic) / (double) minority;
    double[] weights =
        PriorShift.toOriginal(
            new double[] {900, minority}, new double[] {900, minority + synthetic});
    double[] shifted = PriorShift.shift(new double[] {1 - p, p}, weights);
    assertThat(shifted[1]).isCloseTo(p / (p + r * (1 - p)), within(1e-14));
    assertThat(shifted[0] + shifted[1]).isCloseTo(1, within(1e-15));
  }

  @Property(tries = 200)
  void balancingShiftsTheLogOddsByTheLogRatioOfTheClasses(
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double p,
      @ForAll @IntRange(min = 1, max = 1000) int minority) {
    double[] shifted =
        PriorShift.shift(
            new double[] {1 - p, p}, PriorShift.toBalanced(new double[] {1000, minority}));
    assertThat(Math.log(shifted[1] / shifted[0]))
        .isCloseTo(Math.log(p / (1 - p)) + Math.log(1000.0 / minority), within(1e-11));
  }

  @Test
  void bayesRuleHoldsForThreeClasses() {
    double[] likelihood = {0.2, 0.5, 0.05};
    double[] before = {10, 40, 50};
    double[] after = {50, 45, 50};
    double[] learned = normalised(likelihood, after);
    assertThat(PriorShift.shift(learned, PriorShift.toOriginal(before, after)))
        .containsExactly(normalised(likelihood, before), within(1e-15));
    assertThat(PriorShift.shift(learned, PriorShift.toBalanced(after)))
        .containsExactly(normalised(likelihood, new double[] {1, 1, 1}), within(1e-15));
  }

  @Test
  void classesThatWereNeverSeenGetNoProbability() {
    double[] weights = PriorShift.toBalanced(new double[] {4, 0, 1});
    assertThat(PriorShift.shift(new double[] {0.5, 0.1, 0.4, 0}, weights))
        .containsExactly(new double[] {0.125 / 0.525, 0, 0.4 / 0.525, 0}, within(1e-15));
    assertThat(PriorShift.shift(new double[] {0, 1, 0, 0}, weights)).containsExactly(0, 1, 0, 0);
  }

  private static double[] normalised(double[] a, double[] b) {
    double[] product = new double[a.length];
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
      sum += product[i];
    }
    for (int i = 0; i < a.length; i++) {
      product[i] /= sum;
    }
    return product;
  }
}
