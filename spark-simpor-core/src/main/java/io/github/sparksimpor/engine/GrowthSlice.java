package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Synthetic rows that one task makes: a range of a region's growth with all that is needed besides
 * the broadcast rows.
 *
 * @param classIndex the class that grows
 * @param label its label
 * @param region where the seeds lie
 * @param seeds row index of the seed of each synthetic row
 * @param draws per synthetic row the number that tells apart draws from one seed
 * @param radii per synthetic row the seed's R, the mean distance to its neighbours
 */
record GrowthSlice(
    int classIndex, double label, Region region, int[] seeds, long[] draws, double[] radii)
    implements Serializable {

  int size() {
    return seeds.length;
  }

  /**
   * Cuts plans into slices, in order.
   *
   * @param plan what to grow
   * @param radii per class R of each row; only seeds' values are read
   * @param slices about how many slices to make
   */
  static List<GrowthSlice> cut(List<RegionGrowth> plan, double[][] radii, int slices) {
    long total = plan.stream().mapToLong(RegionGrowth::count).sum();
    int length = (int) Math.max(1, (total + slices - 1) / slices);
    List<GrowthSlice> cut = new ArrayList<>();
    for (RegionGrowth growth : plan) {
      for (long from = 0; from < growth.count(); from += length) {
        int size = (int) Math.min(length, growth.count() - from);
        cut.add(of(growth, from, size, radii[growth.classIndex()]));
      }
    }
    return cut;
  }

  private static GrowthSlice of(RegionGrowth growth, long from, int size, double[] radii) {
    int[] seeds = new int[size];
    long[] draws = new long[size];
    double[] ofSeeds = new double[size];
    for (int i = 0; i < size; i++) {
      seeds[i] = growth.seed(from + i);
      draws[i] = growth.draw(from + i);
      ofSeeds[i] = radii[seeds[i]];
    }
    return new GrowthSlice(
        growth.classIndex(), growth.label(), growth.region(), seeds, draws, ofSeeds);
  }
}
