package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.WorkSlices;
import io.github.sparksimpor.sphere.LogRatio;
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
final class PartitionedRatio implements LogRatio {
  /** Fewer points a task would cost more in packing the part anew than they bring. */
  private static final int LEAST_POINTS = 96;

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
        () -> sum(batch, logRatios, gradients));
  }

  private void sum(QueryBatch batch, double[] logRatios, double[] gradients) {
    Broadcast<JavaSerialized<QueryBatch>> points =
        context.broadcast(new JavaSerialized<>(batch.compacted()));
    try {
      RunningSums room = new RunningSums(batch.size(), dimension());
      PartSums sums = PartSums.merge(sums(points, batch.size()), totalParts, room);
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

  private JavaRDD<PartSums> sums(Broadcast<JavaSerialized<QueryBatch>> points, int count) {
    return gpu.map(cards -> cards.sums(parts, settings, points))
        .orElseGet(() -> sumsOnCpus(points, count));
  }

  /** Where parts are few beside the cores, several tasks share a part, each with some points. */
  private JavaRDD<PartSums> sumsOnCpus(Broadcast<JavaSerialized<QueryBatch>> points, int count) {
    int length = WorkSlices.length(context, (long) count * totalParts);
    return WorkSlices.of(count, Math.max(LEAST_POINTS, length)).stream()
        .map(slice -> sums(points, slice.from(), slice.to()))
        .reduce(JavaRDD::union)
        .orElseThrow();
  }

  private JavaRDD<PartSums> sums(Broadcast<JavaSerialized<QueryBatch>> points, int from, int to) {
    PartPass pass = settings;
    return parts.map(
        part -> pass.sums(part, points.value().content().slice(from, to)).beginningAt(from));
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
