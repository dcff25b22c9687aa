package io.github.sparksimpor.neighbors;

import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import java.util.Arrays;
import java.util.Locale;

/**
 * Exact k nearest neighbours by Euclidean distance, to which differing {@link Categories} add.
 *
 * <p>Rows are read once, in blocks that stay in the first-level cache while every query point meets
 * them; a row farther than a point's k-th best so far costs one comparison. Squared distances are
 * sums of squared differences, taken in the order of the features: identical rows are at exactly 0,
 * and the result does not depend on the blocks or on which points are asked for together.
 * Categories are compared only for rows whose coordinates alone would enter a list.
 */
public final class NearestNeighbors {
  private static final int BLOCK = 128;

  private final PackedRows rows;
  private final QueryBatch queries;
  private final int profile;
  private final NeighborLists lists;

  /** Squared distance a row must undercut to enter a point's list. */
  private final double[] thresholds;

  private NearestNeighbors(PackedRows rows, QueryBatch queries, int k, int profile) {
    this.rows = rows;
    this.queries = queries;
    this.profile = profile;
    int size = queries.size();
    int entries = Math.multiplyExact(size, k);
    this.lists = new NeighborLists(k, new int[size], new int[entries], new double[entries]);
    this.thresholds = new double[size];
    Arrays.fill(thresholds, Double.POSITIVE_INFINITY);
  }

  /**
   * Finds the nearest rows of every query.
   *
   * @param rows the rows to search; they have the queries' categories
   * @param queries points, their categories, and per query a row that is not to be its neighbour
   * @param k how many neighbours are wanted, at least 1
   * @param profile how many coordinates in a row are of one feature: differences within a feature
   *     are added, and the sums squared; 1 for the Euclidean distance
   * @return up to k neighbours a query; fewer if there are fewer rows
   * @throws IllegalArgumentException if k is below 1 or the numbers of coordinates differ
   */
  public static NeighborLists find(PackedRows rows, QueryBatch queries, int k, int profile) {
    if (k < 1) {
      throw new IllegalArgumentException("the number of neighbours must be at least 1, found " + k);
    }
    if (queries.dimension() != rows.dimension()) {
      throw new IllegalArgumentException(
          "queries of %s coordinates meet rows of %s"
              .formatted(queries.dimension(), rows.dimension()));
    }
    NearestNeighbors search = new NearestNeighbors(rows, queries, k, profile);
    search.run();
    return search.lists;
  }

  /**
   * Finds the nearest rows of every point by Euclidean distance.
   *
   * @param rows the rows to search
   * @param points {@code queries × dimension} finite values, point by point
   * @param excluded per point the index of a row that is not to be its neighbour (itself, say), or
   *     {@link QueryBatch#NONE}
   * @param k how many neighbours are wanted, at least 1
   * @return up to k neighbours a point; fewer if there are fewer rows
   * @throws IllegalArgumentException if k is below 1 or the lengths do not fit
   */
  public static NeighborLists find(PackedRows rows, double[] points, int[] excluded, int k) {
    if (points.length != (long) excluded.length * rows.dimension()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d points of dimension %d need %d coordinates, found %d",
              excluded.length,
              rows.dimension(),
              (long) excluded.length * rows.dimension(),
              points.length));
    }
    QueryBatch queries = new QueryBatch(excluded.length, rows.dimension());
    for (int i = 0; i < excluded.length; i++) {
      queries.add(points, i * rows.dimension(), excluded[i]);
    }
    return find(rows, queries, k, 1);
  }

  /** Finds the nearest rows of every point, no row excluded; otherwise as the method above. */
  public static NeighborLists find(PackedRows rows, double[] points, int k) {
    int[] none = new int[points.length / rows.dimension()];
    Arrays.fill(none, QueryBatch.NONE);
    return find(rows, points, none, k);
  }

  /**
   * Finds the nearest rows of some of the rows, each row itself excluded (but not its duplicates).
   *
   * @param rows the rows to search
   * @param queries indices of the rows whose neighbours are wanted
   * @param k how many neighbours are wanted, at least 1
   */
  public static NeighborLists findAmong(PackedRows rows, int[] queries, int k) {
    int dimension = rows.dimension();
    double[] points = new double[Math.multiplyExact(queries.length, dimension)];
    for (int i = 0; i < queries.length; i++) {
      rows.copyRow(queries[i], points, i * dimension);
    }
    return find(rows, points, queries, k);
  }

  /**
   * Finds the nearest of some rows by Euclidean distance, where other rows need not be looked at.
   *
   * @param rows they are of
   * @param queries points without categories, and per query a row that is not to be its neighbour
   * @param candidates per query the indices of some rows, ascending
   * @param k how many neighbours are wanted, at least 1
   * @return the nearest, with the distances that they have among all rows, to the bit
   */
  public static NeighborLists findIn(
      PackedRows rows, QueryBatch queries, int[][] candidates, int k) {
    NearestNeighbors search = new NearestNeighbors(rows, queries, k, 1);
    double[] row = new double[rows.dimension()];
    for (int query = 0; query < queries.size(); query++) {
      for (int candidate : candidates[query]) {
        rows.copyRow(candidate, row, 0);
        double square = squaredDistance(row, queries.coordinates(), query * row.length);
        if (square < search.thresholds[query] && candidate != queries.excludedRow(query)) {
          search.thresholds[query] = search.enter(query, candidate, square);
        }
      }
    }
    return search.lists;
  }

  private static double squaredDistance(double[] row, double[] points, int at) {
    double square = 0;
    for (int k = 0; k < row.length; k++) {
      double d = points[at + k] - row[k];
      square = Math.fma(d, d, square);
    }
    return square;
  }

  private void run() {
    int dimension = rows.dimension();
    double[] block = new double[BLOCK * dimension];
    double[] row = new double[dimension];
    double[] squares = new double[BLOCK];
    for (int start = 0; start < rows.size(); start += BLOCK) {
      int count = Math.min(BLOCK, rows.size() - start);
      for (int i = 0; i < count; i++) {
        rows.copyRow(start + i, row, 0);
        for (int k = 0; k < dimension; k++) {
          block[k * BLOCK + i] = row[k];
        }
      }
      for (int query = 0; query < queries.size(); query++) {
        int at = query * dimension;
        if (profile == 1) {
          squaredDistances(block, dimension, queries.coordinates(), at, squares);
        } else {
          squaredProfileDistances(block, dimension, profile, queries.coordinates(), at, squares);
        }
        enterCloser(query, squares, start, count);
      }
    }
  }

  /** Four features a pass, so that the running squares are loaded and stored a quarter as often. */
  private static void squaredDistances(
      double[] block, int dimension, double[] points, int at, double[] squares) {
    Arrays.fill(squares, 0);
    int k = 0;
    for (; k + 4 <= dimension; k += 4) {
      addFour(
          block,
          k * BLOCK,
          points[at + k],
          points[at + k + 1],
          points[at + k + 2],
          points[at + k + 3],
          squares);
    }
    for (; k < dimension; k++) {
      addOne(block, k * BLOCK, points[at + k], squares);
    }
  }

  private static void addFour(
      double[] block, int base, double p0, double p1, double p2, double p3, double[] squares) {
    for (int i = 0; i < BLOCK; i++) {
      double d0 = p0 - block[base + i];
      double d1 = p1 - block[base + BLOCK + i];
      double d2 = p2 - block[base + 2 * BLOCK + i];
      double d3 = p3 - block[base + 3 * BLOCK + i];
      double sum = Math.fma(d0, d0, squares[i]);
      sum = Math.fma(d1, d1, sum);
      sum = Math.fma(d2, d2, sum);
      squares[i] = Math.fma(d3, d3, sum);
    }
  }

  private static void addOne(double[] block, int base, double p, double[] squares) {
    for (int i = 0; i < BLOCK; i++) {
      double d = p - block[base + i];
      squares[i] = Math.fma(d, d, squares[i]);
    }
  }

  private static void squaredProfileDistances(
      double[] block, int dimension, int profile, double[] points, int at, double[] squares) {
    Arrays.fill(squares, 0);
    double[] sums = new double[BLOCK];
    for (int first = 0; first < dimension; first += profile) {
      Arrays.fill(sums, 0);
      for (int k = first; k < first + profile; k++) {
        for (int i = 0; i < BLOCK; i++) {
          sums[i] += Math.abs(points[at + k] - block[k * BLOCK + i]);
        }
      }
      for (int i = 0; i < BLOCK; i++) {
        squares[i] = Math.fma(sums[i], sums[i], squares[i]);
      }
    }
  }

  private void enterCloser(int query, double[] squares, int start, int count) {
    double threshold = thresholds[query];
    int excluded = queries.excludedRow(query);
    Categories categories = queries.categories(query);
    for (int i = 0; i < count; i++) {
      if (squares[i] < threshold && start + i != excluded) {
        double square = squares[i] + categories.squaredDistance(rows, start + i);
        if (square < threshold) {
          threshold = enter(query, start + i, square);
        }
      }
    }
    thresholds[query] = threshold;
  }

  /** Inserts a row behind all that are as close or closer: rows come in ascending order. */
  private double enter(int query, int row, double square) {
    int k = lists.k();
    int[] indices = lists.indices();
    double[] squares = lists.squaredDistances();
    int first = query * k;
    int at = first + Math.min(lists.counts()[query], k - 1);
    for (; at > first && squares[at - 1] > square; at--) {
      squares[at] = squares[at - 1];
      indices[at] = indices[at - 1];
    }
    squares[at] = square;
    indices[at] = row;
    if (lists.counts()[query] < k) {
      lists.counts()[query]++;
    }
    return lists.counts()[query] < k ? Double.POSITIVE_INFINITY : squares[first + k - 1];
  }
}
