package io.github.sparksimpor.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Kernel sums by the definition, row after row, with exact squared distances.
 *
 * @param logSum logarithm of the sum of weights
 * @param mean weighted mean
 * @param deepestThatCounts magnitude of the lowest exponent whose weight shows in the sums
 * @param spread largest magnitude of a coordinate: what an error of the mean is relative to
 */
record ExactSums(double logSum, double[] mean, double deepestThatCounts, double spread) {

  static ExactSums of(double[] rows, double[] point, int excluded, double bandwidth) {
    int dimension = point.length;
    int size = rows.length / dimension;
    BigDecimal doubled =
        new BigDecimal(bandwidth)
            .multiply(new BigDecimal(bandwidth))
            .multiply(BigDecimal.valueOf(2));
    BigDecimal[] exponents = new BigDecimal[size];
    BigDecimal highest = null;
    for (int row = 0; row < size; row++) {
      if (row == excluded) {
        continue;
      }
      exponents[row] =
          squaredDistance(rows, row, point).divide(doubled, MathContext.DECIMAL128).negate();
      highest = highest == null ? exponents[row] : highest.max(exponents[row]);
    }
    if (highest == null) {
      double[] undefined = new double[dimension];
      java.util.Arrays.fill(undefined, Double.NaN);
      return new ExactSums(Double.NEGATIVE_INFINITY, undefined, 1, 1);
    }
    return sum(rows, exponents, highest, dimension);
  }

  private static ExactSums sum(
      double[] rows, BigDecimal[] exponents, BigDecimal highest, int dimension) {
    double total = 0;
    double[] weighted = new double[dimension];
    double spread = 0;
    for (int row = 0; row < exponents.length; row++) {
      if (exponents[row] != null) {
        double weight = Math.exp(exponents[row].subtract(highest).doubleValue());
        total += weight;
        for (int k = 0; k < dimension; k++) {
          double x = rows[row * dimension + k];
          weighted[k] = Math.fma(weight, x, weighted[k]);
          spread = Math.max(spread, Math.abs(x));
        }
      }
    }
    for (int k = 0; k < dimension; k++) {
      weighted[k] /= total;
    }
    double logSum =
        highest.add(new BigDecimal(Math.log(total)), MathContext.DECIMAL128).doubleValue();
    return new ExactSums(logSum, weighted, 40 - highest.doubleValue(), spread);
  }

  private static BigDecimal squaredDistance(double[] rows, int row, double[] point) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < point.length; k++) {
      BigDecimal difference =
          new BigDecimal(point[k]).subtract(new BigDecimal(rows[row * point.length + k]));
      sum = sum.add(difference.multiply(difference));
    }
    return sum;
  }
}
