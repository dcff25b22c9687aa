package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;

/**
 * The value of every feature that stands for it where it is missing: of categories the most
 * frequent one, of equals the smallest; of measurements the median, the lower of the two in the
 * middle, so that counts stay whole. Medians are found digit by digit, from counts of values by
 * their next {@value #DIGIT_BITS} bits, and so are the same to the bit for any partitioning. A
 * feature that no row has is 0.
 */
public final class TypicalValues {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int DEPTH = 8;

  private final JavaRDD<Vector> rows;
  private final int dimension;
  private final BitSet categories;

  private TypicalValues(JavaRDD<Vector> rows, int dimension, BitSet categories) {
    this.rows = rows;
    this.dimension = dimension;
    this.categories = categories;
  }

  /**
   * Finds them.
   *
   * @param rows with NaN where a value is missing
   * @param categories features that hold categories
   */
  public static double[] of(JavaRDD<Vector> rows, int dimension, BitSet categories) {
    return new TypicalValues(rows, dimension, categories).find();
  }

  private double[] find() {
    double[] typical = medians();
    if (!categories.isEmpty()) {
      double[] frequent = mostFrequent();
      categories.stream().forEach(feature -> typical[feature] = frequent[feature]);
    }
    return typical;
  }

  private double[] medians() {
    long[] prefix = new long[dimension];
    long[] rank = new long[dimension];
    int unknown = Long.SIZE;
    while (unknown > 0) {
      int next = Math.max(0, unknown - DIGIT_BITS);
      long[] counts = counts(new Digit(prefix, unknown, next));
      for (int feature = 0; feature < dimension; feature++) {
        int from = feature * DIGITS;
        if (unknown == Long.SIZE) {
          rank[feature] = middle(Arrays.stream(counts, from, from + DIGITS).sum());
        }
        int digit = 0;
        while (rank[feature] >= counts[from + digit]) {
          rank[feature] -= counts[from + digit++];
        }
        prefix[feature] = prefix[feature] << (unknown - next) | digit;
      }
      unknown = next;
    }
    return Arrays.stream(prefix)
        .mapToDouble(TypicalValues::ofOrdered)
        .map(median -> Double.isNaN(median) ? 0 : median)
        .toArray();
  }

  /** Rank of the lower median from 0; -1 of no values, and then the median is the least NaN. */
  private static long middle(long size) {
    return Math.floorDiv(size - 1, 2);
  }

  private long[] counts(Digit digit) {
    int features = dimension;
    return rows.mapPartitions(some -> List.of(digit.counts(some, features)).iterator())
        .treeReduce(TypicalValues::sum, treeDepth());
  }

  private int treeDepth() {
    return rows.getNumPartitions() > DEPTH ? 2 : 1;
  }

  private static long[] sum(long[] one, long[] other) {
    for (int i = 0; i < one.length; i++) {
      one[i] += other[i];
    }
    return one;
  }

  /** Bits of a number whose order, unsigned, is that of the numbers. */
  private static long ordered(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
  }

  private static double ofOrdered(long ordered) {
    return Double.longBitsToDouble(ordered ^ (~ordered >> (Long.SIZE - 1) | Long.MIN_VALUE));
  }

  /**
   * The next bits of values whose higher ones are known.
   *
   * @param prefix per feature the higher bits
   * @param shift how many bits are not known
   * @param next how many of them come after this digit
   */
  private record Digit(long[] prefix, int shift, int next) implements Serializable {
    long[] counts(Iterator<Vector> rows, int dimension) {
      long[] counts = new long[dimension * DIGITS];
      while (rows.hasNext()) {
        double[] row = rows.next().toArray();
        for (int feature = 0; feature < dimension; feature++) {
          if (!Double.isNaN(row[feature])) {
            long bits = ordered(row[feature]);
            if (shift == Long.SIZE || bits >>> shift == prefix[feature]) {
              counts[feature * DIGITS + (int) (bits >>> next & DIGITS - 1)]++;
            }
          }
        }
      }
      return counts;
    }
  }

  private double[] mostFrequent() {
    BitSet features = categories;
    Map<Integer, TreeMap<Double, Long>> byFeature =
        rows.mapPartitions(some -> List.of(occurring(some, features)).iterator())
            .treeReduce(TypicalValues::union, treeDepth());
    double[] frequent = new double[dimension];
    byFeature.forEach(
        (feature, counts) -> {
          long most = Collections.max(counts.values());
          frequent[feature] =
              counts.entrySet().stream()
                  .filter(entry -> entry.getValue() == most)
                  .findFirst()
                  .orElseThrow()
                  .getKey();
        });
    return frequent;
  }

  private static Map<Integer, TreeMap<Double, Long>> occurring(
      Iterator<Vector> rows, BitSet features) {
    Map<Integer, TreeMap<Double, Long>> byFeature = new HashMap<>();
    while (rows.hasNext()) {
      Vector row = rows.next();
      features.stream()
          .filter(feature -> !Double.isNaN(row.apply(feature)))
          .forEach(
              feature ->
                  byFeature
                      .computeIfAbsent(feature, f -> new TreeMap<>())
                      .merge(row.apply(feature), 1L, Long::sum));
    }
    return byFeature;
  }

  private static Map<Integer, TreeMap<Double, Long>> union(
      Map<Integer, TreeMap<Double, Long>> one, Map<Integer, TreeMap<Double, Long>> other) {
    other.forEach(
        (feature, counts) -> {
          TreeMap<Double, Long> own = one.computeIfAbsent(feature, f -> new TreeMap<>());
          counts.forEach((value, count) -> own.merge(value, count, Long::sum));
        });
    return one;
  }
}
