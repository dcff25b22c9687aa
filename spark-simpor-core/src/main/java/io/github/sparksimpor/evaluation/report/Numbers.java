package io.github.sparksimpor.evaluation.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private Numbers() {}

  /** Three significant digits at least, and no exponent for everyday sizes. */
  public static String text(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return String.format(Locale.ROOT, "%,.0f", value);
    } else if (size >= 1e6 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    } else {
      return String.format(
          Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3g", value);
    }
  }

  /** A length on a drawing. */
  static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
