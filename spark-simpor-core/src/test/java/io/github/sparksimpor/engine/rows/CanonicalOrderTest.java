package io.github.sparksimpor.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CanonicalOrderTest {
  /** Bits of the hash by which rows are sorted; where these meet, values decide. */
  private static final int SORTED_BITS = 40;

  @Property(tries = 200)
  void theOrderFollowsFromTheRowsHoweverTheyCome(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int dimension,
      @ForAll @IntRange(min = 1, max = 60) int rows) {
    // Few values, so that rows repeat.
    double[] values =
        new SplittableRandom(seed).ints((long) rows * dimension, 0, 3).asDoubleStream().toArray();
    double[] sorted = CanonicalOrder.sort(values, dimension);
    double[] shuffled = shuffled(values, dimension, seed);
    assertThat(CanonicalOrder.sort(shuffled, dimension)).containsExactly(sorted);
    assertThat(bag(sorted, dimension)).isEqualTo(bag(values, dimension));
  }

  @Test
  void rowsWhoseHashesMeetAreOrderedByTheirValues() {
    List<Double> meeting = rowsOfOneSortedHash(0x5eedf00d12L, 6);
    double[] others = new SplittableRandom(3).doubles(40).toArray();
    double[] values = new double[46];
    for (int i = 0; i < 6; i++) {
      values[7 * i] = meeting.get(i);
    }
    for (int i = 0, at = 0; i < values.length; i++) {
      if (i % 7 != 0 || i / 7 >= 6) {
        values[i] = others[at++];
      }
    }
    double[] sorted = CanonicalOrder.sort(values, 1);
    int first = indexOf(sorted, Collections.min(meeting));
    for (int i = 0; i < 6; i++) {
      assertThat(sorted[first + i]).isEqualTo(meeting.stream().sorted().toList().get(i));
    }
    for (int trial = 0; trial < 20; trial++) {
      assertThat(CanonicalOrder.sort(shuffled(values, 1, trial), 1)).containsExactly(sorted);
    }
  }

  @Test
  void everyRowHasOnePartAndPartsFollowTheOrder() {
    double[] values = new SplittableRandom(8).doubles(3000, -1, 1).toArray();
    double[] sorted = CanonicalOrder.sort(values, 3);
    int before = 0;
    int[] sizes = new int[5];
    for (int row = 0; row < 1000; row++) {
      int part = CanonicalOrder.part(sorted, row, 3, 5);
      assertThat(part).isBetween(before, 4);
      before = part;
      sizes[part]++;
    }
    // 1,000 rows over five parts: 200 each, give or take four standard deviations.
    for (int size : sizes) {
      assertThat(size).isBetween(149, 251);
    }
  }

  /** Finite values of one feature whose hashes agree in all bits that are sorted by. */
  private static List<Double> rowsOfOneSortedHash(long highBits, int wanted) {
    List<Double> values = new ArrayList<>();
    for (long low = 0; values.size() < wanted; low++) {
      long hash = (highBits << (64 - SORTED_BITS)) | low;
      double value = Double.longBitsToDouble(unmixed(hash) - 0x9e3779b97f4a7c15L);
      if (Double.isFinite(value)) {
        values.add(value);
      }
    }
    return values;
  }

  /** SplitMix64's finaliser backwards. */
  private static long unmixed(long hash) {
    long z = unshifted(hash, 31) * inverse(0x94d049bb133111ebL);
    z = unshifted(z, 27) * inverse(0xbf58476d1ce4e5b9L);
    return unshifted(z, 30);
  }

  private static long unshifted(long z, int shift) {
    long word = z;
    for (int known = shift; known < 64; known += shift) {
      word = z ^ (word >>> shift);
    }
    return word;
  }

  /** Of an odd number modulo 2^64, by Newton's iteration. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  private static int indexOf(double[] values, double value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    throw new AssertionError(value + " is not there");
  }

  private static double[] shuffled(double[] rowMajor, int dimension, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < rowMajor.length / dimension; row++) {
      order.add(row);
    }
    Collections.shuffle(order, new Random(seed));
    double[] shuffled = new double[rowMajor.length];
    for (int i = 0; i < order.size(); i++) {
      System.arraycopy(rowMajor, order.get(i) * dimension, shuffled, i * dimension, dimension);
    }
    return shuffled;
  }

  private static List<String> bag(double[] rowMajor, int dimension) {
    List<String> rows = new ArrayList<>();
    for (int at = 0; at < rowMajor.length; at += dimension) {
      StringBuilder row = new StringBuilder();
      for (int k = 0; k < dimension; k++) {
        row.append(rowMajor[at + k]).append(' ');
      }
      rows.add(row.toString());
    }
    Collections.sort(rows);
    return rows;
  }
}
