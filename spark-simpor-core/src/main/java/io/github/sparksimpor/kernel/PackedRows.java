package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.BLOCK;
import static io.github.sparksimpor.kernel.Blocks.COLUMN_QUANTUM;
import static io.github.sparksimpor.kernel.Blocks.PANEL;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * The rows of one class, laid out for the kernel sums.
 *
 * <p>Two copies are kept: <em>tiles</em>, row-major with the dimension padded to whole vectors, for
 * the weighted sums, and <em>panels</em> of 32 rows, dimension-major, for the distances. Only the
 * tiles travel; the panels are laid out anew wherever the rows arrive. The layout does not depend
 * on the machine, so that every tier adds in the same order. The order of the rows is the caller's
 * and decides the order of every sum.
 */
public final class PackedRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final int dimension;
  private final int stride;
  private final double[] tiles;

  @SuppressWarnings("serial")
  private transient double[] panels;

  private transient double[] squaredNorms;

  private PackedRows(int size, int dimension, int stride, double[] tiles) {
    this.size = size;
    this.dimension = dimension;
    this.stride = stride;
    this.tiles = tiles;
    this.panels = layPanels(tiles, stride, dimension);
    this.squaredNorms = squaredNorms(tiles, stride, dimension);
  }

  /**
   * Packs rows given one after the other.
   *
   * @param rowMajor {@code size × dimension} finite values, row by row; copied
   * @param dimension number of features, at least 1
   * @return the packed rows, in the given order
   * @throws IllegalArgumentException if the length is not a multiple of the dimension
   */
  public static PackedRows of(double[] rowMajor, int dimension) {
    if (dimension < 1 || rowMajor.length % dimension != 0) {
      throw new IllegalArgumentException(
          "expected rows of " + dimension + " values, found " + rowMajor.length + " values in all");
    }
    int size = rowMajor.length / dimension;
    int stride = Blocks.narrow(dimension) ? dimension : Blocks.roundUp(dimension, COLUMN_QUANTUM);
    int paddedSize = Blocks.roundUp(size, BLOCK);
    double[] tiles = new double[Math.multiplyExact(paddedSize, stride)];
    for (int row = 0; row < size; row++) {
      System.arraycopy(rowMajor, row * dimension, tiles, row * stride, dimension);
    }
    return new PackedRows(size, dimension, stride, tiles);
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** Number of features. */
  public int dimension() {
    return dimension;
  }

  /** Copies a row's coordinates to {@code target}, from {@code offset} on. */
  public void copyRow(int row, double[] target, int offset) {
    System.arraycopy(tiles, row * stride, target, offset, dimension);
  }

  /** Row length of {@link #tiles()}: the dimension, padded with zeros unless narrow. */
  int stride() {
    return stride;
  }

  /** Row-major, rows padded with zeros to a multiple of {@link Blocks#BLOCK}. */
  double[] tiles() {
    return tiles;
  }

  /** {@code panels()[(panel * dimension + k) * PANEL + lane]} is coordinate k of a row. */
  double[] panels() {
    return panels;
  }

  double[] squaredNorms() {
    return squaredNorms;
  }

  private static double[] layPanels(double[] tiles, int stride, int dimension) {
    int rows = tiles.length / stride;
    double[] panels = new double[Math.multiplyExact(rows, dimension)];
    for (int row = 0; row < rows; row++) {
      int base = (row / PANEL) * dimension * PANEL + row % PANEL;
      for (int k = 0; k < dimension; k++) {
        panels[base + k * PANEL] = tiles[row * stride + k];
      }
    }
    return panels;
  }

  private static double[] squaredNorms(double[] tiles, int stride, int dimension) {
    double[] norms = new double[tiles.length / stride];
    for (int row = 0; row < norms.length; row++) {
      double sum = 0;
      for (int k = 0; k < dimension; k++) {
        double x = tiles[row * stride + k];
        sum = Math.fma(x, x, sum);
      }
      norms[row] = sum;
    }
    return norms;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    panels = layPanels(tiles, stride, dimension);
    squaredNorms = squaredNorms(tiles, stride, dimension);
  }
}
