package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.kernel.PackedRows;
import java.util.List;

/** Training rows against which points are ascended on spheres. */
public interface SphereAscents extends PlacedRows {

  /**
   * Ascends the rows of slices.
   *
   * @param slices all of one class and region
   * @param policy how
   * @param seed of all random draws
   * @return the rows of each slice
   */
  List<SyntheticBlock> ascend(List<Spheres> slices, AscentPolicy policy, long seed);

  /** Per class rows that stand for it where a bandwidth is sought, in coordinates. */
  List<PackedRows> bandwidthSample();
}
