package io.github.sparksimpor.network;

import io.github.sparksimpor.kernel.Exp2;
import java.util.Arrays;

/**
 * A layer in plain Java: the reference for the other tier, and what runs without the Vector API.
 */
public final class ScalarLayerPass implements LayerPass {

  @Override
  public void weigh(
      double[] input, int inputs, double[] weights, int offset, double[] output, int outputs) {
    int biases = offset + inputs * outputs;
    for (int out = 0; out < outputs; out++) {
      int to = out * ROWS;
      Arrays.fill(output, to, to + ROWS, weights[biases + out]);
      int in = 0;
      for (; in + 4 <= inputs; in += 4) {
        addFour(input, in * ROWS, weights, offset + in * outputs + out, outputs, output, to);
      }
      for (; in < inputs; in++) {
        addOne(input, in * ROWS, weights[offset + in * outputs + out], output, to);
      }
    }
  }

  /** Four inputs a pass, so that the running sums are loaded and stored a quarter as often. */
  private static void addFour(
      double[] input, int from, double[] weights, int at, int stride, double[] output, int to) {
    double w0 = weights[at];
    double w1 = weights[at + stride];
    double w2 = weights[at + 2 * stride];
    double w3 = weights[at + 3 * stride];
    for (int i = 0; i < ROWS; i++) {
      double sum = Math.fma(w0, input[from + i], output[to + i]);
      sum = Math.fma(w1, input[from + ROWS + i], sum);
      sum = Math.fma(w2, input[from + 2 * ROWS + i], sum);
      output[to + i] = Math.fma(w3, input[from + 3 * ROWS + i], sum);
    }
  }

  private static void addOne(double[] input, int from, double w, double[] output, int to) {
    for (int i = 0; i < ROWS; i++) {
      output[to + i] = Math.fma(w, input[from + i], output[to + i]);
    }
  }

  @Override
  public void squash(double[] values, int units) {
    for (int i = 0; i < units * ROWS; i++) {
      double z = values[i];
      double e = Exp2.ofMinus(Math.abs(z) * Exp2.LOG2_E);
      values[i] = (z >= 0 ? 1 : e) / (1 + e);
    }
  }
}
