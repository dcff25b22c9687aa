package io.github.sparksimpor.evaluation;

import java.util.Arrays;

/**
 * Moves class probabilities from one class prior to another: {@code p_c} becomes {@code p_c w_c}
 * over the sum, with {@code w_c} the new prior of class c over the old one. For log-odds this is a
 * constant shift.
 *
 * <p>Exact if only the priors differ, that is if synthetic rows follow their class's distribution.
 */
public final class PriorShift {
  private PriorShift() {}

  /**
   * Weights that undo resampling: rows of each class before over rows after. For two classes, with
   * r the factor by which the minority grew, {@link #shift} then gives {@code p / (p + r (1 - p))}
   * (VTSS, prior correction).
   *
   * @param original rows of each class before resampling
   * @param resampled rows of each class after resampling; a class without rows gets weight 0
   */
  public static double[] toOriginal(double[] original, double[] resampled) {
    double[] weights = new double[original.length];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = resampled[c] == 0 ? 0 : original[c] / resampled[c];
    }
    return weights;
  }

  /**
   * Weights that make a classifier see balanced priors: one over the rows it was trained on. For
   * two classes this shifts the log-odds by {@code log(n0 / n1)}.
   *
   * @param training rows of each class in training; a class without rows gets weight 0
   */
  public static double[] toBalanced(double[] training) {
    double[] ones = new double[training.length];
    Arrays.fill(ones, 1);
    return toOriginal(ones, training);
  }

  /**
   * Shifts one row's probabilities.
   *
   * @param probabilities of each class, summing to 1
   * @param weights of each class, at least 0; classes beyond the array's end have weight 0
   * @return probabilities summing to 1; the given ones if all classes of positive probability have
   *     weight 0
   */
  public static double[] shift(double[] probabilities, double[] weights) {
    double[] shifted = new double[probabilities.length];
    double sum = 0;
    for (int c = 0; c < shifted.length; c++) {
      shifted[c] = c < weights.length ? probabilities[c] * weights[c] : 0;
      sum += shifted[c];
    }
    if (sum == 0) {
      return probabilities.clone();
    }
    for (int c = 0; c < shifted.length; c++) {
      shifted[c] /= sum;
    }
    return shifted;
  }
}
