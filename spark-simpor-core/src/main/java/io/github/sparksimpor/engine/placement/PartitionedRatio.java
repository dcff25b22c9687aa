package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.sphere.Objective;
import io.github.sparksimpor.sphere.PosteriorRatio;
import java.io.Serializable;
import java.util.Objects;
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
  private final PassSettings settings;
  private final int totalParts;
  private DeviceShares shares = DeviceShares.noSums();
  private int passes;
  private long queries;

  PartitionedRatio(
      JavaSparkContext context,
      JobPhases phases,
      JavaRDD<ClassPart> parts,
      int totalParts,
      PassSettings settings) {
    this.context = context;
    this.phases = phases;
    this.parts = parts;
    this.totalParts = totalParts;
    this.settings = settings;
  }

  /**
   * What a pass computes.
   *
   * @param own the class that grows
   * @param contrast whether each class belongs to its contrast
   * @param firstRows index of each part's first row within its class
   * @param bandwidth h
   * @param excludeSeed whether each point's seed is left out of the sums over its class
   * @param space coordinates
   * @param features number of features
   */
  record PassSettings(
      int own,
      boolean[] contrast,
      int[] firstRows,
      double bandwidth,
      boolean excludeSeed,
      FeatureSpace space,
      int features)
      implements Serializable {

    PartSums sums(ClassPart part, QueryBatch queries) {
      boolean grows = part.classIndex() == own;
      if (!grows && !contrast[part.classIndex()]) {
        return new PartSums(part.partNumber(), null, null, DeviceShares.noSums());
      }
      PackedRows rows = space.pack(part.values(), features);
      RunningSums sums = new RunningSums(queries.size(), space.dimension());
      QueryBatch counted = queries.countingFrom(firstRows[part.partNumber()]);
      KernelTier.ofThisJvm().accumulate(rows, bandwidth, counted, grows && excludeSeed, sums);
      DeviceShares shares = DeviceShares.noSums().plusCpu(queries.size());
      return grows
          ? new PartSums(part.partNumber(), sums, null, shares)
          : new PartSums(part.partNumber(), null, sums, shares);
    }
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
    PassSettings pass = settings;
    Broadcast<JavaSerialized<QueryBatch>> points =
        context.broadcast(new JavaSerialized<>(batch.compacted()));
    try {
      PartSums sums =
          PartSums.merge(parts.map(part -> pass.sums(part, points.value().content())), totalParts);
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
