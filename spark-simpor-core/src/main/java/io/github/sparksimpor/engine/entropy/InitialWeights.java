package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.sphere.RandomDraws;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Weights from which a sigmoid network's training starts: uniform within {@code ±4 √(6 / (in +
 * out))} of each layer, thresholds 0 (Glorot and Bengio 2010).
 *
 * <p>MLlib's own, within {@code ±2.4 / in}, leave a network of three hidden layers on a plateau
 * where every output is the classes' share: the line search then fails step after step, and each
 * failure costs a dozen Spark jobs.
 */
final class InitialWeights {
  private InitialWeights() {}

  /**
   * Draws weights, layer by layer in MLlib's order: a matrix, column by column, then thresholds.
   *
   * @param layers sizes from the input to the output layer
   * @param seed of the draws
   */
  static double[] draw(int[] layers, long seed) {
    double[] weights = new double[count(layers)];
    int filled = 0;
    for (int l = 1; l < layers.length; l++) {
      UniformRandomProvider random = RandomDraws.of(seed, 0, RandomDraws.INITIAL_WEIGHTS, l);
      double bound = 4 * Math.sqrt(6.0 / (layers[l - 1] + layers[l]));
      int end = filled + layers[l - 1] * layers[l];
      for (; filled < end; filled++) {
        weights[filled] = random.nextDouble(-bound, bound);
      }
      filled += layers[l];
    }
    return weights;
  }

  private static int count(int[] layers) {
    int count = 0;
    for (int l = 1; l < layers.length; l++) {
      count = Math.addExact(count, Math.multiplyExact(layers[l - 1] + 1, layers[l]));
    }
    return count;
  }
}
