package io.github.sparksimpor.evaluation;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Log losses summed within each class.
 *
 * @param sums of {@code -log p}, in nats, by class
 * @param rows of each class, each by its weight if it has one
 */
@DefaultSerializer(JavaSerializer.class)
record ClassLosses(double[] sums, double[] rows) implements Serializable {
  /** Least probability that enters a logarithm, so that one row cannot make a loss infinite. */
  private static final double LEAST_PROBABILITY = 1e-15;

  static ClassLosses none(int classes) {
    return new ClassLosses(new double[classes], new double[classes]);
  }

  /**
   * Counts a row.
   *
   * @param probability that was predicted of the class it is of
   * @param weight 1, or what the row counts
   */
  void add(int label, double probability, double weight) {
    sums[label] -= weight * Math.log(Math.max(probability, LEAST_PROBABILITY));
    rows[label] += weight;
  }

  /** Counts the rows of another part. */
  void add(ClassLosses part) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += part.sums[c];
      rows[c] += part.rows[c];
    }
  }

  /** Mean over the classes that occur of the mean within the class; NaN if none does. */
  double balanced() {
    return IntStream.range(0, sums.length)
        .filter(c -> rows[c] > 0)
        .mapToDouble(c -> sums[c] / rows[c])
        .average()
        .orElse(Double.NaN);
  }

  /** Mean over all rows; NaN if there are none. */
  double overall() {
    return Arrays.stream(sums).sum() / Arrays.stream(rows).sum();
  }
}
