package io.github.sparksimpor.evaluation.report;

import java.util.Locale;

/**
 * How a series looks: its colour, of which the style sheet has a light and a dark shade, and the
 * shape of its points, for those who cannot tell the colours apart.
 */
public enum SeriesStyle {
  /** What was there, and is many: dots. */
  QUIET,
  /** What was there, and is few: triangles. */
  WARM,
  /** What this program made: diamonds. */
  STRONG,
  /** The lowest of four levels: dots. */
  LEVEL0,
  /** The second of four levels: dots. */
  LEVEL1,
  /** The third of four levels: dots. */
  LEVEL2,
  /** The highest of four levels: dots. */
  LEVEL3;

  /** Part of an SVG path that marks a place. */
  String marker(double x, double y, double size) {
    double half = size / 2;
    return switch (this) {
      case WARM ->
          "M%s %sl%s %sh%sz"
              .formatted(
                  Numbers.pixels(x),
                  Numbers.pixels(y - 0.57 * size),
                  Numbers.pixels(half),
                  Numbers.pixels(0.86 * size),
                  Numbers.pixels(-size));
      case STRONG -> {
        String step = Numbers.pixels(0.43 * size);
        yield "M%s %sl%s %sl-%s %sl-%s-%sz"
            .formatted(
                Numbers.pixels(x),
                Numbers.pixels(y - 0.43 * size),
                step,
                step,
                step,
                step,
                step,
                step);
      }
      default -> "M%s %sh.01".formatted(Numbers.pixels(x), Numbers.pixels(y));
    };
  }

  /** How the path of {@link #marker} is painted. */
  String painting(double size) {
    if (this == WARM || this == STRONG) {
      return "fill";
    }
    return size < PlotArea.MARKER ? "dot small" : "dot";
  }

  /** Name of its class in the style sheet. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
