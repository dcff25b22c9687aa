package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.BLOCK;
import static io.github.sparksimpor.kernel.Blocks.COLUMN_QUANTUM;
import static io.github.sparksimpor.kernel.Blocks.PANEL;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The rows of one class, laid out for the kernel sums.
 *
 * <p>Two copies are kept: <em>tiles</em>, row-major with the dimension padded to whole vectors, for
 * the weighted sums, and <em>panels</em> of 32 rows, dimension-major, for the distances. Only the
 * tiles travel; the panels are laid out anew wherever the rows arrive. The layout does not depend
 * on the machine, so that every tier adds in the same order. The order of the rows is the caller's
 * and decides the order of every sum.
 *
 * <p>Rows may have categories beside their coordinates, which count where queries have some, too:
 * see {@link Categories}.
 */
public final class PackedRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final int dimension;
  private final int stride;
  private final double[] tiles;
  private final int features;
  private final double[] categories;

  @SuppressWarnings("serial")
  private transient double[] panels;

  private transient double[] squaredNorms;

  @SuppressWarnings("serial")
  private transient double[] categoryBlocks;

  private PackedRows(int size, int dimension, int stride, double[] tiles, double[] categories) {
    this.size = size;
    this.dimension = dimension;
    this.stride = stride;
    this.tiles = tiles;
    this.features = size == 0 ? 0 : categories.length / size;
    this.categories = categories;
    this.panels = layPanels(tiles, stride, dimension);
    this.squaredNorms = squaredNorms(tiles, stride, dimension);
    this.categoryBlocks = layCategories(categories, size, features);
  }

  /**
   * Packs rows without categories; otherwise as the method below.
   *
   * @param rowMajor {@code size × dimension} finite values, row by row; copied
   * @param dimension number of features, at least 1
   */
  public static PackedRows of(double[] rowMajor, int dimension) {
    return of(rowMajor, dimension, new double[0]);
  }

  /**
   * Packs rows given one after the other.
   *
   * @param rowMajor {@code size × dimension} finite values, row by row; copied
   * @param dimension number of coordinates, at least 1
   * @param categories as many values of each row, row by row; empty where rows have none
   * @return the packed rows, in the given order
   * @throws IllegalArgumentException if the values are not those of whole rows
   */
  public static PackedRows of(double[] rowMajor, int dimension, double[] categories) {
    if (dimension < 1 || rowMajor.length % dimension != 0) {
      throw new IllegalArgumentException(
          "expected rows of " + dimension + " values, found " + rowMajor.length + " values in all");
    }
    int size = rowMajor.length / dimension;
    if (categories.length % Math.max(1, size) != 0) {
      throw new IllegalArgumentException(
          "expected as many categories of each of " + size + " rows, found " + categories.length);
    }
    int stride = Blocks.narrow(dimension) ? dimension : Blocks.roundUp(dimension, COLUMN_QUANTUM);
    int paddedSize = Blocks.roundUp(size, BLOCK);
    double[] tiles = new double[Math.multiplyExact(paddedSize, stride)];
    for (int row = 0; row < size; row++) {
      System.arraycopy(rowMajor, row * dimension, tiles, row * stride, dimension);
    }
    return new PackedRows(size, dimension, stride, tiles, categories);
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

  /** A copy of a row's categories. */
  public double[] categories(int row) {
    return Arrays.copyOfRange(categories, row * features, (row + 1) * features);
  }

  /** In how many categories a row differs from others, of the same features. */
  int mismatches(int row, double[] others) {
    int mismatches = 0;
    for (int f = 0; f < others.length; f++) {
      mismatches += categories[row * features + f] == others[f] ? 0 : 1;
    }
    return mismatches;
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

  /**
   * Where the categories of a block of rows start in {@link #categoryBlocks()}, {@link
   * Blocks#BLOCK} values of each feature.
   *
   * @param firstRow of the block
   */
  int categoryBlock(int firstRow) {
    return firstRow * features;
  }

  /** Blocks of {@link Blocks#BLOCK} rows, feature-major, padded with zeros. */
  double[] categoryBlocks() {
    return categoryBlocks;
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

  private static double[] layCategories(double[] categories, int size, int features) {
    double[] blocks = new double[Math.multiplyExact(Blocks.roundUp(size, BLOCK), features)];
    for (int row = 0; row < size; row++) {
      int base = row / BLOCK * BLOCK * features + row % BLOCK;
      for (int f = 0; f < features; f++) {
        blocks[base + f * BLOCK] = categories[row * features + f];
      }
    }
    return blocks;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    panels = layPanels(tiles, stride, dimension);
    squaredNorms = squaredNorms(tiles, stride, dimension);
    categoryBlocks = layCategories(categories, size, features);
  }
}
