package io.github.sparksimpor.kernel;

/**
 * Sums of Gaussian kernels over the rows of a class: the inner loop of SIMPOR's objective and
 * gradient (paper eqs. 12 to 15).
 *
 * <p>For a query q and rows x the kernel is {@code exp(-‖q - x‖² / 2h²)}; where they have {@link
 * Categories}, those add to the squared distance. Implementations differ in speed only; all give
 * the same bits.
 */
public interface KernelSums {

  /**
   * Adds the kernels of all rows to the sums of every query.
   *
   * @param rows the rows, added in their order
   * @param bandwidth h, positive, in the units of the coordinates
   * @param queries the points; of the same dimension as the rows
   * @param exclude whether each query's excluded row, an index into {@code rows}, is left out
   * @param sums of the queries, by their index in the batch
   */
  void accumulate(
      PackedRows rows, double bandwidth, QueryBatch queries, boolean exclude, RunningSums sums);

  /** Name of the tier, for logs: {@code scalar} or {@code vector-512}, say. */
  String tier();

  /** Whether the tier needs, and so has, the Vector API. */
  default boolean onVectorApi() {
    return false;
  }
}
