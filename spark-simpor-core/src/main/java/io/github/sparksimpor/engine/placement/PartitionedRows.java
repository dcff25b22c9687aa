package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.entropy.RowScoring;
import io.github.sparksimpor.engine.entropy.UncertainRows;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import io.github.sparksimpor.engine.rows.CategoryCounts;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.ClassMoments;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Imputation;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.Moments;
import io.github.sparksimpor.engine.rows.ValueRanges;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.WorkSlices;
import io.github.sparksimpor.sphere.LockstepAscent;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
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

  private static final int SEEDS_PER_JOB = 4096;

  /** 128 MB: seeds that are wide go to the parts in smaller batches. */
  private static final int VALUES_PER_JOB = 1 << 24;

  private static final Logger LOG = LoggerFactory.getLogger(PartitionedRows.class);

  private final JavaSparkContext context;
  private final JavaRDD<ClassPart> parts;
  private final JavaRDD<ClassPart> imputed;
  private final ClassCensus census;
  private final FeatureSpace space;
  private final boolean identified;
  private final ValueRanges valueRanges;
  private final int[] firstRows;
  private final JobPhases phases;
  private final Optional<GpuParts> gpu;
  private final NeighborTasks neighborTasks;
  private AscentPasses passes = new AscentPasses(0, 0, IN_FLIGHT);
  private DeviceShares shares = DeviceShares.noSums();

  private PartitionedRows(
      JavaSparkContext context,
      JavaRDD<ClassPart> parts,
      ClassCensus census,
      FeatureSpace space,
      boolean identified,
      ValueRanges valueRanges,
      int[] firstRows,
      AscentDevice device,
      JobPhases phases) {
    this.context = context;
    this.parts = parts;
    this.imputed = imputed(parts, space.imputation(), census.dimension());
    this.census = census;
    this.space = space;
    this.identified = identified;
    this.valueRanges = valueRanges;
    this.firstRows = firstRows;
    this.phases = phases;
    this.neighborTasks = NeighborTasks.of(context, device, space);
    this.gpu = GpuParts.of(context, device, space.dimension());
  }

  /**
   * Moves rows to their parts.
   *
   * @param session runs the jobs
   * @param labelled the rows; freed once moved
   * @param standardize whether coordinates are divided by their standard deviation
   * @param device what ascents run on
   * @param phases names the passes of ascents
   */
  public static PartitionedRows of(
      SparkSession session,
      LabelledRows labelled,
      boolean standardize,
      AscentDevice device,
      JobPhases phases) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    JavaRDD<ClassPart> parts = labelled.shuffle().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      ClassCensus census = labelled.census();
      int dimension = census.dimension();
      Imputation imputation = imputation(parts, labelled);
      List<PartMoments> moments =
          imputed(parts, imputation, dimension)
              .map(part -> PartMoments.of(part, dimension))
              .collect();
      labelled.close();
      FeatureRoles roles = labelled.roles();
      FeatureSpace space =
          FeatureSpace.of(
                  moments.stream().flatMap(part -> part.moments().stream()).toList(),
                  standardize,
                  roles,
                  census.columns(),
                  () ->
                      imputed(parts, imputation, dimension)
                          .map(
                              part ->
                                  CategoryCounts.of(
                                      part.classIndex(), part.values(), dimension, roles))
                          .collect())
              .with(imputation);
      ValueRanges valueRanges =
          ValueRanges.of(
              census, moments.stream().flatMap(part -> part.moments().stream()).toList());
      return new PartitionedRows(
          context,
          parts,
          census,
          space,
          labelled.idType().isPresent(),
          valueRanges,
          firstRows(moments, census),
          device,
          phases);
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      parts.unpersist(false);
      throw e;
    }
  }

  private static Imputation imputation(JavaRDD<ClassPart> parts, LabelledRows labelled) {
    int[] missing = labelled.missing();
    if (missing.length == 0) {
      return Imputation.none();
    }
    int dimension = labelled.census().dimension();
    FeatureRoles roles = labelled.roles();
    return Imputation.of(
        missing,
        parts.map(part -> part.present(dimension, missing, roles)).collect(),
        labelled.census());
  }

  /** The parts with nothing missing, made where they are read. */
  private static JavaRDD<ClassPart> imputed(
      JavaRDD<ClassPart> parts, Imputation imputation, int dimension) {
    return imputation.isNone() ? parts : parts.map(part -> part.imputed(imputation, dimension));
  }

  /** Rows of a part, and their moments if there are rows. */
  @DefaultSerializer(JavaSerializer.class)
  private record PartMoments(int rows, List<ClassMoments> moments) implements Serializable {
    static PartMoments of(ClassPart part, int dimension) {
      int rows = part.rows(dimension);
      return new PartMoments(
          rows,
          rows == 0
              ? List.of()
              : List.of(new ClassMoments(part.classIndex(), Moments.of(part.values(), dimension))));
    }
  }

  private static int[] firstRows(List<PartMoments> parts, ClassCensus census) {
    int[] first = new int[parts.size()];
    for (int partNumber = 1; partNumber < first.length; partNumber++) {
      boolean sameClass = census.classOfPart(partNumber) == census.classOfPart(partNumber - 1);
      first[partNumber] =
          sameClass ? Math.addExact(first[partNumber - 1], parts.get(partNumber - 1).rows()) : 0;
    }
    return first;
  }

  @Override
  public ClassCensus census() {
    return census;
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
  public double[] coordinates(int classIndex, int[] rows) {
    double[][] features = features(classIndex, rows);
    double[] given = LabelledRows.concatenate(List.of(features));
    return space.coordinates(
        space.imputation().imputed(classIndex, given, census.dimension()), census.dimension());
  }

  @Override
  public UncertainRows score(RowScoring scoring) {
    FeatureSpace coordinates = space;
    int features = census.dimension();
    int[] first = firstRows;
    Broadcast<RowScoring> how = context.broadcast(scoring);
    try {
      return imputed
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
    int[] firstParts = IntStream.range(0, census.classes()).map(census::firstPart).toArray();
    FeatureSpace coordinates = space;
    int features = census.dimension();
    return imputed
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
    int most = census.neighbors(among, neighbors);
    HeapBudget.of(context.sc()).checkNeighbors(rows.length, most);
    NeighborLists all = new NeighborLists(most, new int[0], new int[0], new double[0]);
    int seeds = Math.max(1, Math.min(SEEDS_PER_JOB, VALUES_PER_JOB / census.dimension()));
    for (WorkSlices.Slice slice : WorkSlices.of(rows.length, seeds)) {
      int[] some = Arrays.copyOfRange(rows, slice.from(), slice.to());
      all = all.followedBy(nearest(classIndex, some, among, most));
    }
    return all;
  }

  /** Something of a row of a class, and where the row was asked for. */
  @DefaultSerializer(JavaSerializer.class)
  private record Found(int position, @Nullable Object content) implements Serializable {}

  @Override
  public double[][] features(int classIndex, int[] rows) {
    int dimension = census.dimension();
    double[][] features = new double[rows.length][];
    find(
            classIndex,
            rows,
            (part, row) ->
                Arrays.copyOfRange(part.values(), row * dimension, (row + 1) * dimension))
        .forEach(row -> features[row.position()] = (double[]) row.content());
    return features;
  }

  @Override
  public Object[] ids(int classIndex, int[] rows) {
    if (!identified) {
      return new Object[0];
    }
    Object[] ids = new Object[rows.length];
    find(classIndex, rows, (part, row) -> part.ids()[row])
        .forEach(row -> ids[row.position()] = row.content());
    return ids;
  }

  /** Gives something of the row of an index within its part. */
  private interface OfRow extends Serializable {
    @Nullable Object get(ClassPart part, int row);
  }

  private List<Found> find(int classIndex, int[] rows, OfRow what) {
    int dimension = census.dimension();
    int[] first = firstRows;
    Broadcast<int[]> wanted = context.broadcast(rows);
    try {
      return parts
          .filter(part -> part.classIndex() == classIndex)
          .flatMap(part -> found(part, wanted.value(), first[part.partNumber()], dimension, what))
          .collect();
    } finally {
      wanted.destroy();
    }
  }

  private static Iterator<Found> found(
      ClassPart part, int[] rows, int firstRow, int dimension, OfRow what) {
    int size = part.rows(dimension);
    return IntStream.range(0, rows.length)
        .filter(i -> rows[i] >= firstRow && rows[i] - firstRow < size)
        .mapToObj(i -> new Found(i, what.get(part, rows[i] - firstRow)))
        .iterator();
  }

  private NeighborLists nearest(int classIndex, int[] rows, int among, int neighbors) {
    FeatureSpace coordinates = space;
    int dimension = census.dimension();
    int[] first = firstRows;
    Broadcast<JavaSerialized<QueryBatch>> queries =
        context.broadcast(new JavaSerialized<>(queries(classIndex, rows, among == classIndex)));
    try {
      return neighborTasks
          .collect(
              rows.length,
              census.sizes()[among],
              neighbors,
              search ->
                  imputed
                      .filter(part -> part.classIndex() == among)
                      .map(
                          part -> {
                            int start = first[part.partNumber()];
                            PackedRows packed = coordinates.pack(part.values(), dimension);
                            QueryBatch counted = queries.value().content().countingFrom(start);
                            return new JavaSerialized<>(
                                search.find(packed, counted, neighbors).shifted(start));
                          }))
          .stream()
          .map(JavaSerialized::content)
          .reduce(NeighborLists::merge)
          .orElseThrow();
    } finally {
      queries.destroy();
    }
  }

  @Override
  public int[] nearOthers(int classIndex, int[] rows, int neighbors) {
    if (neighbors >= rows.length) {
      return rows.clone(); // any row of another class has them all
    }
    FeatureSpace coordinates = space;
    int dimension = census.dimension();
    double[] values = LabelledRows.concatenate(List.of(features(classIndex, rows)));
    Broadcast<double[]> some =
        context.broadcast(space.imputation().imputed(classIndex, values, dimension));
    try {
      return neighborTasks
          .collect(
              census.rows() - census.sizes()[classIndex],
              rows.length,
              neighbors,
              search ->
                  imputed
                      .filter(part -> part.classIndex() != classIndex)
                      .map(
                          part ->
                              search
                                  .find(
                                      coordinates.pack(some.value(), dimension),
                                      queries(part, coordinates, dimension),
                                      neighbors)
                                  .mentioned()))
          .stream()
          .flatMapToInt(IntStream::of)
          .distinct()
          .sorted()
          .map(position -> rows[position])
          .toArray();
    } finally {
      some.destroy();
    }
  }

  /** All rows of a part that lacks nothing. */
  private static QueryBatch queries(ClassPart part, FeatureSpace space, int dimension) {
    int rows = part.rows(dimension);
    QueryBatch queries = new QueryBatch(Math.max(1, rows), space.dimension());
    double[] point = new double[space.dimension()];
    for (int row = 0; row < rows; row++) {
      double[] features = Arrays.copyOfRange(part.values(), row * dimension, (row + 1) * dimension);
      space.coordinates(features, 0, point);
      queries.add(point, 0, space.categories(part.classIndex(), features), QueryBatch.NONE);
    }
    return queries;
  }

  private QueryBatch queries(int classIndex, int[] rows, boolean excludeThemselves) {
    double[][] features = features(classIndex, rows);
    QueryBatch queries = new QueryBatch(rows.length, space.dimension());
    double[] point = new double[space.dimension()];
    for (int i = 0; i < rows.length; i++) {
      double[] whole = space.imputation().imputed(classIndex, features[i]);
      space.coordinates(whole, 0, point);
      Categories categories = space.categories(classIndex, whole);
      queries.add(point, 0, categories, excludeThemselves ? rows[i] : QueryBatch.NONE);
    }
    return queries;
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
                        .mapToObj(i -> slice.start(i, candidates, space, seed)))
            .iterator();
    Iterator<SyntheticPoint> rows =
        new LockstepAscent(ratio, policy.settings(), IN_FLIGHT).ascend(starts);
    List<SyntheticBlock> blocks = new ArrayList<>();
    for (Spheres slice : slices) {
      SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), space.dimension());
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
    boolean[] contrast = new boolean[census.classes()];
    policy.contrast(census.classes(), census.majority(), growing).forEach(c -> contrast[c] = true);
    return new PartitionedRatio(
        context,
        phases,
        parts,
        census.totalParts(),
        new PartPass(
            growing,
            contrast,
            firstRows,
            policy.bandwidth(),
            policy.settings().excludeSeed(),
            space,
            census.dimension()),
        gpu);
  }

  @Override
  public DeviceShares shares() {
    return shares;
  }

  @Override
  public AscentPasses passes() {
    return passes;
  }

  @Override
  public void close() {
    gpu.ifPresent(GpuParts::close);
    neighborTasks.close();
    parts.unpersist(false);
  }
}
