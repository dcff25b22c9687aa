package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The nearest rows, of all classes, around some rows of one class. Of rows equally far, the one of
 * the class that comes first in the order of labels is nearer, and within a class the one of
 * smaller index.
 *
 * @param classIndex class of the rows
 * @param byClass per class the nearest rows around each, closest first
 */
public record MixedNeighbors(int classIndex, NeighborLists[] byClass) {
  private static final int ROWS_AT_ONCE = 1 << 16;

  /**
   * Searches.
   *
   * @param training has the rows
   * @param classIndex class of the rows
   * @param rows their indices
   * @param neighbors how many neighbours matter, at least 1
   */
  public static MixedNeighbors of(PlacedRows training, int classIndex, int[] rows, int neighbors) {
    return new MixedNeighbors(
        classIndex,
        IntStream.range(0, training.census().classes())
            .mapToObj(c -> training.neighbors(classIndex, rows, c, neighbors))
            .toArray(NeighborLists[]::new));
  }

  /** Takes the neighbours of some rows. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes them.
     *
     * @param rows whose neighbours these are
     * @param neighbors of each of them, in their order
     */
    void take(int[] rows, MixedNeighbors neighbors);
  }

  /**
   * Searches in slices of bounded size, so that the lists of a large class need not be held all at
   * once.
   *
   * @param training has the rows
   * @param classIndex class of the rows
   * @param rows their indices
   * @param neighbors how many neighbours matter, at least 1
   * @param taker takes the neighbours, slice by slice in the order of the rows
   */
  public static void inSlices(
      PlacedRows training, int classIndex, int[] rows, int neighbors, Taker taker) {
    for (WorkSlices.Slice slice : WorkSlices.of(rows.length, ROWS_AT_ONCE)) {
      int[] some = Arrays.copyOfRange(rows, slice.from(), slice.to());
      taker.take(some, of(training, classIndex, some, neighbors));
    }
  }

  /**
   * How many of each row's m nearest neighbours belong to other classes.
   *
   * @param training has the rows
   * @param classIndex class of the rows
   * @param rows their indices
   * @param m how many neighbours matter, at least 1
   */
  public static int[] others(PlacedRows training, int classIndex, int[] rows, int m) {
    IntStream.Builder others = IntStream.builder();
    inSlices(
        training,
        classIndex,
        rows,
        m,
        (some, neighbors) -> IntStream.of(neighbors.others(m)).forEach(others));
    return others.build().toArray();
  }

  /**
   * A row among the neighbours.
   *
   * @param classIndex its class
   * @param row its index there
   */
  public record Neighbor(int classIndex, int row) {}

  /** The nearest row of one of the rows; empty if there is no other row. */
  public Optional<Neighbor> nearest(int query) {
    int[] taken = taken(query, 1, false);
    return IntStream.range(0, taken.length)
        .filter(c -> taken[c] > 0)
        .mapToObj(c -> new Neighbor(c, byClass[c].indicesOf(query)[0]))
        .findFirst();
  }

  /** How many of one row's m nearest neighbours belong to each class. */
  public int[] counts(int query, int m) {
    return taken(query, m, false);
  }

  /** How many of each row's m nearest neighbours belong to other classes. */
  int[] others(int m) {
    return IntStream.range(0, byClass[classIndex].queries())
        .map(
            query -> {
              int[] taken = counts(query, m);
              return Arrays.stream(taken).sum() - taken[classIndex];
            })
        .toArray();
  }

  /**
   * Per row the rows of one class among its m nearest neighbours that are not of its own class.
   *
   * @param among a class other than the rows' own
   */
  int[][] nearestOthers(int among, int m) {
    return IntStream.range(0, byClass[classIndex].queries())
        .mapToObj(
            query -> Arrays.copyOf(byClass[among].indicesOf(query), taken(query, m, true)[among]))
        .toArray(int[][]::new);
  }

  /** Merges a row's lists and counts how many of the m nearest come from each class. */
  private int[] taken(int query, int m, boolean leaveOutOwn) {
    int[] taken = new int[byClass.length];
    for (int n = 0; n < m; n++) {
      int nearest = -1;
      for (int c = 0; c < byClass.length; c++) {
        boolean there = taken[c] < byClass[c].count(query) && !(leaveOutOwn && c == classIndex);
        if (there
            && (nearest < 0
                || byClass[c].distance(query, taken[c])
                    < byClass[nearest].distance(query, taken[nearest]))) {
          nearest = c;
        }
      }
      if (nearest < 0) {
        break;
      }
      taken[nearest]++;
    }
    return taken;
  }
}
