package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
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
import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.WorkSlices;
import java.io.Serializable;
import java.util.Arrays;
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
  private final NeighborTasks neighborTasks;
  private final Broadcast<PackedClasses> shared;
  private DeviceShares shares = DeviceShares.noPoints();

  private BroadcastRows(
      SparkSession session, TrainingRows rows, FeatureSpace space, AscentDevice device) {
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.rows = rows;
    this.space = space;
    this.valueRanges = ValueRanges.of(rows, space.imputation());
    this.classes = space.pack(rows);
    this.shared = context.broadcast(classes);
    this.neighborTasks = NeighborTasks.of(context, device, space);
    this.gpu = GpuSlices.of(context, device, space.dimension());
  }

  /**
   * Gathers rows and sends them to the executors.
   *
   * @param session runs the jobs
   * @param labelled the rows
   * @param standardize whether coordinates are divided by their standard deviation
   * @param device what ascents run on
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
    return copyRows(classes.rows()[classIndex], wanted);
  }

  @Override
  public UncertainRows score(RowScoring scoring) {
    List<RowRange> ranges = ranges();
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

  /** Rows of a class that follow each other. */
  @DefaultSerializer(JavaSerializer.class)
  private record RowRange(int classIndex, int from, int count) implements Serializable {
    UncertainRows score(PackedClasses classes, RowScoring scoring) {
      RowParts rows = classes.rows()[classIndex];
      return scoring.score(
          classIndex,
          from,
          count,
          (i, target) -> rows.copyRow(from + i, target, 0),
          KernelTier.layersOfThisJvm());
    }

    /** Positions of the rows of a class that are nearest to one of these. */
    int[] nearest(
        PackedClasses classes,
        FeatureSpace space,
        int searched,
        int[] some,
        int neighbors,
        TaskNeighbors search) {
      RowParts rows = classes.rows()[classIndex];
      QueryBatch queries = new QueryBatch(count, rows.dimension());
      double[] point = new double[rows.dimension()];
      for (int row = from; row < from + count; row++) {
        rows.copyRow(row, point, 0);
        queries.add(point, 0, space.seenFrom(classIndex, rows.categories(row)), QueryBatch.NONE);
      }
      PackedRows among = pack(classes.rows()[searched], some);
      return search.find(among, queries, neighbors).mentioned();
    }
  }

  private List<RowRange> ranges() {
    int length = WorkSlices.length(context, classes.size());
    return IntStream.range(0, classes.classes())
        .boxed()
        .flatMap(
            c ->
                WorkSlices.of(classes.rows()[c].size(), length).stream()
                    .map(slice -> new RowRange(c, slice.from(), slice.size())))
        .toList();
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
    if (wanted.length == 0) {
      return new NeighborLists(neighbors, new int[0], new int[0], new double[0]);
    }
    int most = rows.census().neighbors(among, neighbors);
    HeapBudget.of(context.sc()).checkNeighbors(wanted.length, most);
    Broadcast<PackedClasses> all = shared;
    FeatureSpace coordinates = space;
    return neighborTasks
        .collect(
            wanted.length,
            rows.census().sizes()[among],
            most,
            search -> {
              List<int[]> slices = slices(wanted, search.leastPoints());
              return context
                  .parallelize(slices, slices.size())
                  .map(
                      slice ->
                          new JavaSerialized<>(
                              nearest(
                                  all.value(),
                                  coordinates,
                                  classIndex,
                                  slice,
                                  among,
                                  most,
                                  search)));
            })
        .stream()
        .map(JavaSerialized::content)
        .reduce(NeighborLists::followedBy)
        .orElseThrow();
  }

  private List<int[]> slices(int[] wanted, int least) {
    int length = Math.max(least, WorkSlices.length(context, wanted.length));
    return WorkSlices.of(wanted.length, length).stream()
        .map(slice -> Arrays.copyOfRange(wanted, slice.from(), slice.to()))
        .toList();
  }

  private static NeighborLists nearest(
      PackedClasses classes,
      FeatureSpace space,
      int classIndex,
      int[] wanted,
      int among,
      int neighbors,
      TaskNeighbors search) {
    RowParts ofClass = classes.rows()[classIndex];
    RowParts searched = classes.rows()[among];
    QueryBatch queries = new QueryBatch(wanted.length, classes.dimension());
    double[] point = new double[classes.dimension()];
    for (int row : wanted) {
      ofClass.copyRow(row, point, 0);
      Categories categories = space.seenFrom(classIndex, ofClass.categories(row));
      queries.add(point, 0, categories, among == classIndex ? row : QueryBatch.NONE);
    }
    return IntStream.range(0, searched.parts())
        .mapToObj(part -> nearestOfPart(searched, part, queries, neighbors, search))
        .reduce(NeighborLists::merge)
        .orElseThrow();
  }

  private static NeighborLists nearestOfPart(
      RowParts searched, int part, QueryBatch queries, int neighbors, TaskNeighbors search) {
    int start = searched.start(part);
    return search.find(searched.part(part), queries.countingFrom(start), neighbors).shifted(start);
  }

  @Override
  public int[] nearOthers(int classIndex, int[] wanted, int neighbors) {
    if (neighbors >= wanted.length) {
      return wanted.clone(); // any row of another class has them all
    }
    Broadcast<PackedClasses> all = shared;
    FeatureSpace coordinates = space;
    Broadcast<int[]> some = context.broadcast(wanted);
    List<RowRange> others = ranges().stream().filter(r -> r.classIndex() != classIndex).toList();
    try {
      return neighborTasks
          .collect(
              rows.census().rows() - rows.census().sizes()[classIndex],
              wanted.length,
              neighbors,
              search ->
                  context
                      .parallelize(others, others.size())
                      .map(
                          range ->
                              range.nearest(
                                  all.value(),
                                  coordinates,
                                  classIndex,
                                  some.value(),
                                  neighbors,
                                  search)))
          .stream()
          .flatMapToInt(IntStream::of)
          .distinct()
          .sorted()
          .map(position -> wanted[position])
          .toArray();
    } finally {
      some.destroy();
    }
  }

  private static PackedRows pack(RowParts ofClass, int[] rows) {
    double[] categories =
        IntStream.of(rows)
            .boxed()
            .flatMapToDouble(row -> Arrays.stream(ofClass.categories(row)))
            .toArray();
    return PackedRows.of(copyRows(ofClass, rows), ofClass.dimension(), categories);
  }

  private static double[] copyRows(RowParts ofClass, int[] rows) {
    int dimension = ofClass.dimension();
    double[] copy = new double[Math.multiplyExact(rows.length, dimension)];
    for (int i = 0; i < rows.length; i++) {
      ofClass.copyRow(rows[i], copy, i * dimension);
    }
    return copy;
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
  public AscentPasses passes() {
    return AscentPasses.none();
  }

  @Override
  public void close() {
    gpu.ifPresent(GpuSlices::close);
    neighborTasks.close();
    shared.destroy();
  }
}
