package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

/**
 * Random rows and queries for the kernel sums, and what is checked about them.
 *
 * @param rows row-major
 * @param points of the queries, row-major
 * @param excluded per query a row, or {@link QueryBatch#NONE}
 */
record KernelCase(double[] rows, double[] points, int[] excluded, int dimension, double bandwidth) {

  /**
   * Rows and queries from a cube around {@code offset} in every coordinate; every other query
   * leaves a row out, and every third lies on the row next to it.
   */
  static KernelCase random(
      long seed, int dimension, int size, int queries, double bandwidth, double offset) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] rows = around(offset, random, size * dimension);
    double[] points = around(offset, random, queries * dimension);
    int[] excluded = new int[queries];
    for (int query = 0; query < queries; query++) {
      int row = random.nextInt(size);
      excluded[query] = query % 2 == 0 ? row : QueryBatch.NONE;
      if (query % 3 == 0) {
        System.arraycopy(rows, row * dimension, points, query * dimension, dimension);
      }
    }
    return new KernelCase(rows, points, excluded, dimension, bandwidth);
  }

  private static double[] around(double offset, SplittableRandom random, int count) {
    return random.doubles(count, -2, 2).map(x -> x + offset).toArray();
  }

  int size() {
    return rows.length / dimension;
  }

  int queries() {
    return excluded.length;
  }

  QueryBatch batch() {
    QueryBatch batch = new QueryBatch(queries(), dimension);
    for (int query = 0; query < queries(); query++) {
      batch.add(points, query * dimension, excluded[query]);
    }
    return batch;
  }

  RunningSums sums(KernelSums kernel, boolean exclude) {
    RunningSums sums = new RunningSums(queries(), dimension);
    kernel.accumulate(PackedRows.of(rows, dimension), bandwidth, batch(), exclude, sums);
    return sums;
  }

  /** Log-sum of a query, then its mean. */
  static double[] result(RunningSums sums, int query, int dimension) {
    double[] result = new double[dimension + 1];
    result[0] = sums.logSum(query);
    sums.mean(query, result, 1);
    return result;
  }

  ExactSums exact(int query, boolean exclude) {
    double[] point =
        java.util.Arrays.copyOfRange(points, query * dimension, (query + 1) * dimension);
    return ExactSums.of(rows, point, exclude ? excluded[query] : QueryBatch.NONE, bandwidth);
  }

  void assertBitsEqual(KernelSums one, KernelSums other, boolean exclude) {
    RunningSums ofOne = sums(one, exclude);
    RunningSums ofOther = sums(other, exclude);
    for (int query = 0; query < queries(); query++) {
      assertThat(result(ofOther, query, dimension))
          .as("log-sum and mean of query %d of %s", query, describe())
          .containsExactly(result(ofOne, query, dimension));
    }
  }

  /** Compares one query with exact arithmetic. */
  void assertExact(RunningSums sums, int query, boolean exclude) {
    ExactSums exact = exact(query, exclude);
    double[] found = result(sums, query, dimension);
    if (exact.logSum() == Double.NEGATIVE_INFINITY) {
      assertThat(found[0]).isEqualTo(Double.NEGATIVE_INFINITY);
      return;
    }
    double scale = Math.max(1, Math.abs(exact.logSum()));
    assertThat(Math.abs(found[0] - exact.logSum()))
        .as("error of the log-sum of query %d of %s", query, describe())
        .isLessThanOrEqualTo(1e-12 * scale);
    // An exponent is known to a few units in its last place, and with it the weight.
    double tolerance = 1e-12 + 4 * Math.ulp(exact.deepestThatCounts());
    for (int k = 0; k < dimension; k++) {
      assertThat(Math.abs(found[1 + k] - exact.mean()[k]))
          .as("error of coordinate %d of the mean of query %d of %s", k, query, describe())
          .isLessThanOrEqualTo(tolerance * exact.spread());
    }
  }

  private String describe() {
    return "d=%d n=%d q=%d h=%s".formatted(dimension, size(), queries(), bandwidth);
  }
}
