package io.github.sparksimpor.kernel;

import java.util.List;

/** Rules for the bandwidth h of the kernels, in units of the standardised coordinates. */
public final class Bandwidth {
  /** Rows of a class that take part in the likelihood. */
  private static final int MOST_ROWS = 1000;

  private static final int STEPS_PER_OCTAVE = 4;
  private static final int OCTAVES_BELOW = 4;
  private static final int OCTAVES_ABOVE = 2;

  private Bandwidth() {}

  /**
   * Scott's rule, {@code n^(-1 / (d + 4))}.
   *
   * @param rows n, at least 1
   * @param dimension d, at least 1
   */
  public static double scott(long rows, int dimension) {
    return StrictMath.pow((double) rows, -1.0 / (dimension + 4));
  }

  /**
   * Silverman's rule, {@code (n (d + 2) / 4)^(-1 / (d + 4))}.
   *
   * @param rows n, at least 1
   * @param dimension d, at least 1
   */
  public static double silverman(long rows, int dimension) {
    return StrictMath.pow(rows * (dimension + 2) / 4.0, -1.0 / (dimension + 4));
  }

  /**
   * The bandwidth that makes the rows of all classes most likely, each under the density of its own
   * class with itself left out.
   *
   * <p>Tried are Scott's bandwidth times {@code 2^(i/4)} from 1/16 to 4. Of a larger class 1,000
   * rows evenly spaced in its order stand for all; the bandwidth found is one for that many. Where
   * rows repeat, the likelihood may grow without bound as h shrinks, and the smallest is taken.
   *
   * <p>Categories are left out: their kernel is not normalised as h changes, so that a likelihood
   * with them would only ask for a larger h.
   *
   * @param classes rows of each class; classes of a single row are left aside
   * @param sums computes the densities
   * @return h; Scott's if no class has two rows; the larger of equals
   */
  public static double leaveOneOut(List<PackedRows> classes, KernelSums sums) {
    List<PackedRows> samples =
        classes.stream().filter(rows -> rows.size() > 1).map(Bandwidth::sample).toList();
    long size = samples.stream().mapToLong(PackedRows::size).sum();
    if (size == 0) {
      return classes.isEmpty() ? 1 : scott(1, classes.get(0).dimension());
    }
    double scott = scott(size, samples.get(0).dimension());
    double best = scott;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = OCTAVES_ABOVE * STEPS_PER_OCTAVE; i >= -OCTAVES_BELOW * STEPS_PER_OCTAVE; i--) {
      double bandwidth = scott * StrictMath.pow(2, (double) i / STEPS_PER_OCTAVE);
      double likelihood = 0;
      for (PackedRows sample : samples) {
        likelihood += logLikelihood(sample, bandwidth, sums);
      }
      if (likelihood > highest) {
        highest = likelihood;
        best = bandwidth;
      }
    }
    return best;
  }

  /** Sum of the leave-one-out log densities, without the terms that h does not change. */
  private static double logLikelihood(PackedRows rows, double bandwidth, KernelSums kernelSums) {
    int dimension = rows.dimension();
    QueryBatch queries = new QueryBatch(rows.size(), dimension);
    double[] point = new double[dimension];
    for (int row = 0; row < rows.size(); row++) {
      rows.copyRow(row, point, 0);
      queries.add(point, 0, row);
    }
    RunningSums sums = new RunningSums(rows.size(), dimension);
    kernelSums.accumulate(rows, bandwidth, queries, true, sums);
    double likelihood = -rows.size() * (dimension * Math.log(bandwidth));
    for (int row = 0; row < rows.size(); row++) {
      likelihood += sums.logSum(row);
    }
    return likelihood;
  }

  /** The rows that stand for a class: all of up to 1,000, else that many evenly spaced ones. */
  public static PackedRows sample(PackedRows rows) {
    if (rows.size() <= MOST_ROWS) {
      return rows;
    }
    int dimension = rows.dimension();
    double[] sample = new double[MOST_ROWS * dimension];
    for (int i = 0; i < MOST_ROWS; i++) {
      rows.copyRow((int) ((long) i * rows.size() / MOST_ROWS), sample, i * dimension);
    }
    return PackedRows.of(sample, dimension);
  }
}
