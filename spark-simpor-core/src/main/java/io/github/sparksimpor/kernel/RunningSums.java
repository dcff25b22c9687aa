package io.github.sparksimpor.kernel;

import java.util.Arrays;

/**
 * Kernel sums of a batch of queries while rows are being added: per query the sum of weights and of
 * weighted rows, both scaled by {@code 2^-scale}.
 *
 * <p>The scale is an integer, so that rescaling and merging are exact as long as nothing
 * underflows, and sums of parts merged in a given order equal the sums taken in that order.
 */
public final class RunningSums {
  private static final double LN_2 = Math.log(2);

  private final int dimension;
  private final int stride;
  private final double[] scale;
  private final double[] weights;
  private final double[] weightedRows;

  /**
   * Sums of nothing.
   *
   * @param capacity most queries
   * @param dimension number of features
   */
  public RunningSums(int capacity, int dimension) {
    this.dimension = dimension;
    this.stride = (dimension + PackedRows.COLUMN_QUANTUM - 1) & -PackedRows.COLUMN_QUANTUM;
    this.scale = new double[capacity];
    this.weights = new double[capacity * PackedRows.PANEL];
    this.weightedRows = new double[Math.multiplyExact(capacity, stride)];
    clear();
  }

  /** Back to sums of nothing. */
  public void clear() {
    Arrays.fill(scale, Double.NEGATIVE_INFINITY);
    Arrays.fill(weights, 0);
    Arrays.fill(weightedRows, 0);
  }

  /**
   * Natural logarithm of the sum of {@code exp(-‖q - x‖² / 2h²)} over the rows added so far;
   * negative infinity if there was none.
   */
  public double logSum(int query) {
    double sum = weightSum(query);
    return sum == 0 ? Double.NEGATIVE_INFINITY : Math.log(sum) + scale[query] * LN_2;
  }

  /**
   * Writes the kernel-weighted mean of the rows added so far.
   *
   * @param query index in the batch
   * @param target receives {@code dimension} values from {@code offset} on; NaN if no row was added
   * @param offset where to start
   */
  public void mean(int query, double[] target, int offset) {
    double sum = weightSum(query);
    for (int k = 0; k < dimension; k++) {
      target[offset + k] = weightedRows[query * stride + k] / sum;
    }
  }

  /** Adds the weights lane by lane in a fixed tree. */
  private double weightSum(int query) {
    int base = query * PackedRows.PANEL;
    double[] lanes = Arrays.copyOfRange(weights, base, base + PackedRows.PANEL);
    for (int half = PackedRows.PANEL / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }

  /** Raises a query's scale to at least {@code exponent}, an integer, and returns the scale. */
  double raiseScale(int query, double exponent) {
    double old = scale[query];
    if (exponent <= old) {
      return old;
    }
    double factor = old - exponent < -1000 ? 0 : Math.scalb(1.0, (int) (old - exponent));
    for (int lane = 0; lane < PackedRows.PANEL; lane++) {
      weights[query * PackedRows.PANEL + lane] *= factor;
    }
    for (int k = 0; k < stride; k++) {
      weightedRows[query * stride + k] *= factor;
    }
    scale[query] = exponent;
    return exponent;
  }

  /** {@code PANEL} lanes a query. */
  double[] weights() {
    return weights;
  }

  /** {@code stride} values a query. */
  double[] weightedRows() {
    return weightedRows;
  }

  int stride() {
    return stride;
  }
}
