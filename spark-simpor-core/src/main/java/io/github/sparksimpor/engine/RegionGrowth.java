package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.Arrays;

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

  /** Row indices of the seeds that get a turn, in order. */
  public int[] usedSeeds() {
    return count < seeds.length ? Arrays.copyOf(seeds, (int) count) : seeds;
  }

  /** Position among {@link #usedSeeds()} of the seed of the i-th synthetic row. */
  public int turn(long i) {
    return (int) (i % seeds.length);
  }

  /**
   * Number that tells apart the random draws made for one seed, also when it serves in both
   * regions.
   */
  public long draw(long i) {
    return i / seeds.length * 2 + region.drawKey();
  }
}
