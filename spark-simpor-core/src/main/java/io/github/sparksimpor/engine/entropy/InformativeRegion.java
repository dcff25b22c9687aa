package io.github.sparksimpor.engine.entropy;

import java.util.List;
import java.util.Optional;

/**
 * The rows a neural network is least sure about, and how they were found.
 *
 * @param rows per class the indices of its rows in the region, ascending
 * @param rounds of training and scoring, in order
 * @param histogram rows per twentieth of [0, 1] of entropy at the last scoring, of those scored;
 *     empty if none took place
 * @param entropy what the last network says of any row; empty if none was trained
 */
public record InformativeRegion(
    int[][] rows, List<EntropyRound> rounds, long[] histogram, Optional<RowEntropy> entropy) {
  /**
   * A region without rows.
   *
   * @param classes number of classes
   */
  public static InformativeRegion empty(int classes) {
    return new InformativeRegion(new int[classes][0], List.of(), new long[0], Optional.empty());
  }
}
