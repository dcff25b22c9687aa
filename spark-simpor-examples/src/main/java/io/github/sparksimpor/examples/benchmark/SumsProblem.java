package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Kernel sums to compute: how many rows, and queries in flight.
 *
 * @param rows n
 * @param dimension d
 * @param queries points evaluated together
 */
record SumsProblem(int rows, int dimension, int queries) {
  static final List<SumsProblem> ALL =
      List.of(
          new SumsProblem(8_000, 30, 48),
          new SumsProblem(284_800, 30, 96),
          new SumsProblem(1_600, 2, 48),
          new SumsProblem(100_000, 100, 96));

  static SumsProblem parse(String text) {
    String[] sizes = text.split("x", 3);
    return new SumsProblem(
        Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
  }

  /** As {@link #parse} reads it. */
  String text() {
    return rows + "x" + dimension + "x" + queries;
  }

  /** Multiplications of one coordinate of a row with one of a query, for distance or mean. */
  double pairDimensions() {
    return (double) rows * dimension * queries;
  }

  double bandwidth() {
    return Bandwidth.scott(rows, dimension);
  }

  /** Standard normal rows. */
  double[] rowMajor() {
    return normal(1, rows * dimension);
  }

  PackedRows packed() {
    return PackedRows.of(rowMajor(), dimension);
  }

  /** Standard normal points. */
  QueryBatch batch() {
    QueryBatch batch = new QueryBatch(queries, dimension);
    double[] points = normal(2, queries * dimension);
    for (int query = 0; query < queries; query++) {
      batch.add(points, query * dimension, QueryBatch.NONE);
    }
    return batch;
  }

  double[] points() {
    return normal(2, queries * dimension);
  }

  private static double[] normal(long seed, int count) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    return ZigguratSampler.NormalizedGaussian.of(random).samples(count).toArray();
  }
}
