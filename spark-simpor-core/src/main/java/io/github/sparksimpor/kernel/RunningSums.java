package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.LANES;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Kernel sums of a batch of queries while rows are being added: per query the sum of weights and of
 * weighted rows, both scaled by {@code 2^-scale}.
 *
 * <p>The scale is an integer, so that rescaling is exact as long as nothing underflows, and close
 * to the highest exponent of the first rows; rows that weigh up to 2^128 times as much change
 * nothing about it. Sums of parts can be {@linkplain #merge(RunningSums) merged}; merging the same
 * parts in the same order always gives the same bits, and differs from adding all rows in that
 * order by rounding only.
 */
public final class RunningSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LN_2 = StrictMath.log(2);

  /** How far exponents may exceed the scale before all that was added must be rescaled. */
  static final double HEADROOM = 128;

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
    this.stride =
        Blocks.narrow(dimension)
            ? dimension * LANES
            : Blocks.roundUp(dimension, Blocks.COLUMN_QUANTUM);
    this.scale = new double[capacity];
    this.weights = new double[Math.multiplyExact(capacity, LANES)];
    this.weightedRows = new double[Math.multiplyExact(capacity, stride)];
    clear();
  }

  /** Sums of nothing, for as many queries of the same dimension. */
  public RunningSums likewise() {
    return new RunningSums(capacity(), dimension);
  }

  /** Most queries. */
  public int capacity() {
    return scale.length;
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
    double sum = sumOfLanes(weights, query * LANES);
    if (sum == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    int exponent = Math.getExponent(sum);
    return StrictMath.log(Math.scalb(sum, -exponent)) + (scale[query] + exponent) * LN_2;
  }

  /**
   * Writes the kernel-weighted mean of the rows added so far.
   *
   * @param query index in the batch
   * @param target receives {@code dimension} values from {@code offset} on; NaN if no row was added
   * @param offset where to start
   */
  public void mean(int query, double[] target, int offset) {
    double sum = sumOfLanes(weights, query * LANES);
    int base = query * stride;
    boolean narrow = Blocks.narrow(dimension);
    for (int k = 0; k < dimension; k++) {
      double weighted =
          narrow ? sumOfLanes(weightedRows, base + k * LANES) : weightedRows[base + k];
      target[offset + k] = weighted / sum + 0.0; // tiers may differ in the sign of a zero
    }
  }

  /**
   * Adds the sums of another part of the rows to these, query by query.
   *
   * @param other sums of the same queries at the same bandwidth; unchanged
   * @throws IllegalArgumentException if capacity or dimension differ
   */
  public void merge(RunningSums other) {
    if (other.capacity() != capacity()) {
      throw new IllegalArgumentException(
          "cannot merge sums of " + other.capacity() + " queries into those of " + capacity());
    }
    for (int query = 0; query < capacity(); query++) {
      merge(query, other, query);
    }
  }

  /**
   * Adds another part's sums of one query to those of one query of these.
   *
   * @param query index in these sums
   * @param other sums of the same query at the same bandwidth over other rows; unchanged
   * @param otherQuery index in the other sums
   * @throws IllegalArgumentException if the dimensions differ
   */
  public void merge(int query, RunningSums other, int otherQuery) {
    if (other.dimension != dimension) {
      throw new IllegalArgumentException(
          "cannot merge sums of " + other.dimension + " features into those of " + dimension);
    }
    if (other.scale[otherQuery] == Double.NEGATIVE_INFINITY) {
      return;
    }
    double common = raiseScale(query, other.scale[otherQuery]);
    double factor = powerOfTwo(other.scale[otherQuery] - common);
    for (int lane = 0; lane < LANES; lane++) {
      weights[query * LANES + lane] += factor * other.weights[otherQuery * LANES + lane];
    }
    for (int i = 0; i < stride; i++) {
      weightedRows[query * stride + i] += factor * other.weightedRows[otherQuery * stride + i];
    }
  }

  /**
   * Adds rows of which the sum is known.
   *
   * @param query index in these sums
   * @param logSum natural logarithm of the sum of their kernels; negative infinity adds nothing
   * @param mean holds their kernel-weighted mean, from {@code offset} on
   * @param offset where it starts
   */
  public void add(int query, double logSum, double[] mean, int offset) {
    if (logSum == Double.NEGATIVE_INFINITY) {
      return;
    }
    double common = raiseScale(query, Math.floor(logSum / LN_2));
    double weight = StrictMath.exp(logSum - common * LN_2);
    weights[query * LANES] += weight;
    int step = Blocks.narrow(dimension) ? LANES : 1;
    for (int k = 0; k < dimension; k++) {
      weightedRows[query * stride + k * step] += weight * mean[offset + k];
    }
  }

  /** Raises a query's scale to at least {@code exponent}, an integer, and returns the scale. */
  double raiseScale(int query, double exponent) {
    double old = scale[query];
    if (exponent <= old) {
      return old;
    }
    double factor = powerOfTwo(old - exponent);
    for (int lane = 0; lane < LANES; lane++) {
      weights[query * LANES + lane] *= factor;
    }
    for (int i = 0; i < stride; i++) {
      weightedRows[query * stride + i] *= factor;
    }
    scale[query] = exponent;
    return exponent;
  }

  /** The highest exponent that can be added without raising the scale. */
  double ceiling(int query) {
    return scale[query] + HEADROOM;
  }

  double scale(int query) {
    return scale[query];
  }

  /** {@code LANES} a query. */
  double[] weights() {
    return weights;
  }

  /** {@code stride} values a query: a column each, or {@code LANES} a column where narrow. */
  double[] weightedRows() {
    return weightedRows;
  }

  int stride() {
    return stride;
  }

  /** 0 where the sums so scaled would not be noticed beside the others. */
  private static double powerOfTwo(double exponent) {
    return exponent < -1000 ? 0 : Math.scalb(1.0, (int) exponent);
  }

  /** Adds the lanes in a fixed tree. */
  private static double sumOfLanes(double[] values, int base) {
    double[] lanes = Arrays.copyOfRange(values, base, base + LANES);
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }
}
