package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class CategoriesTest {
  /** Half of its square is a square, so that one-hot coordinates hold it without rounding. */
  private static final double HALF_SQUARE_ROOT = 0.75;

  private static final double SQUARED_MISMATCH = 2 * HALF_SQUARE_ROOT * HALF_SQUARE_ROOT;

  /** Rows and queries with categories numbered from 0. */
  private record Mixed(KernelCase numbers, int features, int levels, double[] ofRows, int[] seeds) {

    static Mixed random(
        long seed, int dimension, int size, int queries, double bandwidth, int features, int n) {
      SplittableRandom random = new SplittableRandom(seed);
      return new Mixed(
          KernelCase.random(seed, dimension, size, queries, bandwidth, 0),
          features,
          n,
          random.ints((long) size * features, 0, n).asDoubleStream().toArray(),
          random.ints(queries, 0, size).toArray());
    }

    PackedRows rows() {
      return PackedRows.of(numbers.rows(), numbers.dimension(), ofRows);
    }

    /** Each query has the categories of some row. */
    QueryBatch batch(double squaredMismatch) {
      QueryBatch batch = new QueryBatch(numbers.queries(), numbers.dimension());
      for (int query = 0; query < numbers.queries(); query++) {
        Categories categories = new Categories(rows().categories(seeds[query]), squaredMismatch);
        batch.add(
            numbers.points(), query * numbers.dimension(), categories, numbers.excluded()[query]);
      }
      return batch;
    }

    RunningSums sums(KernelSums kernel, QueryBatch batch, boolean exclude) {
      RunningSums sums = new RunningSums(numbers.queries(), numbers.dimension());
      kernel.accumulate(rows(), numbers.bandwidth(), batch, exclude, sums);
      return sums;
    }

    /** By the definition, with a coordinate for every level of every feature. */
    ExactSums exact(int query, boolean exclude) {
      int dimension = numbers.dimension();
      double[] point =
          Arrays.copyOfRange(numbers.points(), query * dimension, (query + 1) * dimension);
      int wide = dimension + features * levels;
      double[] encoded = new double[numbers.size() * wide];
      for (int row = 0; row < numbers.size(); row++) {
        encode(
            Arrays.copyOfRange(numbers.rows(), row * dimension, (row + 1) * dimension),
            row,
            encoded,
            row * wide);
      }
      double[] encodedPoint = new double[wide];
      encode(point, seeds[query], encodedPoint, 0);
      return ExactSums.of(
          encoded,
          encodedPoint,
          exclude ? numbers.excluded()[query] : QueryBatch.NONE,
          numbers.bandwidth());
    }

    private void encode(double[] coordinates, int row, double[] target, int at) {
      System.arraycopy(coordinates, 0, target, at, coordinates.length);
      for (int f = 0; f < features; f++) {
        int level = (int) ofRows[row * features + f];
        target[at + coordinates.length + f * levels + level] = HALF_SQUARE_ROOT;
      }
    }
  }

  @Property(tries = 60)
  void kernelSumsOfEveryTierAreThoseOfOneHotCoordinates(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int dimension,
      @ForAll @IntRange(min = 1, max = 150) int size,
      @ForAll @IntRange(min = 1, max = 4) int features,
      @ForAll @IntRange(min = 1, max = 9) int levels,
      @ForAll @DoubleRange(min = 0.1, max = 10) double bandwidth,
      @ForAll boolean exclude) {
    Mixed mixed = Mixed.random(seed, dimension, size, 7, bandwidth, features, levels);
    KernelTiers.all()
        .forEach(
            kernel -> {
              RunningSums sums = mixed.sums(kernel, mixed.batch(SQUARED_MISMATCH), exclude);
              for (int query = 0; query < 7; query++) {
                assertEqual(sums, query, mixed.exact(query, exclude), dimension);
              }
            });
  }

  private static void assertEqual(RunningSums sums, int query, ExactSums exact, int dimension) {
    double[] found = KernelCase.result(sums, query, dimension);
    if (exact.logSum() == Double.NEGATIVE_INFINITY) {
      assertThat(found[0]).isEqualTo(Double.NEGATIVE_INFINITY);
      return;
    }
    assertThat(found[0])
        .isCloseTo(exact.logSum(), within(1e-12 * Math.max(1, Math.abs(exact.logSum()))));
    for (int k = 0; k < dimension; k++) {
      assertThat(found[1 + k]).isCloseTo(exact.mean()[k], within(1e-11));
    }
  }

  @Property(tries = 100)
  void allTiersGiveTheSameBits(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int dimension,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 30) int queries,
      @ForAll @IntRange(min = 1, max = 4) int features,
      @ForAll @DoubleRange(min = 0.01, max = 100) double bandwidth,
      @ForAll @DoubleRange(min = 0, max = 1000) double squaredMismatch,
      @ForAll boolean exclude) {
    Mixed mixed = Mixed.random(seed, dimension, size, queries, bandwidth, features, 5);
    QueryBatch batch = mixed.batch(squaredMismatch);
    RunningSums expected = mixed.sums(new ScalarKernelSums(), batch, exclude);
    KernelTiers.all()
        .map(kernel -> mixed.sums(kernel, batch, exclude))
        .forEach(
            sums -> {
              for (int query = 0; query < queries; query++) {
                assertThat(KernelCase.result(sums, query, dimension))
                    .containsExactly(KernelCase.result(expected, query, dimension));
              }
            });
  }

  @Example
  void aQueryWithoutCategoriesSeesTheCoordinatesOnlyToTheBit() {
    Mixed mixed = Mixed.random(1, 9, 200, 13, 0.7, 3, 4);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums plain = mixed.numbers().sums(kernel, true);
      RunningSums found = mixed.sums(kernel, mixed.numbers().batch(), true);
      for (int query = 0; query < 13; query++) {
        assertThat(KernelCase.result(found, query, 9))
            .containsExactly(KernelCase.result(plain, query, 9));
      }
    }
  }

  /** Whole blocks of rows are then skipped, before and after those that count. */
  @Example
  void rowsOfCategoriesTooFarToBeNoticedLeaveTheSumsToTheOthers() {
    int size = 400;
    KernelCase numbers = KernelCase.random(2, 8, size, 5, 1, 0);
    double[] categories = new double[size];
    Arrays.fill(categories, 150, 250, 1);
    Mixed mixed = new Mixed(numbers, 1, 2, categories, new int[] {0, 150, 249, 399, 200});
    double[] matching = Arrays.copyOfRange(numbers.rows(), 150 * 8, 250 * 8);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = mixed.sums(kernel, mixed.batch(1e6), false);
      for (int query : new int[] {1, 2, 4}) {
        double[] point = Arrays.copyOfRange(numbers.points(), query * 8, (query + 1) * 8);
        assertEqual(sums, query, ExactSums.of(matching, point, QueryBatch.NONE, 1), 8);
      }
    }
  }

  @Example
  void serialisedRowsKeepTheirCategories() throws Exception {
    Mixed mixed = Mixed.random(3, 2, 70, 5, 0.4, 2, 3);
    PackedRows arrived = Serialised.copy(mixed.rows());
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = new RunningSums(5, 2);
      kernel.accumulate(arrived, 0.4, Serialised.copy(mixed.batch(2).compacted()), true, sums);
      RunningSums expected = mixed.sums(kernel, mixed.batch(2), true);
      for (int query = 0; query < 5; query++) {
        assertThat(KernelCase.result(sums, query, 2))
            .containsExactly(KernelCase.result(expected, query, 2));
      }
    }
  }

  @Example
  void categoriesThatAreNotAsManyOfEachRowAreRefused() {
    assertThatThrownBy(() -> PackedRows.of(new double[6], 2, new double[4]))
        .hasMessage("expected as many categories of each of 3 rows, found 4");
  }
}
