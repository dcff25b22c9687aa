package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.sphere.SplitMix64;
import java.util.Arrays;
import java.util.Comparator;

/**
 * An order of the rows of a class that follows from their values alone, however they were
 * partitioned: by a hash of the row, and where hashes meet by the values. Ranges of the hash are
 * the parts of a class, so that rows find their part without being compared with others.
 *
 * <p>Equal rows are interchangeable, but for their ids, which decide between them. Many copies of
 * one row all lie in one part.
 */
final class CanonicalOrder {
  private static final int INDEX_BITS = 24;
  private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

  private CanonicalOrder() {}

  /** The part a row belongs to. */
  static int part(double[] rowMajor, int row, int dimension, int parts) {
    return (int) (((hash(rowMajor, row, dimension) >>> 32) * parts) >>> 32);
  }

  /** The rows of a part in order; the argument is left as it is. */
  static double[] sort(double[] rowMajor, int dimension) {
    return inOrder(rowMajor, dimension, order(rowMajor, dimension, RowIds.NONE));
  }

  /** Rows in an order. */
  static double[] inOrder(double[] rowMajor, int dimension, int[] order) {
    double[] sorted = new double[rowMajor.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(rowMajor, order[i] * dimension, sorted, i * dimension, dimension);
    }
    return sorted;
  }

  /**
   * The rows of a part by their indices, in order.
   *
   * @throws IllegalArgumentException if a part holds more than 2^24 rows, as it may if many are
   *     copies of one
   */
  static int[] order(double[] rowMajor, int dimension, Object[] ids) {
    int rows = rowMajor.length / dimension;
    if (rows > INDEX_MASK) {
      throw new UnsuitableRowsException(
          "%s rows fall into one part, more than %s: many must be copies of one row; weigh or drop copies"
              .formatted(rows, INDEX_MASK));
    }
    long[] keys = new long[rows];
    for (int row = 0; row < rows; row++) {
      keys[row] = (signed(hash(rowMajor, row, dimension)) & ~INDEX_MASK) | row;
    }
    Arrays.sort(keys);
    orderCollisions(keys, rowMajor, dimension, ids);
    return Arrays.stream(keys).mapToInt(CanonicalOrder::row).toArray();
  }

  /**
   * Orders runs of keys that agree in what they keep of the hash by the values of the rows, and
   * equal rows by their ids.
   */
  private static void orderCollisions(long[] keys, double[] rowMajor, int dimension, Object[] ids) {
    Comparator<Long> byValues = (a, b) -> compare(rowMajor, row(a), row(b), dimension);
    Comparator<Long> order =
        ids.length == 0 ? byValues : byValues.thenComparing(key -> ids[row(key)], RowIds.ORDER);
    for (int from = 0; from < keys.length; ) {
      int to = from + 1;
      while (to < keys.length && (keys[from] & ~INDEX_MASK) == (keys[to] & ~INDEX_MASK)) {
        to++;
      }
      if (to - from > 1) {
        Long[] run = Arrays.stream(keys, from, to).boxed().toArray(Long[]::new);
        Arrays.sort(run, order);
        for (int i = from; i < to; i++) {
          keys[i] = run[i - from];
        }
      }
      from = to;
    }
  }

  private static int row(long key) {
    return (int) (key & INDEX_MASK);
  }

  private static int compare(double[] rowMajor, int a, int b, int dimension) {
    int fromA = a * dimension;
    int fromB = b * dimension;
    return Arrays.compare(rowMajor, fromA, fromA + dimension, rowMajor, fromB, fromB + dimension);
  }

  private static long hash(double[] rowMajor, int row, int dimension) {
    long hash = 0;
    for (int at = row * dimension; at < (row + 1) * dimension; at++) {
      hash = SplitMix64.absorb(hash, Double.doubleToLongBits(rowMajor[at]));
    }
    return hash;
  }

  /** Maps the order of unsigned numbers to that of signed ones. */
  private static long signed(long unsigned) {
    return unsigned ^ Long.MIN_VALUE;
  }
}
