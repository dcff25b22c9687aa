package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.entropy.RowScoring;
import io.github.sparksimpor.engine.entropy.UncertainRows;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.PackedClasses;
import io.github.sparksimpor.engine.rows.TrainingRows;
import io.github.sparksimpor.engine.rows.ValueRanges;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.Closing;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Strategy {@code broadcast}: every executor has all rows, packed by class. */
public final class BroadcastRows implements RowPlacement {
  private final JavaSparkContext context;
  private final TrainingRows rows;
  private final FeatureSpace space;
  private final ValueRanges valueRanges;
  private final PackedClasses classes;
  private final Optional<GpuSlices> gpu;
  private final BroadcastNeighbors search;
  private final Broadcast<PackedClasses> shared;
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private DeviceShares shares;

  private BroadcastRows(
      SparkSession session, TrainingRows rows, FeatureSpace space, AscentDevice device) {
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.rows = rows;
    this.space = space;
    this.valueRanges = ValueRanges.of(rows, space.imputation());
    this.classes = space.pack(rows);
    this.shares = DeviceShares.noPoints().on(device);
    this.shared = context.broadcast(classes);
    closers.push(shared::destroy);
    try {
      this.search = new BroadcastNeighbors(context, rows.census(), space, shared, device);
      closers.push(search::close);
      this.gpu = GpuSlices.of(context, device, space.dimension());
      gpu.ifPresent(cards -> closers.push(cards::close));
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      Closing.after(e, this::close);
      throw e;
    }
  }

  /**
   * Gathers rows and sends them to the executors.
   *
   * @param session runs the jobs
   * @param labelled the rows
   * @param standardize whether coordinates are divided by their standard deviation
   * @param device what searches and ascents run on
   */
  public static BroadcastRows of(
      SparkSession session, LabelledRows labelled, boolean standardize, AscentDevice device) {
    TrainingRows rows = labelled.gather();
    FeatureRoles roles = labelled.roles();
    FeatureSpace space =
        FeatureSpace.of(rows, standardize, roles, rows.imputation(labelled.missing(), roles));
    return new BroadcastRows(session, rows, space, device);
  }

  @Override
  public ClassCensus census() {
    return rows.census();
  }

  @Override
  public FeatureSpace space() {
    return space;
  }

  @Override
  public ValueRanges valueRanges() {
    return valueRanges;
  }

  @Override
  public double[] coordinates(int classIndex, int[] wanted) {
    return classes.rows()[classIndex].copyRows(wanted);
  }

  @Override
  public UncertainRows score(RowScoring scoring) {
    List<RowRange> ranges = RowRange.all(context, classes);
    Broadcast<PackedClasses> all = shared;
    Broadcast<RowScoring> how = context.broadcast(scoring);
    try {
      return context
          .parallelize(ranges, ranges.size())
          .map(range -> range.score(all.value(), how.value()))
          .collect()
          .stream()
          .reduce((a, b) -> a.merge(b, scoring.wanted()))
          .orElseThrow();
    } finally {
      how.destroy();
    }
  }

  @Override
  public List<PackedRows> bandwidthSample() {
    // A part is a random sample of its class, and few rows of it will do.
    return Arrays.stream(classes.rows()).map(c -> Bandwidth.sample(c.part(0))).toList();
  }

  @Override
  public double[][] features(int classIndex, int[] wanted) {
    return IntStream.of(wanted).mapToObj(row -> rows.row(classIndex, row)).toArray(double[][]::new);
  }

  @Override
  public Object[] ids(int classIndex, int[] wanted) {
    return rows.ids(classIndex, wanted);
  }

  @Override
  public NeighborLists neighbors(int classIndex, int[] wanted, int among, int neighbors) {
    return search.neighbors(classIndex, wanted, among, neighbors);
  }

  @Override
  public int[] nearOthers(int classIndex, int[] wanted, int neighbors) {
    return search.nearOthers(classIndex, wanted, neighbors);
  }

  @Override
  public List<SyntheticBlock> ascend(List<Spheres> slices, AscentPolicy policy, long seed) {
    List<AscendedSlice> ascended =
        gpu.isPresent() ? onGpus(gpu.get(), slices, policy, seed) : onCpus(slices, policy, seed);
    ascended.forEach(slice -> shares = shares.plus(slice.shares()));
    return ascended.stream().map(AscendedSlice::block).toList();
  }

  /** Slices that GPUs fail at go to all CPUs. */
  private List<AscendedSlice> onGpus(
      GpuSlices gpus, List<Spheres> slices, AscentPolicy policy, long seed) {
    List<AscendedSlice> ascended = gpus.ascend(slices, shared, space, policy, seed);
    List<Spheres> left =
        IntStream.range(0, slices.size())
            .filter(i -> ascended.get(i).hasFailed())
            .mapToObj(slices::get)
            .toList();
    if (left.isEmpty()) {
      return ascended;
    }
    Iterator<AscendedSlice> onCpus = onCpus(left, policy, seed).iterator();
    return ascended.stream()
        .map(slice -> slice.hasFailed() ? onCpus.next().insteadOf(slice) : slice)
        .toList();
  }

  private List<AscendedSlice> onCpus(List<Spheres> slices, AscentPolicy policy, long seed) {
    Broadcast<PackedClasses> all = shared;
    FeatureSpace coordinates = space;
    return context
        .parallelize(slices, slices.size())
        .map(slice -> new SliceAscent(all.value(), coordinates, policy, seed).ascend(slice))
        .collect();
  }

  @Override
  public DeviceShares shares() {
    return shares;
  }

  @Override
  public DeviceShares searches() {
    return search.shares();
  }

  @Override
  public AscentPasses passes() {
    return AscentPasses.none();
  }

  @Override
  public void close() {
    Closing.all(closers, Runnable::run);
  }
}
