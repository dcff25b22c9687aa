package io.github.sparksimpor.engine.rows;

import java.io.Serializable;

/**
 * Features that encode one category together: at most one of them is off its base value in a row,
 * as a one-hot encoder makes them. A row in which none is has a level of its own, that of a dropped
 * category.
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
   * @return position among the slots of the one that is off its base, or their number if none is
   */
  int level(double[] rows, int offset) {
    int level = 0;
    while (level < slots.length && rows[offset + slots[level]] == base[level]) {
      level++;
    }
    return level;
  }
}
