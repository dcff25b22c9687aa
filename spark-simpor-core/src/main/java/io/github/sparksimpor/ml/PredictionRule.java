package io.github.sparksimpor.ml;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How a class follows from the probabilities of all. */
final class PredictionRule {
  private PredictionRule() {}

  /** The class of largest probability over threshold, as Spark's classifiers predict it. */
  static double predict(double[] probabilities, double @Nullable [] thresholds) {
    double[] scores =
        thresholds == null
            ? probabilities
            : IntStream.range(0, probabilities.length)
                .mapToDouble(c -> probabilities[c] / thresholds[c])
                .toArray();
    int best = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      if (scores[c] > largest) {
        largest = scores[c];
        best = c;
      }
    }
    return best;
  }
}
