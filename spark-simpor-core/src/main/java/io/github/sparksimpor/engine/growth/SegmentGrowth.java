package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Grows rows on segments between seeds and their nearest neighbours. The rows themselves wait until
 * somebody reads them; how they are cut into tasks does not show in the result.
 */
public final class SegmentGrowth {
  private final PlacedRows training;
  private final int neighbors;

  /**
   * Growth from training rows.
   *
   * @param training has the rows
   * @param neighbors k, at least 1; a smaller class uses all it has
   */
  public SegmentGrowth(PlacedRows training, int neighbors) {
    this.training = training;
    this.neighbors = neighbors;
  }

  /** Copies of seeds. */
  public Segments copies(SeedAssignment assigned) {
    return Segments.within(
        assigned,
        training.features(assigned.classIndex(), assigned.seeds()),
        new double[assigned.seeds().length][0][]);
  }

  /** Segments from seeds to their nearest neighbours of the same class. */
  public Segments within(SeedAssignment assigned) {
    return Segments.within(
        assigned,
        training.features(assigned.classIndex(), assigned.seeds()),
        nearest(assigned, assigned.classIndex()));
  }

  /** Segments to the nearest neighbours of the same class, and to those of all others. */
  public Segments withinAndAcross(SeedAssignment assigned) {
    MixedNeighbors surroundings =
        MixedNeighbors.of(training, assigned.classIndex(), assigned.seeds(), neighbors);
    double[][][] others = new double[assigned.seeds().length][0][];
    for (int c = 0; c < training.census().classes(); c++) {
      if (c != assigned.classIndex()) {
        double[][][] ofClass = features(c, surroundings.nearestOthers(c, neighbors));
        for (int seed = 0; seed < ofClass.length; seed++) {
          ofClass[seed] = training.space().imputation().imputed(c, ofClass[seed]);
        }
        append(others, ofClass);
      }
    }
    return new Segments(
        assigned,
        training.features(assigned.classIndex(), assigned.seeds()),
        nearest(assigned, assigned.classIndex()),
        others);
  }

  private static void append(double[][][] lists, double[][][] more) {
    for (int seed = 0; seed < lists.length; seed++) {
      double[][] both = Arrays.copyOf(lists[seed], lists[seed].length + more[seed].length);
      System.arraycopy(more[seed], 0, both, lists[seed].length, more[seed].length);
      lists[seed] = both;
    }
  }

  private double[][][] nearest(SeedAssignment assigned, int among) {
    NeighborLists lists =
        training.neighbors(assigned.classIndex(), assigned.seeds(), among, neighbors);
    int[][] rows =
        IntStream.range(0, lists.queries()).mapToObj(lists::indicesOf).toArray(int[][]::new);
    return features(among, rows);
  }

  /** Features of lists of rows of a class; rows in several lists are fetched once. */
  private double[][][] features(int classIndex, int[][] lists) {
    int[] distinct =
        Arrays.stream(lists).flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    double[][] features = training.features(classIndex, distinct);
    Map<Integer, double[]> byRow = new HashMap<>();
    for (int i = 0; i < distinct.length; i++) {
      byRow.put(distinct[i], features[i]);
    }
    return Arrays.stream(lists)
        .map(rows -> Arrays.stream(rows).mapToObj(byRow::get).toArray(double[][]::new))
        .toArray(double[][][]::new);
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
      growth.slices(WorkSlices.length(context, growth.size())).stream()
          .map(slice -> new SegmentPart(slice, training.space(), seed))
          .forEach(parts::add);
    }
    return new SyntheticRows(growths.stream().map(Segments::rows).toList(), parts);
  }
}
