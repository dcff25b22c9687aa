package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Grows the planned rows around their seeds: where the policy says so, by ascent, which takes the
 * training rows; elsewhere as random points of the spheres, which takes nothing but the seeds and
 * waits until somebody reads the rows. How the work is cut into tasks does not show in the result.
 */
public final class SphereGrowth {
  private final JavaSparkContext context;
  private final SphereAscents training;
  private final JobPhases phases;
  private final Bounds bounds;
  private final long seed;

  /**
   * Growth from training rows.
   *
   * @param context runs the jobs
   * @param training has the rows
   * @param phases names the jobs
   * @param bounds of the rows
   * @param seed of all random draws
   */
  public SphereGrowth(
      JavaSparkContext context,
      SphereAscents training,
      JobPhases phases,
      Bounds bounds,
      long seed) {
    this.context = context;
    this.training = training;
    this.phases = phases;
    this.bounds = bounds;
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
  public SyntheticRows grow(List<SeedAssignment> plan, int neighbors, AscentPolicy policy) {
    List<SyntheticPart> parts = new ArrayList<>();
    for (SeedAssignment rows : plan) {
      Spheres spheres = phases.run("radii", () -> Spheres.around(training, rows, neighbors));
      Support support = Support.of(bounds, training, rows.classIndex());
      List<Spheres> slices = spheres.slices(WorkSlices.length(context, rows.size()));
      parts.addAll(
          policy.ascendsIn(rows.region())
              ? phases.run("ascent", () -> ascended(slices, policy, support))
              : slices.stream().map(slice -> scattered(slice, support)).toList());
    }
    return new SyntheticRows(plan, parts);
  }

  private List<SyntheticPart> ascended(List<Spheres> slices, AscentPolicy policy, Support support) {
    List<SyntheticBlock> blocks = training.ascend(slices, policy, seed);
    List<SyntheticPart> parts = new ArrayList<>();
    for (int s = 0; s < slices.size(); s++) {
      parts.add(new AscendedPart(slices.get(s), blocks.get(s), training.space(), support));
    }
    return parts;
  }

  private SyntheticPart scattered(Spheres slice, Support support) {
    return new ScatteredPart(slice, training.space(), support, seed);
  }
}
