package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.sphere.SplitMix64;
import java.io.Serializable;

/**
 * Features that encode one category together, as a one-hot encoder makes them, and so are taken
 * from one row together. A row in which all are at their base has a level of its own, that of a
 * dropped category.
 *
 * @param slots indices of the features, ascending, at least one
 * @param base value of each slot in a row of another level; 0 unless features were rescaled
 */
public record OneHotBlock(int[] slots, double[] base) implements Serializable {

  /** Slots that are 0 in rows of other levels. */
  public static OneHotBlock of(int... slots) {
    return new OneHotBlock(slots, new double[slots.length]);
  }

  /**
   * Level of a row.
   *
   * @param rows rows of features one after the other
   * @param offset where the row starts
   * @return position among the slots of the one that is off its base, or their number if none is;
   *     if several are, a number of their own
   */
  double level(double[] rows, int offset) {
    int off = 0;
    int level = slots.length;
    long all = 0;
    for (int i = 0; i < slots.length; i++) {
      if (isOff(i, rows, offset)) {
        off++;
        level = i;
        all = SplitMix64.absorb(all, i);
      }
    }
    return off < 2 ? level : slots.length + 1 + (all >>> 12);
  }

  /** Whether a row is off its base in a slot. */
  boolean isOff(int slot, double[] rows, int offset) {
    return rows[offset + slots[slot]] != base[slot];
  }
}
