package io.github.sparksimpor.engine;

import java.util.List;

/** Rows a neural network is unsure about, and how they were found. */
public record InformativeRegion(int[][] rows, List<EntropyRound> rounds, long[] histogram) {
  /**
   * A region without rows.
   *
   * @param classes number of classes
   */
  public static InformativeRegion empty(int classes) {
    return new InformativeRegion(new int[classes][0], List.of(), new long[0]);
  }
}
