package io.github.sparksimpor.kernel;

/**
 * Points at which kernel sums are wanted, together, because a row read once serves them all. Sums
 * of one query never depend on which others share its batch.
 */
public final class QueryBatch {
  /** As excluded row: leaves no row out. */
  public static final int NONE = -1;

  private final int dimension;
  private final double[] coordinates;
  private final int[] excluded;
  private int size;

  /**
   * An empty batch.
   *
   * @param capacity most queries it will hold, at least 1
   * @param dimension number of features
   */
  public QueryBatch(int capacity, int dimension) {
    this.dimension = dimension;
    this.coordinates = new double[Math.multiplyExact(capacity, dimension)];
    this.excluded = new int[capacity];
  }

  /** Number of queries. */
  public int size() {
    return size;
  }

  /** Most queries it can hold. */
  public int capacity() {
    return excluded.length;
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
   * Adds a query.
   *
   * @param source holds the point's coordinates from {@code offset} on
   * @param offset where the point starts
   * @param excludedRow the row left out of sums for which {@code accumulate} is told to exclude, or
   *     {@link #NONE}
   * @return the query's index
   */
  public int add(double[] source, int offset, int excludedRow) {
    System.arraycopy(source, offset, coordinates, size * dimension, dimension);
    excluded[size] = excludedRow;
    return size++;
  }

  /** Row-major, {@code size × dimension}. */
  double[] coordinates() {
    return coordinates;
  }

  int excludedRow(int query) {
    return excluded[query];
  }
}
