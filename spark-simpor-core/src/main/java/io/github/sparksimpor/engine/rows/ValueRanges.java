package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Least and greatest value of each feature in each class; a missing value is none. Where a class
 * has no value, the least is infinite and above the greatest.
 *
 * @param lowest per class and feature
 * @param highest per class and feature
 */
@DefaultSerializer(JavaSerializer.class)
public record ValueRanges(double[][] lowest, double[][] highest) implements Serializable {

  /** Ranges of the values that are there. */
  static ValueRanges of(RowChunk chunk, ClassCensus census) {
    ValueRanges ranges = empty(census.classes(), census.dimension());
    for (int row = 0; row < chunk.labels().length; row++) {
      int c = Arrays.binarySearch(census.labels(), chunk.labels()[row]);
      for (int k = 0; k < census.dimension(); k++) {
        double value = chunk.values()[row * census.dimension() + k];
        if (!Double.isNaN(value)) {
          ranges.lowest[c][k] = Math.min(ranges.lowest[c][k], value);
          ranges.highest[c][k] = Math.max(ranges.highest[c][k], value);
        }
      }
    }
    return ranges;
  }

  ValueRanges merge(ValueRanges other) {
    for (int c = 0; c < lowest.length; c++) {
      take(c, other.lowest[c], other.highest[c], 0);
    }
    return this;
  }

  /** Ranges that hold nothing yet. */
  private static ValueRanges empty(int classes, int dimension) {
    ValueRanges ranges =
        new ValueRanges(new double[classes][dimension], new double[classes][dimension]);
    for (int c = 0; c < classes; c++) {
      Arrays.fill(ranges.lowest[c], Double.POSITIVE_INFINITY);
      Arrays.fill(ranges.highest[c], Double.NEGATIVE_INFINITY);
    }
    return ranges;
  }

  /**
   * Ranges of rows.
   *
   * @param imputation what stands for missing values
   */
  public static ValueRanges of(TrainingRows rows, Imputation imputation) {
    int dimension = rows.census().dimension();
    ValueRanges ranges = empty(rows.census().classes(), dimension);
    for (int c = 0; c < rows.values().length; c++) {
      for (double[] given : rows.values()[c]) {
        double[] part = imputation.imputed(c, given, dimension);
        for (int from = 0; from < part.length; from += dimension) {
          ranges.take(c, part, part, from);
        }
      }
    }
    return ranges;
  }

  /** Ranges of rows whose moments are known, part by part. */
  public static ValueRanges of(ClassCensus census, List<ClassMoments> moments) {
    ValueRanges ranges = empty(census.classes(), census.dimension());
    for (ClassMoments part : moments) {
      ranges.take(part.classIndex(), part.moments().lowest(), part.moments().highest(), 0);
    }
    return ranges;
  }

  private void take(int c, double[] low, double[] high, int from) {
    for (int k = 0; k < lowest[c].length; k++) {
      lowest[c][k] = low[from + k] < lowest[c][k] ? low[from + k] : lowest[c][k];
      highest[c][k] = high[from + k] > highest[c][k] ? high[from + k] : highest[c][k];
    }
  }

  /** Least value of each feature in any class. */
  double[] lowestOfAll() {
    return Arrays.stream(lowest)
        .reduce(new double[0], (a, b) -> a.length == 0 ? b : both(a, b, true));
  }

  /** Greatest value of each feature in any class. */
  double[] highestOfAll() {
    return Arrays.stream(highest)
        .reduce(new double[0], (a, b) -> a.length == 0 ? b : both(a, b, false));
  }

  private static double[] both(double[] a, double[] b, boolean least) {
    double[] both = a.clone();
    for (int k = 0; k < both.length; k++) {
      both[k] = least ? Math.min(a[k], b[k]) : Math.max(a[k], b[k]);
    }
    return both;
  }
}
