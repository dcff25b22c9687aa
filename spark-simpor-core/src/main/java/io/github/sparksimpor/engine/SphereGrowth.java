package io.github.sparksimpor.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Grows the planned rows around their seeds: where the policy says so, by ascent, which takes the
 * training rows; elsewhere as random points of the spheres, which takes nothing but the seeds and
 * waits until somebody reads the rows. How the work is cut into tasks does not show in the result.
 */
public final class SphereGrowth {
  /** More slices than cores, since ascents differ in length. */
  private static final int TASKS_PER_CORE = 4;

  private final JavaSparkContext context;
  private final RowPlacement placement;
  private final JobPhases phases;
  private final long seed;

  /**
   * Growth from training rows.
   *
   * @param context runs the jobs
   * @param placement has the rows
   * @param phases names the jobs
   * @param seed of all random draws
   */
  public SphereGrowth(
      JavaSparkContext context, RowPlacement placement, JobPhases phases, long seed) {
    this.context = context;
    this.placement = placement;
    this.phases = phases;
    this.seed = seed;
  }

  /**
   * Grows rows.
   *
   * @param plan what to grow
   * @param neighbors k of the seeds' radii, at least 1
   * @param policy which rows ascend, and how
   * @return the rows, in the order of the plan
   */
  public SyntheticRows grow(List<RegionGrowth> plan, int neighbors, AscentPolicy policy) {
    List<SyntheticPart> parts = new ArrayList<>();
    for (RegionGrowth growth : plan) {
      Seeds seeds =
          phases.run(
              "radii", () -> placement.seeds(growth.classIndex(), growth.usedSeeds(), neighbors));
      List<GrowthSlice> slices = GrowthSlice.cut(growth, seeds, sliceLength(growth.count()));
      parts.addAll(
          policy.ascendsIn(growth.region())
              ? phases.run("ascent", () -> ascended(slices, policy))
              : slices.stream().map(this::scattered).toList());
    }
    return new SyntheticRows(parts);
  }

  private List<SyntheticPart> ascended(List<GrowthSlice> slices, AscentPolicy policy) {
    List<SyntheticBlock> blocks = placement.ascend(slices, policy, seed);
    List<SyntheticPart> parts = new ArrayList<>();
    for (int s = 0; s < slices.size(); s++) {
      parts.add(new AscendedPart(slices.get(s), blocks.get(s), placement.space()));
    }
    return parts;
  }

  private SyntheticPart scattered(GrowthSlice slice) {
    return new ScatteredPart(slice, placement.space(), seed);
  }

  private int sliceLength(long rows) {
    int tasks = tasks(context);
    return (int) Math.max(1, (rows + tasks - 1) / tasks);
  }

  static int tasks(JavaSparkContext context) {
    return TASKS_PER_CORE * context.defaultParallelism();
  }
}
