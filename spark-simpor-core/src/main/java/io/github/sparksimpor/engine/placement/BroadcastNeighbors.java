package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PackedClasses;
import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Nearest rows where every executor has all rows: points, or ranges of them, are shared out. */
final class BroadcastNeighbors implements AutoCloseable {
  private final JavaSparkContext context;
  private final ClassCensus census;
  private final FeatureSpace space;
  private final Broadcast<PackedClasses> shared;
  private final NeighborTasks tasks;

  BroadcastNeighbors(
      JavaSparkContext context,
      ClassCensus census,
      FeatureSpace space,
      Broadcast<PackedClasses> shared,
      AscentDevice device) {
    this.context = context;
    this.census = census;
    this.space = space;
    this.shared = shared;
    this.tasks = NeighborTasks.of(context, device, space);
  }

  /** As {@link RowPlacement#neighbors} has it. */
  NeighborLists neighbors(int classIndex, int[] wanted, int among, int neighbors) {
    if (wanted.length == 0) {
      return new NeighborLists(neighbors, new int[0], new int[0], new double[0]);
    }
    int most = census.neighbors(among, neighbors);
    HeapBudget.of(context.sc()).checkNeighbors(wanted.length, most);
    Broadcast<PackedClasses> all = shared;
    FeatureSpace coordinates = space;
    return tasks
        .collect(
            wanted.length,
            census.sizes()[among],
            most,
            search -> {
              List<int[]> slices = slices(wanted, search.leastPoints());
              return context
                  .parallelize(slices, slices.size())
                  .map(
                      slice ->
                          nearest(
                              all.value(), coordinates, classIndex, slice, among, most, search));
            })
        .stream()
        .reduce(NeighborLists::followedBy)
        .orElseThrow();
  }

  private List<int[]> slices(int[] wanted, int least) {
    int length = Math.max(least, WorkSlices.length(context, wanted.length));
    return WorkSlices.of(wanted.length, length).stream()
        .map(slice -> Arrays.copyOfRange(wanted, slice.from(), slice.to()))
        .toList();
  }

  private static Searched<NeighborLists> nearest(
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
        .reduce((a, b) -> a.with(b, NeighborLists::merge))
        .orElseThrow();
  }

  private static Searched<NeighborLists> nearestOfPart(
      RowParts searched, int part, QueryBatch queries, int neighbors, TaskNeighbors search) {
    int start = searched.start(part);
    return search
        .find(searched.part(part), queries.countingFrom(start), neighbors)
        .map(lists -> lists.shifted(start));
  }

  /** As {@link RowPlacement#nearOthers} has it. */
  int[] nearOthers(int classIndex, int[] wanted, int neighbors) {
    if (neighbors >= wanted.length) {
      return wanted.clone(); // any row of another class has them all
    }
    Broadcast<PackedClasses> all = shared;
    FeatureSpace coordinates = space;
    Broadcast<int[]> some = context.broadcast(wanted);
    List<RowRange> others =
        RowRange.all(context, all.value()).stream()
            .filter(r -> r.classIndex() != classIndex)
            .toList();
    try {
      return tasks
          .collect(
              census.rows() - census.sizes()[classIndex],
              wanted.length,
              neighbors,
              search ->
                  context
                      .parallelize(others, others.size())
                      .map(
                          range ->
                              nearest(
                                  range,
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

  /** Positions of the rows of a class that are nearest to one of a range. */
  private static Searched<int[]> nearest(
      RowRange range,
      PackedClasses classes,
      FeatureSpace space,
      int searched,
      int[] some,
      int neighbors,
      TaskNeighbors search) {
    RowParts rows = classes.rows()[range.classIndex()];
    QueryBatch queries = new QueryBatch(range.count(), rows.dimension());
    double[] point = new double[rows.dimension()];
    for (int row = range.from(); row < range.from() + range.count(); row++) {
      rows.copyRow(row, point, 0);
      queries.add(
          point, 0, space.seenFrom(range.classIndex(), rows.categories(row)), QueryBatch.NONE);
    }
    PackedRows among = pack(classes.rows()[searched], some);
    return search.find(among, queries, neighbors).map(NeighborLists::mentioned);
  }

  private static PackedRows pack(RowParts ofClass, int[] rows) {
    double[] categories =
        IntStream.of(rows)
            .boxed()
            .flatMapToDouble(row -> Arrays.stream(ofClass.categories(row)))
            .toArray();
    return PackedRows.of(ofClass.copyRows(rows), ofClass.dimension(), categories);
  }

  /** What the searches ran on so far. */
  DeviceShares shares() {
    return tasks.shares();
  }

  @Override
  public void close() {
    tasks.close();
  }
}
