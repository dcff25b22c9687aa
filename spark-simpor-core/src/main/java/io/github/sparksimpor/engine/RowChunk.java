package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one input partition in flat arrays, or what is wrong with the first bad one.
 *
 * @param labels one a row
 * @param values row-major, {@code labels.length × dimension}
 * @param dimension features a row; 0 when there is no row
 * @param problem message for the user, or null if all rows are good
 */
record RowChunk(double[] labels, double[] values, int dimension, @Nullable String problem)
    implements Serializable {

  static RowChunk bad(String problem) {
    return new RowChunk(new double[0], new double[0], 0, problem);
  }

  /** What the driver needs to know of a chunk before it decides where the rows go. */
  record Census(TreeMap<Double, Long> counts, int dimension, @Nullable String problem)
      implements Serializable {}

  Census census() {
    TreeMap<Double, Long> counts = new TreeMap<>();
    for (double label : labels) {
      counts.merge(label, 1L, Long::sum);
    }
    return new Census(counts, dimension, problem);
  }

  /** Copies the chunk's rows behind those already in the arrays of their classes. */
  void scatter(double[] labelOrder, double[][] target, int[] filled) {
    Map<Double, Integer> classOf = new TreeMap<>();
    for (int c = 0; c < labelOrder.length; c++) {
      classOf.put(labelOrder[c], c);
    }
    for (int row = 0; row < labels.length; row++) {
      int c = java.util.Objects.requireNonNull(classOf.get(labels[row]));
      System.arraycopy(values, row * dimension, target[c], filled[c]++ * dimension, dimension);
    }
  }
}
