package io.github.sparksimpor.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Points at which kernel sums are wanted, together, because a row read once serves them all. Sums
 * of one query never depend on which others share its batch.
 */
public final class QueryBatch implements Serializable {
  private static final long serialVersionUID = 1L;

  /** As excluded row: leaves no row out. */
  public static final int NONE = -1;

  private final int dimension;
  private final double[] coordinates;
  private final Categories[] categories;
  private final int[] excluded;
  private final int firstRow;
  private int size;

  /**
   * An empty batch.
   *
   * @param capacity most queries it will hold, at least 1
   * @param dimension number of features
   */
  public QueryBatch(int capacity, int dimension) {
    this(
        dimension,
        new double[Math.multiplyExact(capacity, dimension)],
        new Categories[capacity],
        new int[capacity],
        0,
        0);
  }

  private QueryBatch(
      int dimension,
      double[] coordinates,
      Categories[] categories,
      int[] excluded,
      int firstRow,
      int size) {
    this.dimension = dimension;
    this.coordinates = coordinates;
    this.categories = categories;
    this.excluded = excluded;
    this.firstRow = firstRow;
    this.size = size;
  }

  /** The same queries, no larger than need be, to be sent elsewhere. */
  public QueryBatch compacted() {
    return slice(0, size);
  }

  /**
   * A copy of some of the queries, no larger than need be.
   *
   * @param from the first
   * @param to behind the last
   */
  public QueryBatch slice(int from, int to) {
    return new QueryBatch(
        dimension,
        Arrays.copyOfRange(coordinates, from * dimension, to * dimension),
        Arrays.copyOfRange(categories, from, to),
        Arrays.copyOfRange(excluded, from, to),
        firstRow,
        to - from);
  }

  /**
   * The same queries over rows of which the first has another number; shares its contents with this
   * batch as it is now.
   *
   * @param row number that the excluded rows are counted from
   */
  public QueryBatch countingFrom(int row) {
    return new QueryBatch(dimension, coordinates, categories, excluded, row, size);
  }

  /** Number of queries. */
  public int size() {
    return size;
  }

  /** Number of features. */
  public int dimension() {
    return dimension;
  }

  /** Forgets all queries. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds a query without categories; otherwise as the method below.
   *
   * @param source holds the point's coordinates from {@code offset} on
   * @param offset where the point starts
   * @param excludedRow the row left out, or {@link #NONE}
   */
  public int add(double[] source, int offset, int excludedRow) {
    return add(source, offset, Categories.NONE, excludedRow);
  }

  /**
   * Adds a query.
   *
   * @param source holds the point's coordinates from {@code offset} on
   * @param offset where the point starts
   * @param ofPoint its categories; the rows it meets have at least as many
   * @param excludedRow the row left out of sums for which {@code accumulate} is told to exclude, or
   *     {@link #NONE}
   * @return the query's index
   */
  public int add(double[] source, int offset, Categories ofPoint, int excludedRow) {
    System.arraycopy(source, offset, coordinates, size * dimension, dimension);
    categories[size] = ofPoint;
    excluded[size] = excludedRow;
    return size++;
  }

  /** Row-major, the queries first; not to be changed. */
  public double[] coordinates() {
    return coordinates;
  }

  /** Categories of a query. */
  public Categories categories(int query) {
    return categories[query];
  }

  /** The row a query leaves out. It may lie outside the rows; it then excludes none. */
  public int excludedRow(int query) {
    return excluded[query] - firstRow;
  }
}
