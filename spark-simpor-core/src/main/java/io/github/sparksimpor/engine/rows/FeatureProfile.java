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
 * @param values per feature its distinct values, ascending, empty if all are missing; NaN alone if
 *     there are more than {@value #FEW}
 * @param whole per feature whether all of its values are whole numbers
 */
@DefaultSerializer(JavaSerializer.class)
record FeatureProfile(long rows, double[][] values, boolean[] whole) implements Serializable {
  /** Most distinct values that are told one by one. */
  static final int FEW = 1000;

  private static final double[] MANY = {Double.NaN};

  /** Doubles above it are all whole, measurements too. */
  private static final double LARGEST_WHOLE = 1L << 53;

  static FeatureProfile of(RowChunk chunk) {
    double[][] values = new double[chunk.dimension()][];
    boolean[] whole = new boolean[chunk.dimension()];
    DistinctValues distinct = new DistinctValues();
    for (int k = 0; k < values.length; k++) {
      values[k] = distinct.of(chunk.values(), k, values.length);
      whole[k] = isWhole(chunk.values(), k, values.length);
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
    if (isMany(one) || isMany(other)) {
      return MANY;
    }
    if (Arrays.equals(one, other)) {
      return one;
    }
    double[] both = new double[one.length + other.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      boolean fromOne = j == other.length || (i < one.length && one[i] <= other[j]);
      boolean fromBoth = fromOne && j < other.length && one[i] == other[j];
      both[size++] = fromOne ? one[i] : other[j];
      i += fromOne ? 1 : 0;
      j += fromBoth || !fromOne ? 1 : 0;
    }
    return size > FEW ? MANY : Arrays.copyOf(both, size);
  }

  /** How many distinct values a feature has; more than {@value #FEW} count as {@value #FEW} + 1. */
  int count(int feature) {
    return isMany(values[feature]) ? FEW + 1 : values[feature].length;
  }

  private static boolean isMany(double[] values) {
    return values.length == 1 && Double.isNaN(values[0]);
  }

  /** Finds the distinct values of one feature after another, in a table that is made once. */
  private static final class DistinctValues {
    private static final int SLOTS = 4096;

    private final double[] slots = new double[SLOTS];
    private final int[] used = new int[FEW + 1];

    DistinctValues() {
      Arrays.fill(slots, Double.NaN);
    }

    /** Ascending, or NaN alone if there are many; NaN is no value. */
    double[] of(double[] rowMajor, int feature, int dimension) {
      int size = 0;
      for (int at = feature; at < rowMajor.length && size <= FEW; at += dimension) {
        double value = rowMajor[at];
        int slot = Double.isNaN(value) ? -1 : freeSlot(value);
        if (slot >= 0) {
          slots[slot] = value;
          used[size++] = slot;
        }
      }
      double[] found = new double[size];
      for (int i = 0; i < size; i++) {
        found[i] = slots[used[i]];
        slots[used[i]] = Double.NaN;
      }
      Arrays.sort(found);
      return size > FEW ? MANY : found;
    }

    /** Where a value belongs; negative if it is there. */
    private int freeSlot(double value) {
      long bits = Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L;
      int slot = (int) (bits >>> 52);
      while (slots[slot] != value) {
        if (Double.isNaN(slots[slot])) {
          return slot;
        }
        slot = (slot + 1) % SLOTS;
      }
      return -1;
    }
  }
}
