package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.kernel.Exp2;
import io.github.sparksimpor.network.LayerPass;
import java.io.Serializable;

/**
 * The forward pass of MLlib's multilayer perceptron, sigmoid units in the hidden layers and softmax
 * at the end, and the entropy of what it predicts.
 *
 * <p>MLlib's own pass goes row by row through SQL; this one takes {@value #BLOCK} rows at once,
 * adds in a fixed order and uses no intrinsic whose rounding depends on the machine.
 *
 * @param layers sizes from the input to the output layer
 * @param weights as MLlib gives them: layer by layer the matrix, output by output for each input,
 *     then the biases
 */
public record EntropyNetwork(int[] layers, double[] weights) implements Serializable {
  /** Rows that pass through the network together. */
  static final int BLOCK = LayerPass.ROWS;

  /** Room for the activations of a block; serves one thread. */
  double[][] buffers() {
    double[][] buffers = new double[layers.length][];
    for (int layer = 0; layer < layers.length; layer++) {
      buffers[layer] = new double[layers[layer] * BLOCK];
    }
    return buffers;
  }

  /**
   * Entropies {@code E(x) = -Σ p_i log_K p_i}, in [0, 1], of a block of rows.
   *
   * @param pass takes the rows through a layer
   * @param buffers as {@link #buffers()} gives them, the first filled with the rows' coordinates,
   *     coordinate by coordinate; the last receives the class probabilities, class by class
   * @param entropies receives {@value #BLOCK} values
   */
  void entropies(LayerPass pass, double[][] buffers, double[] entropies) {
    int offset = 0;
    int last = layers.length - 1;
    for (int layer = 1; layer <= last; layer++) {
      pass.weigh(
          buffers[layer - 1], layers[layer - 1], weights, offset, buffers[layer], layers[layer]);
      offset += (layers[layer - 1] + 1) * layers[layer];
      if (layer < last) {
        pass.squash(buffers[layer], layers[layer]);
      }
    }
    softmax(buffers[last], layers[last]);
    entropy(buffers[last], layers[last], entropies);
  }

  private static void softmax(double[] values, int classes) {
    for (int i = 0; i < BLOCK; i++) {
      double highest = values[i];
      for (int c = 1; c < classes; c++) {
        highest = Math.max(highest, values[c * BLOCK + i]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        double e = Exp2.ofMinus((highest - values[c * BLOCK + i]) * Exp2.LOG2_E);
        values[c * BLOCK + i] = e;
        sum += e;
      }
      for (int c = 0; c < classes; c++) {
        values[c * BLOCK + i] /= sum;
      }
    }
  }

  private static void entropy(double[] probabilities, int classes, double[] entropies) {
    double logClasses = StrictMath.log(classes);
    for (int i = 0; i < BLOCK; i++) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        double p = probabilities[c * BLOCK + i];
        sum -= p > 0 ? p * StrictMath.log(p) : 0;
      }
      entropies[i] = Math.min(1, Math.max(0, sum / logClasses));
    }
  }
}
