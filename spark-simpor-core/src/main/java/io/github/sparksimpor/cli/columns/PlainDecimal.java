package io.github.sparksimpor.cli.columns;

import org.jspecify.annotations.Nullable;

/**
 * A number as most are written: a sign at most, digits, a point at most. A pattern tells it too,
 * but takes longer, and tables have millions of cells.
 *
 * @param digits how many there are
 * @param unscaled the digits as a whole number, without the sign; of no meaning where there are
 *     more than 18
 * @param scale digits behind the point
 */
record PlainDecimal(int digits, long unscaled, int scale) {
  /** A double holds every number of so many digits. */
  static final int HELD = 15;

  private static final int LONGEST = 18;

  /** 10^k is a double, exactly, for these k. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** How near to a half, in units of the last digit, the arithmetic below may be wrong. */
  private static final double DOUBT = 1e-3;

  /** The number in a cell, or null if it is written otherwise. */
  static @Nullable PlainDecimal of(String cell, String point) {
    int digits = 0;
    long unscaled = 0;
    int before = -1;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        unscaled = 10 * unscaled + (c - '0');
      } else if (before < 0 && cell.startsWith(point, i)) {
        before = digits;
      } else if (i > 0 || (c != '-' && c != '+')) {
        return null;
      }
    }
    return digits == 0
        ? null
        : new PlainDecimal(digits, unscaled, before < 0 ? 0 : digits - before);
  }

  /**
   * Whether a double gives the number back if it is written with as many digits. If not, or if that
   * cannot be told here, false.
   *
   * @param value the double nearest to the number
   */
  boolean isHeldBy(double value) {
    if (digits <= HELD) {
      return true;
    }
    if (digits > LONGEST || scale >= POWERS.length) {
      return false;
    }
    // |value| · 10^scale, exactly, as a sum of two doubles; the first cancels the number's.
    double magnitude = Math.abs(value);
    double product = magnitude * POWERS[scale];
    double rest = Math.fma(magnitude, POWERS[scale], -product);
    double whole = unscaled;
    double off = (product - whole) + (rest - (unscaled - (long) whole));
    return Math.abs(off) < 0.5 - DOUBT;
  }
}
