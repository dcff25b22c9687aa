package io.github.sparksimpor.engine;

import java.io.Serializable;

/**
 * How many rows a class receives in one region, and from which seeds. The i-th row grows from seed
 * {@code i mod seeds.length}, so that seeds are covered evenly and a smaller count gives a prefix
 * of a larger one.
 *
 * @param classIndex the class that grows
 * @param label its label
 * @param region where the seeds lie
 * @param seeds row indices of the class, in random order
 * @param count synthetic rows
 */
public record RegionGrowth(int classIndex, double label, Region region, int[] seeds, long count)
    implements Serializable {

  /** Row index of the seed of the i-th synthetic row. */
  public int seed(long i) {
    return seeds[(int) (i % seeds.length)];
  }

  /**
   * Number that tells apart the random draws made for one seed, also when it serves in both
   * regions.
   */
  public long draw(long i) {
    return i / seeds.length * Region.values().length + region.ordinal();
  }
}
