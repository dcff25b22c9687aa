package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.sphere.Objective;
import io.github.sparksimpor.sphere.PosteriorRatio;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The log posterior ratio over rows that stay in the executors: each evaluation is a pass, one job
 * that takes the points to the parts and brings their sums back.
 */
final class PartitionedRatio implements Objective {
  private final JavaSparkContext context;
  private final JobPhases phases;
  private final JavaRDD<ClassPart> parts;
  private final PartPass settings;
  private final Optional<GpuParts> gpu;
  private final int totalParts;
  private DeviceShares shares = DeviceShares.noSums();
  private int passes;
  private long queries;

  PartitionedRatio(
      JavaSparkContext context,
      JobPhases phases,
      JavaRDD<ClassPart> parts,
      int totalParts,
      PartPass settings,
      Optional<GpuParts> gpu) {
    this.context = context;
    this.phases = phases;
    this.parts = parts;
    this.totalParts = totalParts;
    this.settings = settings;
    this.gpu = gpu;
  }

  @Override
  public int dimension() {
    return settings.space().dimension();
  }

  @Override
  public void evaluate(QueryBatch batch, double[] logRatios, double[] gradients) {
    passes++;
    queries += batch.size();
    phases.detail(
        "ascent, pass " + passes + ", " + batch.size() + " points",
        () -> {
          sum(batch, logRatios, gradients);
          return batch;
        });
  }

  private void sum(QueryBatch batch, double[] logRatios, double[] gradients) {
    Broadcast<JavaSerialized<QueryBatch>> points =
        context.broadcast(new JavaSerialized<>(batch.compacted()));
    try {
      PartSums sums = PartSums.merge(sums(points), totalParts);
      shares = shares.plus(sums.shares());
      PosteriorRatio.combine(
          present(sums.own()),
          present(sums.contrast()),
          settings.bandwidth(),
          batch,
          logRatios,
          gradients);
    } finally {
      points.destroy();
    }
  }

  private JavaRDD<PartSums> sums(Broadcast<JavaSerialized<QueryBatch>> points) {
    PartPass pass = settings;
    return gpu.map(cards -> cards.sums(parts, pass, points))
        .orElseGet(() -> parts.map(part -> pass.sums(part, points.value().content())));
  }

  /** What the sums were taken on so far. */
  DeviceShares shares() {
    return shares;
  }

  /** Passes so far. */
  int passes() {
    return passes;
  }

  /** Points evaluated so far. */
  long queries() {
    return queries;
  }

  private static RunningSums present(@Nullable RunningSums sums) {
    return Objects.requireNonNull(sums, "every class has a part");
  }
}
