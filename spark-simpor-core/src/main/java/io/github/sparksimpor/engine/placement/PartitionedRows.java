package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.entropy.RowScoring;
import io.github.sparksimpor.engine.entropy.UncertainRows;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.ValueRanges;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.Closing;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.sphere.LockstepAscent;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Strategy {@code partitioned}: the rows stay in the executors, a part a task, cached in memory and
 * on disk. Seeds and the points of ascents in flight go to the parts in batches of bounded size;
 * neighbour lists and kernel sums come back and are merged in a fixed order. Where ascents run on
 * GPUs, each part goes to the GPU of its executor once.
 */
public final class PartitionedRows implements RowPlacement {
  /** Points in flight: enough to make a pass worth its overhead. */
  private static final int IN_FLIGHT = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(PartitionedRows.class);

  private final ClassParts parts;
  private final JobPhases phases;
  private final PartNeighbors search;
  private final Optional<GpuParts> gpu;
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private AscentPasses passes = new AscentPasses(0, 0, IN_FLIGHT);
  private DeviceShares shares;

  private PartitionedRows(ClassParts parts, AscentDevice device, JobPhases phases) {
    this.parts = parts;
    this.phases = phases;
    this.shares = DeviceShares.noSums().on(device);
    closers.push(parts::close);
    try {
      this.search = new PartNeighbors(parts, device);
      closers.push(search::close);
      this.gpu = GpuParts.of(parts.context(), device, parts.space().dimension());
      gpu.ifPresent(cards -> closers.push(cards::close));
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      Closing.after(e, this::close);
      throw e;
    }
  }

  /**
   * Moves rows to their parts.
   *
   * @param session runs the jobs
   * @param labelled the rows; freed once moved
   * @param standardize whether coordinates are divided by their standard deviation
   * @param device what searches and ascents run on
   * @param phases names the passes of ascents
   */
  public static PartitionedRows of(
      SparkSession session,
      LabelledRows labelled,
      boolean standardize,
      AscentDevice device,
      JobPhases phases) {
    return new PartitionedRows(ClassParts.of(session, labelled, standardize), device, phases);
  }

  @Override
  public ClassCensus census() {
    return parts.census();
  }

  @Override
  public FeatureSpace space() {
    return parts.space();
  }

  @Override
  public ValueRanges valueRanges() {
    return parts.valueRanges();
  }

  @Override
  public double[] coordinates(int classIndex, int[] rows) {
    FeatureSpace space = parts.space();
    int features = parts.census().dimension();
    double[] given = LabelledRows.concatenate(List.of(features(classIndex, rows)));
    return space.coordinates(space.imputation().imputed(classIndex, given, features), features);
  }

  @Override
  public UncertainRows score(RowScoring scoring) {
    FeatureSpace coordinates = parts.space();
    int features = parts.census().dimension();
    int[] first = parts.firstRows();
    Broadcast<RowScoring> how = parts.context().broadcast(scoring);
    try {
      return parts
          .whole()
          .map(part -> score(part, how.value(), first[part.partNumber()], coordinates, features))
          .collect()
          .stream()
          .reduce((a, b) -> a.merge(b, scoring.wanted()))
          .orElseThrow();
    } finally {
      how.destroy();
    }
  }

  private static UncertainRows score(
      ClassPart part, RowScoring scoring, int firstRow, FeatureSpace space, int features) {
    return scoring.score(
        part.classIndex(),
        firstRow,
        part.rows(features),
        (i, target) -> space.coordinates(part.values(), i * features, target),
        KernelTier.layersOfThisJvm());
  }

  @Override
  public List<PackedRows> bandwidthSample() {
    ClassCensus census = parts.census();
    int[] firstParts = IntStream.range(0, census.classes()).map(census::firstPart).toArray();
    FeatureSpace coordinates = parts.space();
    int features = parts.census().dimension();
    return parts
        .whole()
        .filter(part -> Arrays.binarySearch(firstParts, part.partNumber()) >= 0)
        .map(
            part ->
                new JavaSerialized<>(Bandwidth.sample(coordinates.pack(part.values(), features))))
        .collect()
        .stream()
        .map(JavaSerialized::content)
        .toList();
  }

  @Override
  public NeighborLists neighbors(int classIndex, int[] rows, int among, int neighbors) {
    return search.neighbors(classIndex, rows, among, neighbors);
  }

  @Override
  public int[] nearOthers(int classIndex, int[] rows, int neighbors) {
    return search.nearOthers(classIndex, rows, neighbors);
  }

  @Override
  public double[][] features(int classIndex, int[] rows) {
    return parts.features(classIndex, rows);
  }

  @Override
  public Object[] ids(int classIndex, int[] rows) {
    return parts.ids(classIndex, rows);
  }

  @Override
  public List<SyntheticBlock> ascend(List<Spheres> slices, AscentPolicy policy, long seed) {
    PartitionedRatio ratio = ratio(slices.get(0).rows().classIndex(), policy);
    int candidates = policy.settings().candidates();
    Iterator<SphereStart> starts =
        slices.stream()
            .flatMap(
                slice ->
                    IntStream.range(0, slice.size())
                        .mapToObj(i -> slice.start(i, candidates, parts.space(), seed)))
            .iterator();
    Iterator<SyntheticPoint> rows =
        new LockstepAscent(ratio, policy.settings(), IN_FLIGHT).ascend(starts);
    List<SyntheticBlock> blocks = new ArrayList<>();
    for (Spheres slice : slices) {
      SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), parts.space().dimension());
      for (int i = 0; i < slice.size(); i++) {
        block.set(i, rows.next());
      }
      blocks.add(block);
    }
    passes = passes.plus(ratio.passes(), ratio.queries());
    shares = shares.plus(ratio.shares());
    LOG.info("Ascent of class {} done; so far {}", slices.get(0).rows().label(), passes);
    return blocks;
  }

  private PartitionedRatio ratio(int growing, AscentPolicy policy) {
    ClassCensus census = parts.census();
    boolean[] contrast = new boolean[census.classes()];
    policy.contrast(census.classes(), census.majority(), growing).forEach(c -> contrast[c] = true);
    return new PartitionedRatio(
        parts.context(),
        phases,
        parts.given(),
        census.totalParts(),
        new PartPass(
            growing,
            contrast,
            parts.firstRows(),
            policy.bandwidth(),
            policy.settings().excludeSeed(),
            parts.space(),
            census.dimension()),
        gpu);
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
    return passes;
  }

  @Override
  public void close() {
    Closing.all(closers, Runnable::run);
  }
}
