package io.github.sparksimpor.evaluation;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Rows by the highest threshold that their score reaches; rows below all of them are not counted.
 *
 * @param hits rows of the class that is looked for, by threshold, each in the units that it counts
 * @param others all other rows
 */
@DefaultSerializer(JavaSerializer.class)
record ThresholdCounts(long[] hits, long[] others) implements Serializable {

  static ThresholdCounts none(int thresholds) {
    return new ThresholdCounts(new long[thresholds], new long[thresholds]);
  }

  /** The thresholds at which recall changes: the scores of the class's rows, ascending. */
  static double[] thresholds(DoubleStream scoresOfTheClass) {
    return scoresOfTheClass.sorted().distinct().toArray();
  }

  void add(double[] thresholds, double score, boolean hit, long units) {
    int found = Arrays.binarySearch(thresholds, score);
    int reached = found >= 0 ? found : -found - 2;
    if (reached >= 0) {
      (hit ? hits : others)[reached] += units;
    }
  }

  ThresholdCounts plus(ThresholdCounts part) {
    ThresholdCounts sum = new ThresholdCounts(hits.clone(), others.clone());
    for (int t = 0; t < hits.length; t++) {
      sum.hits[t] += part.hits[t];
      sum.others[t] += part.others[t];
    }
    return sum;
  }

  /**
   * Mean, over the rows of the class, of the precision when all rows of at least the row's score
   * are predicted to belong to it; NaN without such rows.
   */
  double averagePrecision() {
    long hit = 0;
    long predicted = 0;
    double sum = 0;
    for (int t = hits.length - 1; t >= 0; t--) {
      hit += hits[t];
      predicted += hits[t] + others[t];
      sum += hits[t] * ((double) hit / predicted);
    }
    return sum / hit;
  }
}
