package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.JavaSerialized;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;

/** Nearest rows where the rows stay in the executors: points go to the parts in batches. */
final class PartNeighbors implements AutoCloseable {
  private static final int SEEDS_PER_JOB = 4096;

  /** 128 MB: seeds that are wide go to the parts in smaller batches. */
  private static final int VALUES_PER_JOB = 1 << 24;

  private final ClassParts parts;
  private final NeighborTasks tasks;

  PartNeighbors(ClassParts parts, AscentDevice device) {
    this.parts = parts;
    this.tasks = NeighborTasks.of(parts.context(), device, parts.space());
  }

  /** As {@link RowPlacement#neighbors} has it. */
  NeighborLists neighbors(int classIndex, int[] rows, int among, int neighbors) {
    int most = parts.census().neighbors(among, neighbors);
    HeapBudget.of(parts.context().sc()).checkNeighbors(rows.length, most);
    NeighborLists all = new NeighborLists(most, new int[0], new int[0], new double[0]);
    int seeds = Math.max(1, Math.min(SEEDS_PER_JOB, VALUES_PER_JOB / parts.census().dimension()));
    for (WorkSlices.Slice slice : WorkSlices.of(rows.length, seeds)) {
      int[] some = Arrays.copyOfRange(rows, slice.from(), slice.to());
      all = all.followedBy(nearest(classIndex, some, among, most));
    }
    return all;
  }

  private NeighborLists nearest(int classIndex, int[] rows, int among, int neighbors) {
    FeatureSpace coordinates = parts.space();
    int dimension = parts.census().dimension();
    int[] first = parts.firstRows();
    Broadcast<JavaSerialized<QueryBatch>> queries =
        parts
            .context()
            .broadcast(new JavaSerialized<>(queries(classIndex, rows, among == classIndex)));
    try {
      return tasks
          .collect(
              rows.length,
              parts.census().sizes()[among],
              neighbors,
              search ->
                  parts
                      .whole()
                      .filter(part -> part.classIndex() == among)
                      .map(
                          part -> {
                            int start = first[part.partNumber()];
                            PackedRows packed = coordinates.pack(part.values(), dimension);
                            QueryBatch counted = queries.value().content().countingFrom(start);
                            return search
                                .find(packed, counted, neighbors)
                                .map(lists -> lists.shifted(start));
                          }))
          .stream()
          .reduce(NeighborLists::merge)
          .orElseThrow();
    } finally {
      queries.destroy();
    }
  }

  /** As {@link RowPlacement#nearOthers} has it. */
  int[] nearOthers(int classIndex, int[] rows, int neighbors) {
    if (neighbors >= rows.length) {
      return rows.clone(); // any row of another class has them all
    }
    FeatureSpace coordinates = parts.space();
    int dimension = parts.census().dimension();
    double[] values = LabelledRows.concatenate(List.of(parts.features(classIndex, rows)));
    Broadcast<double[]> some =
        parts.context().broadcast(coordinates.imputation().imputed(classIndex, values, dimension));
    try {
      return tasks
          .collect(
              parts.census().rows() - parts.census().sizes()[classIndex],
              rows.length,
              neighbors,
              search ->
                  parts
                      .whole()
                      .filter(part -> part.classIndex() != classIndex)
                      .map(
                          part ->
                              search
                                  .find(
                                      coordinates.pack(some.value(), dimension),
                                      queries(part, coordinates, dimension),
                                      neighbors)
                                  .map(NeighborLists::mentioned)))
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
    FeatureSpace space = parts.space();
    double[][] features = parts.features(classIndex, rows);
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

  /** What the searches ran on so far. */
  DeviceShares shares() {
    return tasks.shares();
  }

  @Override
  public void close() {
    tasks.close();
  }
}
