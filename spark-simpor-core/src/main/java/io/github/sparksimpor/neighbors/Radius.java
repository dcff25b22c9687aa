package io.github.sparksimpor.neighbors;

import io.github.sparksimpor.kernel.PackedRows;

/**
 * The largest radius R of the spheres around a seed: the mean distance to its k nearest neighbours
 * of the same class (paper section 4.2).
 */
public final class Radius {
  private Radius() {}

  /**
   * Mean distance to the neighbours found.
   *
   * @param neighbors neighbours within the seeds' class, the seed itself excluded
   * @return R of each query, in the units of the coordinates; 0 for a query whose neighbours are
   *     all duplicates of it, or that has none
   */
  public static double[] of(NeighborLists neighbors) {
    double[] radii = new double[neighbors.queries()];
    for (int query = 0; query < radii.length; query++) {
      double sum = 0;
      for (int rank = 0; rank < neighbors.count(query); rank++) {
        sum += neighbors.distance(query, rank);
      }
      radii[query] = neighbors.count(query) == 0 ? 0 : sum / neighbors.count(query);
    }
    return radii;
  }

  /**
   * R of some rows of a class.
   *
   * @param rows all rows of the class
   * @param seeds indices of the rows whose R is wanted
   * @param k number of neighbours, at least 1; a smaller class uses all its other rows
   */
  public static double[] of(PackedRows rows, int[] seeds, int k) {
    return of(NearestNeighbors.findAmong(rows, seeds, k));
  }
}
