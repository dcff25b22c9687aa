package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class KernelSumsPropertyTest {

  @Property(tries = 60)
  void everyTierEqualsExactArithmetic(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int dimension,
      @ForAll @IntRange(min = 1, max = 150) int size,
      @ForAll @IntRange(min = 1, max = 20) int queries,
      @ForAll @DoubleRange(min = 0.05, max = 50) double bandwidth,
      @ForAll @DoubleRange(min = -100, max = 100) double offset,
      @ForAll boolean exclude) {
    KernelCase random = KernelCase.random(seed, dimension, size, queries, bandwidth, offset);
    KernelTiers.all()
        .forEach(kernel -> random.assertExact(random.sums(kernel, exclude), queries - 1, exclude));
  }

  @Property(tries = 200)
  void allTiersGiveTheSameBits(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int dimension,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 30) int queries,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double bandwidth,
      @ForAll @DoubleRange(min = -1000, max = 1000) double offset,
      @ForAll boolean exclude) {
    KernelCase random = KernelCase.random(seed, dimension, size, queries, bandwidth, offset);
    KernelTiers.all()
        .forEach(kernel -> random.assertBitsEqual(new ScalarKernelSums(), kernel, exclude));
  }

  @Property(tries = 200)
  void theMeanLiesWithinTheRows(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 10) int dimension,
      @ForAll @IntRange(min = 1, max = 100) int size,
      @ForAll @DoubleRange(min = 0.01, max = 10) double bandwidth) {
    KernelCase random = KernelCase.random(seed, dimension, size, 1, bandwidth, 0);
    RunningSums sums = random.sums(new ScalarKernelSums(), false);
    double[] mean = new double[dimension];
    sums.mean(0, mean, 0);
    for (int k = 0; k < dimension; k++) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < size; row++) {
        lowest = Math.min(lowest, random.rows()[row * dimension + k]);
        highest = Math.max(highest, random.rows()[row * dimension + k]);
      }
      assertThat(mean[k]).isBetween(lowest - 1e-13, highest + 1e-13);
    }
  }

  @Property(tries = 500)
  void powersOfTwoAreAccurateToTheLastPlaces(
      @ForAll @DoubleRange(min = -128, max = 900) double depth) {
    double expected = Math.pow(2, -depth);
    assertThat(Math.abs(Exp2.ofMinus(depth) - expected)).isLessThanOrEqualTo(5e-16 * expected);
  }
}
