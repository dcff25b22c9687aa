package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What classes there are and how large they are.
 *
 * @param labels distinct labels, ascending
 * @param sizes rows of each class, in the order of {@code labels}
 * @param dimension features a row
 */
public record ClassCensus(double[] labels, long[] sizes, int dimension) implements Serializable {

  /** Number of classes. */
  public int classes() {
    return labels.length;
  }

  /** Number of rows of all classes. */
  public long rows() {
    return Arrays.stream(sizes).sum();
  }

  /** Bytes that the feature values take. */
  public long bytes() {
    return Math.multiplyExact(Math.multiplyExact(rows(), (long) dimension), (long) Double.BYTES);
  }

  /** Index of the most frequent class; of equals the one with the smallest label. */
  public int majority() {
    int majority = 0;
    for (int c = 1; c < sizes.length; c++) {
      if (sizes[c] > sizes[majority]) {
        majority = c;
      }
    }
    return majority;
  }

  /** Number of parts of a class in canonical order. */
  int parts(int classIndex) {
    return CanonicalOrder.parts(sizes[classIndex], dimension);
  }
}
