package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.Imputation;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Grows rows on segments between seeds and their nearest neighbours. The rows themselves wait until
 * somebody reads them; how they are cut into tasks does not show in the result.
 */
public final class SegmentGrowth {
  private final PlacedRows training;
  private final int neighbors;
  private final Bounds bounds;

  /**
   * Growth from training rows.
   *
   * @param training has the rows
   * @param neighbors k, at least 1; a smaller class uses all it has
   * @param bounds of the rows
   */
  public SegmentGrowth(PlacedRows training, int neighbors, Bounds bounds) {
    this.training = training;
    this.neighbors = neighbors;
    this.bounds = bounds;
  }

  /** Copies of seeds. */
  public Segments copies(SeedAssignment assigned) {
    int c = assigned.classIndex();
    return Segments.within(
        assigned,
        training.features(c, assigned.seeds()),
        training.ids(c, assigned.seeds()),
        none(assigned));
  }

  private static List<Neighbors> none(SeedAssignment assigned) {
    return Stream.generate(Neighbors::none).limit(assigned.seeds().length).toList();
  }

  /** Segments from seeds to their nearest neighbours of the same class. */
  public Segments within(SeedAssignment assigned) {
    int c = assigned.classIndex();
    return Segments.within(
        assigned,
        training.features(c, assigned.seeds()),
        training.ids(c, assigned.seeds()),
        nearest(assigned));
  }

  /** Segments to the nearest neighbours of the same class, and to those of all others. */
  public Segments withinAndAcross(SeedAssignment assigned) {
    int own = assigned.classIndex();
    MixedNeighbors surroundings = MixedNeighbors.of(training, own, assigned.seeds(), neighbors);
    List<Neighbors> others = none(assigned);
    for (int c = 0; c < training.census().classes(); c++) {
      if (c != own) {
        others = followedBy(others, across(c, surroundings.nearestOthers(c, neighbors)));
      }
    }
    return new Segments(
        assigned,
        training.features(own, assigned.seeds()),
        training.ids(own, assigned.seeds()),
        nearest(assigned),
        others);
  }

  private static List<Neighbors> followedBy(List<Neighbors> lists, List<Neighbors> more) {
    return IntStream.range(0, lists.size())
        .mapToObj(seed -> lists.get(seed).followedBy(more.get(seed)))
        .toList();
  }

  private List<Neighbors> nearest(SeedAssignment assigned) {
    int c = assigned.classIndex();
    NeighborLists lists = training.neighbors(c, assigned.seeds(), c, neighbors);
    int[][] rows =
        IntStream.range(0, lists.queries()).mapToObj(lists::indicesOf).toArray(int[][]::new);
    return neighbors(c, rows);
  }

  private List<Neighbors> across(int classIndex, int[][] rows) {
    Imputation imputation = training.space().imputation();
    return neighbors(classIndex, rows).stream()
        .map(list -> new Neighbors(imputation.imputed(classIndex, list.features()), list.ids()))
        .toList();
  }

  /** Lists of rows of a class; rows in several lists are fetched once. */
  private List<Neighbors> neighbors(int classIndex, int[][] lists) {
    int[] distinct =
        Arrays.stream(lists).flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    double[][] features = training.features(classIndex, distinct);
    Object[] ids = training.ids(classIndex, distinct);
    return Arrays.stream(lists)
        .map(rows -> IntStream.of(rows).map(row -> Arrays.binarySearch(distinct, row)).toArray())
        .map(
            found ->
                new Neighbors(
                    IntStream.of(found).mapToObj(i -> features[i]).toArray(double[][]::new),
                    RowIds.some(ids, found)))
        .toList();
  }

  /**
   * The rows on all segments, in their order.
   *
   * @param context tells how many tasks are worth while
   * @param growths class by class
   * @param seed of all random draws
   */
  public SyntheticRows rows(JavaSparkContext context, List<Segments> growths, long seed) {
    List<SegmentPart> parts = new ArrayList<>();
    for (Segments growth : growths) {
      Support support = Support.of(bounds, training, growth.rows().classIndex());
      growth.slices(WorkSlices.length(context, growth.size())).stream()
          .map(slice -> new SegmentPart(slice, training.space(), support, seed))
          .forEach(parts::add);
    }
    return new SyntheticRows(growths.stream().map(Segments::rows).toList(), parts);
  }
}
