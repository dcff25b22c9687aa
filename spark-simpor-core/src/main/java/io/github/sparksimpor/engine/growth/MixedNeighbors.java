package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.util.Arrays;
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

  /** How many of each row's m nearest neighbours belong to other classes. */
  public int[] others(int m) {
    return IntStream.range(0, byClass[classIndex].queries())
        .map(
            query -> {
              int[] taken = taken(query, m, false);
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
