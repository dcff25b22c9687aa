package io.github.sparksimpor.engine;

import io.github.sparksimpor.kernel.PackedRows;
import java.io.Serializable;

/**
 * The training rows in standardised coordinates, one {@link PackedRows} a class.
 *
 * <p>Classes are ordered by label, rows within a class lexicographically by their features: an
 * order that follows from the data alone, so that nothing depends on how the input was partitioned.
 *
 * @param labels distinct labels, ascending
 * @param rows rows of each class, in the order of {@code labels}
 */
public record ClassPartition(double[] labels, PackedRows[] rows) implements Serializable {

  /** Number of classes. */
  public int classes() {
    return labels.length;
  }

  /** Number of features. */
  public int dimension() {
    return rows[0].dimension();
  }

  /** Number of rows of all classes. */
  public long size() {
    long size = 0;
    for (PackedRows ofClass : rows) {
      size += ofClass.size();
    }
    return size;
  }

  /** Index of the most frequent class; of equals the one with the smallest label. */
  public int majority() {
    int majority = 0;
    for (int c = 1; c < rows.length; c++) {
      if (rows[c].size() > rows[majority].size()) {
        majority = c;
      }
    }
    return majority;
  }
}
