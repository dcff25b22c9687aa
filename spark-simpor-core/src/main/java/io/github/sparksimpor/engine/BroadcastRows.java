package io.github.sparksimpor.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Strategy {@code broadcast}: every executor has all rows, packed by class. */
public final class BroadcastRows implements RowPlacement {
  private final JavaSparkContext context;
  private final TrainingRows rows;
  private final FeatureSpace space;
  private final ClassPartition classes;
  private final Broadcast<ClassPartition> shared;

  private BroadcastRows(SparkSession session, TrainingRows rows, FeatureSpace space) {
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.rows = rows;
    this.space = space;
    this.classes = space.pack(rows);
    this.shared = context.broadcast(classes);
  }

  /**
   * Gathers rows and sends them to the executors.
   *
   * @param session runs the jobs
   * @param labelled the rows
   * @param standardize whether coordinates are divided by their standard deviation
   */
  public static BroadcastRows of(SparkSession session, LabelledRows labelled, boolean standardize) {
    TrainingRows rows = labelled.gather();
    return new BroadcastRows(session, rows, FeatureSpace.of(rows, standardize, labelled.roles()));
  }

  @Override
  public String strategy() {
    return "broadcast";
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
  public double[] coordinates(int classIndex, int[] wanted) {
    return copyRows(classes.rows()[classIndex], wanted);
  }

  @Override
  public UncertainRows score(RowScoring scoring) {
    List<RowRange> ranges = ranges();
    Broadcast<ClassPartition> all = shared;
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
    UncertainRows score(ClassPartition classes, RowScoring scoring) {
      RowParts rows = classes.rows()[classIndex];
      return scoring.score(
          classIndex, from, count, (i, target) -> rows.copyRow(from + i, target, 0));
    }
  }

  private List<RowRange> ranges() {
    long length = Math.max(1, classes.size() / SphereGrowth.tasks(context) + 1);
    List<RowRange> ranges = new ArrayList<>();
    for (int c = 0; c < classes.classes(); c++) {
      int size = classes.rows()[c].size();
      for (int from = 0; from < size; from += (int) length) {
        ranges.add(new RowRange(c, from, (int) Math.min(length, size - from)));
      }
    }
    return ranges;
  }

  @Override
  public double likelihoodBandwidth() {
    // A part is a random sample of its class, and the rule takes few rows of it.
    List<PackedRows> firstParts = Arrays.stream(classes.rows()).map(c -> c.part(0)).toList();
    return Bandwidth.leaveOneOut(firstParts, KernelTier.ofThisJvm());
  }

  @Override
  public double[][] features(int classIndex, int[] wanted) {
    return IntStream.of(wanted).mapToObj(row -> rows.row(classIndex, row)).toArray(double[][]::new);
  }

  @Override
  public NeighborLists neighbors(int classIndex, int[] wanted, int among, int neighbors) {
    if (wanted.length == 0) {
      return new NeighborLists(neighbors, new int[0], new int[0], new double[0]);
    }
    List<int[]> slices = slices(wanted);
    Broadcast<ClassPartition> all = shared;
    return context
        .parallelize(slices, slices.size())
        .map(slice -> new Parcel<>(nearest(all.value(), classIndex, slice, among, neighbors)))
        .collect()
        .stream()
        .map(Parcel::content)
        .reduce(NeighborLists::followedBy)
        .orElseThrow();
  }

  private static NeighborLists nearest(
      ClassPartition classes, int classIndex, int[] wanted, int among, int neighbors) {
    RowParts searched = classes.rows()[among];
    double[] points = copyRows(classes.rows()[classIndex], wanted);
    int[] excluded = wanted.clone();
    if (among != classIndex) {
      Arrays.fill(excluded, QueryBatch.NONE);
    }
    return IntStream.range(0, searched.parts())
        .mapToObj(part -> partNeighbors(searched, part, points, excluded, neighbors))
        .reduce(NeighborLists::merge)
        .orElseThrow();
  }

  private static double[] copyRows(RowParts ofClass, int[] rows) {
    int dimension = ofClass.dimension();
    double[] copy = new double[Math.multiplyExact(rows.length, dimension)];
    for (int i = 0; i < rows.length; i++) {
      ofClass.copyRow(rows[i], copy, i * dimension);
    }
    return copy;
  }

  private static NeighborLists partNeighbors(
      RowParts searched, int part, double[] points, int[] excluded, int neighbors) {
    int start = searched.start(part);
    return NearestNeighbors.find(
            searched.part(part),
            points,
            IntStream.of(excluded).map(row -> row - start).toArray(),
            neighbors)
        .shifted(start);
  }

  @Override
  public List<SyntheticBlock> ascend(List<GrowthSlice> slices, AscentPolicy policy, long seed) {
    Broadcast<ClassPartition> all = shared;
    FeatureSpace coordinates = space;
    JavaRDD<GrowthSlice> tasks = context.parallelize(slices, slices.size());
    return policy.device().isGpu()
        ? policy
            .device()
            .equip(
                tasks.map(
                    slice ->
                        new GpuSliceAscent(all.value(), coordinates, policy, seed).ascend(slice)))
            .collect()
        : tasks
            .map(slice -> new SliceAscent(all.value(), coordinates, policy, seed).ascend(slice))
            .collect();
  }

  private List<int[]> slices(int[] seedRows) {
    int length = Math.max(1, -Math.floorDiv(-seedRows.length, SphereGrowth.tasks(context)));
    List<int[]> slices = new ArrayList<>();
    for (int from = 0; from < seedRows.length; from += length) {
      slices.add(Arrays.copyOfRange(seedRows, from, Math.min(seedRows.length, from + length)));
    }
    return slices;
  }

  @Override
  public String work() {
    return "";
  }

  @Override
  public void close() {
    shared.destroy();
  }
}
