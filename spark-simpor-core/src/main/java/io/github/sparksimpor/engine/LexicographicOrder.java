package io.github.sparksimpor.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Orders rows by their first feature, then the second, and so on: an order that depends on the
 * values alone. Equal rows are interchangeable.
 */
final class LexicographicOrder {
  private LexicographicOrder() {}

  /** Returns the rows of a row-major array in order; the argument is left as it is. */
  static double[] sort(double[] rowMajor, int dimension) {
    int[] order =
        IntStream.range(0, rowMajor.length / dimension)
            .boxed()
            .sorted(byValues(rowMajor, dimension))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[rowMajor.length];
    for (int row = 0; row < order.length; row++) {
      System.arraycopy(rowMajor, order[row] * dimension, sorted, row * dimension, dimension);
    }
    return sorted;
  }

  private static Comparator<Integer> byValues(double[] rowMajor, int dimension) {
    return (a, b) ->
        Arrays.compare(
            rowMajor,
            a * dimension,
            (a + 1) * dimension,
            rowMajor,
            b * dimension,
            (b + 1) * dimension);
  }
}
