package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.neighbors.NeighborLists;

/**
 * Training rows, wherever they lie. A row is named by its class and its index there, in canonical
 * order.
 */
public interface PlacedRows {

  /** Classes and their sizes. */
  ClassCensus census();

  /** The coordinates of all geometry. */
  FeatureSpace space();

  /** Least and greatest values. */
  ValueRanges valueRanges();

  /**
   * Features of some rows, as they were given.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   */
  double[][] features(int classIndex, int[] rows);

  /**
   * Ids of some rows.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   * @return in the order asked for; empty if rows have none
   */
  Object[] ids(int classIndex, int[] rows);

  /**
   * Coordinates of some rows.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   * @return the rows one after the other, in the order asked for
   */
  double[] coordinates(int classIndex, int[] rows);

  /**
   * The nearest rows of a class around some rows of the same or of another.
   *
   * @param classIndex the class they belong to
   * @param rows their indices; a row is no neighbour of itself
   * @param among the class whose rows are searched
   * @param neighbors k, at least 1; fewer are found in a smaller class
   */
  NeighborLists neighbors(int classIndex, int[] rows, int among, int neighbors);

  /**
   * Those of some rows of a class that are among the nearest of any row of another class.
   *
   * @param classIndex the class they belong to
   * @param rows their indices, ascending; no other row of the class is looked at
   * @param neighbors k: how many of them are near a row, at least 1
   * @return their indices, ascending
   */
  int[] nearOthers(int classIndex, int[] rows, int neighbors);
}
