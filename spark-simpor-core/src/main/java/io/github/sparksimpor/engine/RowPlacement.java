package io.github.sparksimpor.engine;

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
   * Finds features and radii of seeds.
   *
   * @param classIndex the class they belong to
   * @param rows their indices
   * @param neighbors k, at least 1; fewer are used in a smaller class
   */
  Seeds seeds(int classIndex, int[] rows, int neighbors);

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
