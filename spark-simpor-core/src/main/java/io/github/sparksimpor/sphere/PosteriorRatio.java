package io.github.sparksimpor.sphere;

import io.github.sparksimpor.kernel.KernelSums;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.kernel.RunningSums;
import java.util.List;

/**
 * The logarithm of the posterior ratio of two classes (paper eqs. 12 to 15), up to a constant:
 *
 * <pre>
 * L(x)  = log Σ_{b∈B} exp(-‖x - b‖² / 2h²) - log Σ_{a∈A} exp(-‖x - a‖² / 2h²)
 * ∇L(x) = (m_B(x) - m_A(x)) / h²
 * </pre>
 *
 * where m is the kernel-weighted mean of a class. Categories that differ add to the squared
 * distances, see {@link io.github.sparksimpor.kernel.Categories}; a query keeps its seed's. The
 * paper maximises the ratio itself, and prints equations 10 to 12 without the minus sign of the
 * exponents; its logarithm has the same maxima and does not underflow far from the data.
 *
 * <p>Holds buffers: one instance serves one thread.
 */
public final class PosteriorRatio implements LogRatio {
  private final KernelSums kernel;
  private final RowParts own;
  private final List<RowParts> contrast;
  private final double bandwidth;
  private final boolean excludeSeed;
  private final RunningSums ownSums;
  private final RunningSums contrastSums;
  private final RunningSums partSums;

  /**
   * An objective over rows at hand.
   *
   * @param kernel computes the sums
   * @param own rows of the class that grows, B
   * @param contrast rows of the classes it is contrasted with, A, added in this order
   * @param bandwidth h, positive, in the units of the coordinates
   * @param excludeSeed whether each query's excluded row is left out of B
   * @param capacity most queries of a batch
   * @throws IllegalArgumentException if a class is left without rows, dimensions differ, or the
   *     bandwidth is not positive
   */
  public PosteriorRatio(
      KernelSums kernel,
      RowParts own,
      List<RowParts> contrast,
      double bandwidth,
      boolean excludeSeed,
      int capacity) {
    if (!(bandwidth > 0) || bandwidth == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the bandwidth must be positive and finite, found " + bandwidth);
    }
    if (own.size() < (excludeSeed ? 2 : 1)) {
      throw new IllegalArgumentException(
          "a class of " + own.size() + " rows has no density" + (excludeSeed ? " of others" : ""));
    }
    if (contrast.stream().allMatch(rows -> rows.size() == 0)) {
      throw new IllegalArgumentException("the contrast holds no rows");
    }
    if (contrast.stream().anyMatch(rows -> rows.dimension() != own.dimension())) {
      throw new IllegalArgumentException("the classes differ in their number of features");
    }
    this.kernel = kernel;
    this.own = own;
    this.contrast = List.copyOf(contrast);
    this.bandwidth = bandwidth;
    this.excludeSeed = excludeSeed;
    this.ownSums = new RunningSums(capacity, own.dimension());
    this.contrastSums = new RunningSums(capacity, own.dimension());
    this.partSums = new RunningSums(capacity, own.dimension());
  }

  /** An objective over classes in one part each; otherwise as the constructor above. */
  public PosteriorRatio(
      KernelSums kernel,
      PackedRows own,
      List<PackedRows> contrast,
      double bandwidth,
      boolean excludeSeed,
      int capacity) {
    this(
        kernel,
        RowParts.of(own),
        contrast.stream().map(RowParts::of).toList(),
        bandwidth,
        excludeSeed,
        capacity);
  }

  @Override
  public int dimension() {
    return own.dimension();
  }

  @Override
  public void evaluate(QueryBatch queries, double[] logRatios, double[] gradients) {
    ownSums.clear();
    add(own, queries, excludeSeed, ownSums);
    contrastSums.clear();
    for (RowParts rows : contrast) {
      add(rows, queries, false, contrastSums);
    }
    combine(ownSums, contrastSums, bandwidth, queries, logRatios, gradients);
  }

  private void add(RowParts rows, QueryBatch queries, boolean exclude, RunningSums sums) {
    for (int part = 0; part < rows.parts(); part++) {
      partSums.clear();
      QueryBatch counted = queries.countingFrom(rows.start(part));
      kernel.accumulate(rows.part(part), bandwidth, counted, exclude, partSums);
      sums.merge(partSums);
    }
  }

  /**
   * Log ratios and gradients from the sums of both classes.
   *
   * @param own sums over B
   * @param contrast sums over A
   * @param bandwidth h
   * @param queries of which the sums are
   * @param logRatios receives L of each query
   * @param gradients receives ∇L, query by query
   */
  public static void combine(
      RunningSums own,
      RunningSums contrast,
      double bandwidth,
      QueryBatch queries,
      double[] logRatios,
      double[] gradients) {
    double inverse = 1 / (bandwidth * bandwidth);
    int dimension = queries.dimension();
    double[] mean = new double[dimension];
    for (int query = 0; query < queries.size(); query++) {
      logRatios[query] = own.logSum(query) - contrast.logSum(query);
      int at = query * dimension;
      own.mean(query, gradients, at);
      contrast.mean(query, mean, 0);
      for (int k = 0; k < dimension; k++) {
        gradients[at + k] = (gradients[at + k] - mean[k]) * inverse;
      }
    }
  }
}
