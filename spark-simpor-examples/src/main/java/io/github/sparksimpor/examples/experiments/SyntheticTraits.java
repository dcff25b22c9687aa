package io.github.sparksimpor.examples.experiments;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What the synthetic rows of a method are like, whatever classifier is to learn from them.
 * Distances are between features standardised on the training rows.
 *
 * @param informative share grown in the informative region
 * @param ascended share that were ascended
 * @param seeds effective number of seeds, {@code 1 / Σ p²} with p the share of the rows that grew
 *     from a seed, over the minority's training rows; 1 if all seeds grow alike
 * @param wrong share whose nearest held-out row is of the majority
 * @param depth mean distance to the nearest held-out row of the majority, in that of the minority's
 *     held-out rows
 * @param gap mean distance to the nearest other synthetic row, in that between the minority's
 *     training rows; 0 for copies
 */
record SyntheticTraits(
    double informative, double ascended, double seeds, double wrong, double depth, double gap) {

  /** Names of the values, in order. */
  static final List<String> NAMES =
      List.of(
          "in region", "ascended", "effective seeds", "wrong side", "distance to majority", "gap");

  /** All values, in order. */
  double[] values() {
    return new double[] {informative, ascended, seeds, wrong, depth, gap};
  }

  /** Means of each value. */
  static double[] means(List<SyntheticTraits> many) {
    return IntStream.range(0, NAMES.size())
        .mapToDouble(
            value -> StatUtils.mean(many.stream().mapToDouble(t -> t.values()[value]).toArray()))
        .toArray();
  }
}
