package io.github.sparksimpor.engine;

import io.github.sparksimpor.neighbors.Radius;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Grows synthetic rows on the executors from rows that every executor has (strategy {@code
 * broadcast}): one job for the seeds' radii, one for the rows themselves. How the work is cut into
 * tasks does not show in the result.
 */
public final class SphereGrowth {
  /** More slices than cores, since ascents differ in length. */
  private static final int SLICES_PER_CORE = 4;

  private final JavaSparkContext context;
  private final Broadcast<ClassPartition> shared;
  private final long seed;

  /**
   * Growth from broadcast rows.
   *
   * @param context runs the jobs
   * @param shared rows of all classes; the caller destroys it
   * @param seed of all random draws
   */
  public SphereGrowth(JavaSparkContext context, Broadcast<ClassPartition> shared, long seed) {
    this.context = context;
    this.shared = shared;
    this.seed = seed;
  }

  /**
   * The largest radius R of each seed: the mean distance to its nearest neighbours of its class.
   *
   * @param plan names the seeds
   * @param neighbors k, at least 1; fewer are used in a smaller class
   * @return per class R of each row; NaN for rows that are no seed
   */
  public double[][] radii(List<RegionGrowth> plan, int neighbors) {
    ClassPartition classes = shared.value();
    double[][] radii = new double[classes.classes()][];
    for (int c = 0; c < radii.length; c++) {
      radii[c] = new double[classes.rows()[c].size()];
      Arrays.fill(radii[c], Double.NaN);
    }
    List<SeedSlice> slices = seedSlices(plan);
    if (slices.isEmpty()) {
      return radii;
    }
    Broadcast<ClassPartition> rows = shared;
    List<double[]> found =
        context
            .parallelize(slices, slices.size())
            .map(
                slice ->
                    Radius.of(rows.value().rows()[slice.classIndex()], slice.seeds(), neighbors))
            .collect();
    for (int s = 0; s < slices.size(); s++) {
      SeedSlice slice = slices.get(s);
      for (int i = 0; i < slice.seeds().length; i++) {
        radii[slice.classIndex()][slice.seeds()[i]] = found.get(s)[i];
      }
    }
    return radii;
  }

  /**
   * Grows the planned rows.
   *
   * @param plan what to grow
   * @param radii as {@link #radii} gives them
   * @param policy how
   * @param original the training rows in original units, of which seeds are remembered
   * @param space maps coordinates back to features
   * @return the rows, in the order of the plan
   */
  public SyntheticRows grow(
      List<RegionGrowth> plan,
      double[][] radii,
      AscentPolicy policy,
      TrainingRows original,
      FeatureSpace space) {
    List<GrowthSlice> slices = GrowthSlice.cut(plan, radii, slices());
    List<SyntheticBlock> blocks = slices.isEmpty() ? List.of() : ascend(slices, policy);
    return SyntheticRows.of(slices, blocks, original, space);
  }

  private List<SyntheticBlock> ascend(List<GrowthSlice> slices, AscentPolicy policy) {
    Broadcast<ClassPartition> rows = shared;
    long randomSeed = seed;
    return context
        .parallelize(slices, slices.size())
        .map(slice -> new SliceGrowth(rows.value(), policy, randomSeed).grow(slice))
        .collect();
  }

  /** Seeds of one class whose radii one task finds. */
  private record SeedSlice(int classIndex, int[] seeds) implements Serializable {}

  private List<SeedSlice> seedSlices(List<RegionGrowth> plan) {
    List<SeedSlice> slices = new ArrayList<>();
    for (RegionGrowth growth : plan) {
      int used = (int) Math.min(growth.count(), growth.seeds().length);
      int length = Math.max(1, (used + slices() - 1) / slices());
      for (int from = 0; from < used; from += length) {
        int to = Math.min(used, from + length);
        slices.add(
            new SeedSlice(growth.classIndex(), Arrays.copyOfRange(growth.seeds(), from, to)));
      }
    }
    return slices;
  }

  private int slices() {
    return SLICES_PER_CORE * context.defaultParallelism();
  }
}
