package io.github.sparksimpor.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The rows of one class in parts that follow each other. Sums over a class are taken part by part
 * and merged in that order, wherever the parts lie, so that they come out the same to the bit.
 */
public final class RowParts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PackedRows[] parts;
  private final int[] starts;

  private RowParts(PackedRows[] parts, int[] starts) {
    this.parts = parts;
    this.starts = starts;
  }

  /**
   * Rows in parts.
   *
   * @param parts at least one, all of one dimension
   */
  public static RowParts of(PackedRows... parts) {
    int[] starts = new int[parts.length];
    for (int p = 1; p < parts.length; p++) {
      starts[p] = Math.addExact(starts[p - 1], parts[p - 1].size());
    }
    return new RowParts(parts.clone(), starts);
  }

  /** Number of parts. */
  public int parts() {
    return parts.length;
  }

  /** One part. */
  public PackedRows part(int index) {
    return parts[index];
  }

  /** Index of a part's first row within the class. */
  public int start(int part) {
    return starts[part];
  }

  /** Number of rows of all parts. */
  public int size() {
    int last = parts.length - 1;
    return starts[last] + parts[last].size();
  }

  /** Number of features. */
  public int dimension() {
    return parts[0].dimension();
  }

  /** Copies a row's coordinates to {@code target}, from {@code offset} on. */
  public void copyRow(int row, double[] target, int offset) {
    int part = partOf(row);
    parts[part].copyRow(row - starts[part], target, offset);
  }

  /** Copies of some rows' coordinates, one after the other. */
  public double[] copyRows(int[] rows) {
    double[] copy = new double[Math.multiplyExact(rows.length, dimension())];
    for (int i = 0; i < rows.length; i++) {
      copyRow(rows[i], copy, i * dimension());
    }
    return copy;
  }

  /** A copy of a row's categories. */
  public double[] categories(int row) {
    int part = partOf(row);
    return parts[part].categories(row - starts[part]);
  }

  private int partOf(int row) {
    int found = Arrays.binarySearch(starts, row);
    int part = found >= 0 ? found : -found - 2;
    while (parts[part].size() == 0) { // of equal starts the last holds the row
      part++;
    }
    return part;
  }
}
