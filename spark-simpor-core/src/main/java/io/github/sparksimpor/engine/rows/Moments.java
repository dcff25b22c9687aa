package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Count, mean and sum of squared deviations of each feature over some rows, and whether it varies.
 * Moments of parts merge into those of the whole (Chan, Golub, LeVeque 1983); merged in a fixed
 * order they come out the same to the bit.
 *
 * @param count rows
 * @param mean per feature
 * @param squares per feature the sum of squared deviations from the mean
 * @param lowest per feature
 * @param highest per feature
 */
public record Moments(
    long count, double[] mean, double[] squares, double[] lowest, double[] highest)
    implements Serializable {

  /** Moments of rows one after the other, at least one. */
  public static Moments of(double[] rowMajor, int dimension) {
    int rows = rowMajor.length / dimension;
    double[] first = Arrays.copyOf(rowMajor, dimension);
    Moments moments =
        new Moments(
            rows, new double[dimension], new double[dimension], first.clone(), first.clone());
    for (int k = 0; k < dimension; k++) {
      double sum = 0;
      for (int at = k; at < rowMajor.length; at += dimension) {
        double x = rowMajor[at];
        sum += x - first[k];
        moments.lowest[k] = Math.min(moments.lowest[k], x);
        moments.highest[k] = Math.max(moments.highest[k], x);
      }
      moments.mean[k] = first[k] + sum / rows;
      double squares = 0;
      for (int at = k; at < rowMajor.length; at += dimension) {
        double centred = rowMajor[at] - moments.mean[k];
        squares = Math.fma(centred, centred, squares);
      }
      moments.squares[k] = squares;
    }
    return moments;
  }

  public Moments merge(Moments other) {
    int dimension = mean.length;
    long both = count + other.count;
    Moments merged =
        new Moments(
            both,
            new double[dimension],
            new double[dimension],
            new double[dimension],
            new double[dimension]);
    double share = (double) other.count / both;
    for (int k = 0; k < dimension; k++) {
      double gap = other.mean[k] - mean[k];
      merged.mean[k] = Math.fma(gap, share, mean[k]);
      merged.squares[k] = squares[k] + other.squares[k] + gap * gap * share * count;
      merged.lowest[k] = Math.min(lowest[k], other.lowest[k]);
      merged.highest[k] = Math.max(highest[k], other.highest[k]);
    }
    return merged;
  }

  boolean varies(int feature) {
    return lowest[feature] != highest[feature];
  }

  /** Standard deviation of the population. */
  double deviation(int feature) {
    return Math.sqrt(squares[feature] / count);
  }
}
