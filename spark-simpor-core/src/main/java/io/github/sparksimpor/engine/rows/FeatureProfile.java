package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Which values each feature has in some rows. Profiles of parts merge into that of the whole, the
 * same in any order.
 *
 * @param rows number of rows
 * @param values per feature its distinct values, ascending; empty if there are more than {@value
 *     #FEW}
 * @param whole per feature whether all of its values are whole numbers
 */
@DefaultSerializer(JavaSerializer.class)
record FeatureProfile(long rows, double[][] values, boolean[] whole) implements Serializable {
  /** Most distinct values that are told one by one. */
  static final int FEW = 1000;

  private static final double[] MANY = {};

  /** Doubles above it are all whole, measurements too. */
  private static final double LARGEST_WHOLE = 1L << 53;

  static FeatureProfile of(RowChunk chunk) {
    int dimension = chunk.dimension();
    double[][] values = new double[dimension][];
    boolean[] whole = new boolean[dimension];
    DistinctValues distinct = new DistinctValues();
    for (int k = 0; k < dimension; k++) {
      values[k] = distinct.of(chunk.values(), k, dimension);
      whole[k] = isWhole(chunk.values(), k, dimension);
    }
    return new FeatureProfile(chunk.labels().length, values, whole);
  }

  private static boolean isWhole(double[] rowMajor, int feature, int dimension) {
    for (int at = feature; at < rowMajor.length; at += dimension) {
      double value = rowMajor[at];
      if (!Double.isNaN(value) && (value != Math.rint(value) || Math.abs(value) > LARGEST_WHOLE)) {
        return false;
      }
    }
    return true;
  }

  FeatureProfile merge(FeatureProfile other) {
    double[][] merged = new double[values.length][];
    boolean[] bothWhole = new boolean[values.length];
    for (int k = 0; k < merged.length; k++) {
      merged[k] = union(values[k], other.values[k]);
      bothWhole[k] = whole[k] && other.whole[k];
    }
    return new FeatureProfile(rows + other.rows, merged, bothWhole);
  }

  private static double[] union(double[] one, double[] other) {
    if (one.length == 0 || other.length == 0) {
      return MANY;
    }
    double[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    double[] distinct = Arrays.stream(both).sorted().distinct().toArray();
    return distinct.length > FEW ? MANY : distinct;
  }

  /** How many distinct values a feature has; more than {@value #FEW} count as {@value #FEW} + 1. */
  int count(int feature) {
    return values[feature].length == 0 ? FEW + 1 : values[feature].length;
  }

  /** Finds the distinct values of one feature after another in a table that is made once. */
  private static final class DistinctValues {
    private static final int SLOTS = 4096;

    private final double[] slots = new double[SLOTS];

    /** Ascending, or empty if there are many; NaN is no value. */
    double[] of(double[] rowMajor, int feature, int dimension) {
      Arrays.fill(slots, Double.NaN);
      int size = 0;
      for (int at = feature; at < rowMajor.length; at += dimension) {
        if (add(rowMajor[at]) && ++size > FEW) {
          return MANY;
        }
      }
      return Arrays.stream(slots).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }

    private boolean add(double value) {
      if (Double.isNaN(value)) {
        return false;
      }
      long bits = Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L;
      int slot = (int) (bits >>> 52);
      while (!Double.isNaN(slots[slot])) {
        if (slots[slot] == value) {
          return false;
        }
        slot = (slot + 1) % SLOTS;
      }
      slots[slot] = value;
      return true;
    }
  }
}
