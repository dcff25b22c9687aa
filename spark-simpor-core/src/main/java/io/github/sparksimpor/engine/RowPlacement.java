package io.github.sparksimpor.engine;

import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.neighbors.Radius;
import java.util.List;

/**
 * Where the training rows lie while synthetic rows grow from them. Placements differ in what they
 * send where; what they compute is the same. Closing one frees what it holds on the executors.
 */
public interface RowPlacement extends AutoCloseable {

  /** Name of the strategy, as in the parameter. */
  String strategy();

  /** Classes and their sizes. */
  ClassCensus census();

  /** The coordinates of all geometry. */
  FeatureSpace space();

  /**
   * Coordinates of some rows.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   * @return the rows one after the other, in the order asked for
   */
  double[] coordinates(int classIndex, int[] rows);

  /** Scores all rows. */
  UncertainRows score(RowScoring scoring);

  /** The bandwidth of the highest leave-one-out likelihood. */
  double likelihoodBandwidth();

  /**
   * Features of some rows, as they were given.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   */
  double[][] features(int classIndex, int[] rows);

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
   * Finds features and radii of seeds.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   * @param neighbors k, at least 1; fewer are used in a smaller class
   */
  default Seeds seeds(int classIndex, int[] rows, int neighbors) {
    return new Seeds(
        rows,
        features(classIndex, rows),
        Radius.of(neighbors(classIndex, rows, classIndex, neighbors)));
  }

  /**
   * Ascends the rows of slices.
   *
   * @param slices all of one class and region
   * @param policy how
   * @param seed of all random draws
   * @return the rows of each slice
   */
  List<SyntheticBlock> ascend(List<GrowthSlice> slices, AscentPolicy policy, long seed);

  /** What the ascents cost so far, in a few words; empty if they took no pass over the cluster. */
  String work();

  @Override
  void close();
}
