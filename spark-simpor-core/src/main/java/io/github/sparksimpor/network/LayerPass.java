package io.github.sparksimpor.network;

import io.github.sparksimpor.kernel.KernelSums;

/**
 * One layer of a feed-forward network over {@value #ROWS} rows at once. Values lie unit by unit:
 * those of the rows for the first unit, then for the second. Implementations differ in speed only;
 * all give the same bits. Stateless.
 */
public interface LayerPass {
  /** Rows that pass through a layer together. */
  int ROWS = 16;

  /**
   * Weighted inputs of every unit: its bias, then input by input in their order.
   *
   * @param input values of the layer before
   * @param inputs its units
   * @param weights of all layers
   * @param offset where the layer's lie: input by input one weight a unit, then the biases
   * @param output receives the values
   * @param outputs the layer's units
   */
  void weigh(
      double[] input, int inputs, double[] weights, int offset, double[] output, int outputs);

  /** Replaces z by 1 / (1 + e^-z), for a number of units. */
  void squash(double[] values, int units);

  /** The pass on the tier that the kernel sums run on. */
  static LayerPass onTierOf(KernelSums sums) {
    return sums.onVectorApi() ? new VectorLayerPass() : new ScalarLayerPass();
  }
}
