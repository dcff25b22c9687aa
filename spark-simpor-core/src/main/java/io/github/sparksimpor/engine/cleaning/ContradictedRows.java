package io.github.sparksimpor.engine.cleaning;

import io.github.sparksimpor.engine.growth.MixedNeighbors;
import io.github.sparksimpor.engine.rows.PlacedRows;
import java.util.stream.IntStream;

/**
 * Rows that their nearest neighbours do not bear out (edited nearest neighbours, Wilson 1972).
 *
 * @param training has the rows
 * @param neighbors k, at least 1
 * @param agreement which neighbours bear a row out
 */
public record ContradictedRows(PlacedRows training, int neighbors, Agreement agreement) {

  /** Which neighbours bear a row out. */
  public enum Agreement {
    /** All are of its class. */
    ALL,
    /** No class has more of them than its own; of equals the one that comes first counts. */
    MODE;

    boolean bears(int[] counts, int own) {
      return switch (this) {
        case ALL -> IntStream.of(counts).sum() == counts[own];
        case MODE -> mostFrequent(counts) == own;
      };
    }

    private static int mostFrequent(int[] counts) {
      int mode = 0;
      for (int c = 1; c < counts.length; c++) {
        if (counts[c] > counts[mode]) {
          mode = c;
        }
      }
      return mode;
    }
  }

  /** Indices of such rows of a class, ascending. */
  public int[] of(int classIndex) {
    int[] all =
        IntStream.range(0, Math.toIntExact(training.census().sizes()[classIndex])).toArray();
    IntStream.Builder found = IntStream.builder();
    MixedNeighbors.inSlices(
        training,
        classIndex,
        all,
        neighbors,
        (asked, around) -> {
          for (int query = 0; query < asked.length; query++) {
            if (!agreement.bears(around.counts(query, neighbors), classIndex)) {
              found.add(asked[query]);
            }
          }
        });
    return found.build().toArray();
  }
}
