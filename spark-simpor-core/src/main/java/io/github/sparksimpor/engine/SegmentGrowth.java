package io.github.sparksimpor.engine;

import io.github.sparksimpor.neighbors.NeighborLists;
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
  private final RowPlacement placement;
  private final int neighbors;

  /**
   * Growth from training rows.
   *
   * @param placement has the rows
   * @param neighbors k, at least 1; a smaller class uses all it has
   */
  public SegmentGrowth(RowPlacement placement, int neighbors) {
    this.placement = placement;
    this.neighbors = neighbors;
  }

  /** Copies of seeds. */
  public Segments copies(SeedTurns turns) {
    return Segments.within(
        turns,
        placement.features(turns.classIndex(), turns.seeds()),
        new double[turns.seeds().length][0][]);
  }

  /** Segments from seeds to their nearest neighbours of the same class. */
  public Segments within(SeedTurns turns) {
    return Segments.within(
        turns,
        placement.features(turns.classIndex(), turns.seeds()),
        nearest(turns, turns.classIndex()));
  }

  /** Segments to the nearest neighbours of the same class, and to those of all others. */
  public Segments withinAndAcross(SeedTurns turns) {
    Surroundings surroundings =
        Surroundings.of(placement, turns.classIndex(), turns.seeds(), neighbors);
    double[][][] others = new double[turns.seeds().length][0][];
    for (int c = 0; c < placement.census().classes(); c++) {
      if (c != turns.classIndex()) {
        append(others, features(c, surroundings.nearestOthers(c, neighbors)));
      }
    }
    return new Segments(
        turns,
        placement.features(turns.classIndex(), turns.seeds()),
        nearest(turns, turns.classIndex()),
        others);
  }

  private static void append(double[][][] lists, double[][][] more) {
    for (int seed = 0; seed < lists.length; seed++) {
      double[][] both = Arrays.copyOf(lists[seed], lists[seed].length + more[seed].length);
      System.arraycopy(more[seed], 0, both, lists[seed].length, more[seed].length);
      lists[seed] = both;
    }
  }

  private double[][][] nearest(SeedTurns turns, int among) {
    NeighborLists lists = placement.neighbors(turns.classIndex(), turns.seeds(), among, neighbors);
    int[][] rows =
        IntStream.range(0, lists.queries()).mapToObj(lists::indicesOf).toArray(int[][]::new);
    return features(among, rows);
  }

  /** Features of lists of rows of a class; rows in several lists are fetched once. */
  private double[][][] features(int classIndex, int[][] lists) {
    int[] distinct =
        Arrays.stream(lists).flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    double[][] features = placement.features(classIndex, distinct);
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
    List<SyntheticPart> parts = new ArrayList<>();
    for (Segments growth : growths) {
      int tasks = SphereGrowth.tasks(context);
      int length = Math.max(1, -Math.floorDiv(-growth.size(), tasks));
      for (int from = 0; from < growth.size(); from += length) {
        int to = (int) Math.min(growth.size(), (long) from + length);
        parts.add(new SegmentPart(growth.slice(from, to), placement.space(), seed));
      }
    }
    return new SyntheticRows(parts);
  }
}
