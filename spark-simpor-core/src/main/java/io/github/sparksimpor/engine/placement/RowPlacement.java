package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.entropy.RowScorer;
import io.github.sparksimpor.engine.growth.SphereAscents;

/**
 * Where the training rows lie while synthetic rows grow from them. Placements differ in what they
 * send where; what they compute is the same. Closing one frees what it holds on the executors.
 */
public interface RowPlacement extends RowScorer, SphereAscents, AutoCloseable {

  /** What the ascents cost so far. */
  AscentPasses passes();

  /** What the ascents ran on so far. */
  DeviceShares shares();

  /** What searches for nearest rows ran on so far. */
  DeviceShares searches();

  @Override
  void close();
}
