package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.kernel.Exp2;
import java.io.Serializable;
import java.util.Arrays;

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
  static final int BLOCK = 64;

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
   * @param buffers as {@link #buffers()} gives them, the first filled with the rows' coordinates,
   *     coordinate by coordinate; the last receives the class probabilities, class by class
   * @param entropies receives {@value #BLOCK} values
   */
  void entropies(double[][] buffers, double[] entropies) {
    int offset = 0;
    int last = layers.length - 1;
    for (int layer = 1; layer <= last; layer++) {
      affine(buffers[layer - 1], buffers[layer], layers[layer - 1], layers[layer], offset);
      offset += (layers[layer - 1] + 1) * layers[layer];
      if (layer < last) {
        sigmoid(buffers[layer]);
      }
    }
    softmax(buffers[last], layers[last]);
    entropy(buffers[last], layers[last], entropies);
  }

  private void affine(double[] input, double[] output, int inputs, int outputs, int offset) {
    int biases = offset + inputs * outputs;
    for (int out = 0; out < outputs; out++) {
      int to = out * BLOCK;
      Arrays.fill(output, to, to + BLOCK, weights[biases + out]);
      int in = 0;
      for (; in + 4 <= inputs; in += 4) {
        int at = offset + in * outputs + out;
        addFour(
            input,
            in * BLOCK,
            weights[at],
            weights[at + outputs],
            weights[at + 2 * outputs],
            weights[at + 3 * outputs],
            output,
            to);
      }
      for (; in < inputs; in++) {
        addOne(input, in * BLOCK, weights[offset + in * outputs + out], output, to);
      }
    }
  }

  /** Four inputs a pass, so that the running sums are loaded and stored a quarter as often. */
  private static void addFour(
      double[] input, int at, double w0, double w1, double w2, double w3, double[] output, int to) {
    for (int i = 0; i < BLOCK; i++) {
      double sum = Math.fma(w0, input[at + i], output[to + i]);
      sum = Math.fma(w1, input[at + BLOCK + i], sum);
      sum = Math.fma(w2, input[at + 2 * BLOCK + i], sum);
      output[to + i] = Math.fma(w3, input[at + 3 * BLOCK + i], sum);
    }
  }

  private static void addOne(double[] input, int at, double w, double[] output, int to) {
    for (int i = 0; i < BLOCK; i++) {
      output[to + i] = Math.fma(w, input[at + i], output[to + i]);
    }
  }

  private static void sigmoid(double[] values) {
    for (int i = 0; i < values.length; i++) {
      double z = values[i];
      double e = Exp2.ofMinus(Math.abs(z) * Exp2.LOG2_E);
      values[i] = (z >= 0 ? 1 : e) / (1 + e);
    }
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
