package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the axes of a chart enclose its data, in pixels from the drawing's upper left corner.
 *
 * @param left where the horizontal axis starts
 * @param right where it ends
 * @param top where the vertical axis ends
 * @param bottom where it starts
 */
record PlotArea(int left, int right, int top, int bottom) {
  /** Room for the numbers beside a vertical axis. */
  static final int LEFT_MARGIN = 56;

  /** Room for the numbers below a horizontal axis, and its label. */
  static final int BOTTOM_MARGIN = 44;

  /** Room for the name of a vertical axis above it. */
  static final int TOP_MARGIN = 28;

  /** Room at the other sides. */
  static final int MARGIN = 12;

  /** Size of a marker in a chart of its own. */
  static final double MARKER = 7;

  private static final int BETWEEN = 6;
  private static final int NARROW = 300;
  private static final int HIGHEST = 420;

  /** Of a chart of its own. */
  static PlotArea whole(Canvas canvas) {
    return new PlotArea(
        LEFT_MARGIN, canvas.width() - MARGIN, TOP_MARGIN, canvas.height() - BOTTOM_MARGIN);
  }

  /** Of a chart of its own in which a unit is as long on either axis. */
  static PlotArea equal(Canvas canvas, Axis x, Axis y) {
    PlotArea whole = whole(canvas);
    double unit =
        Math.min((whole.right - whole.left) / (x.high() - x.low()), HIGHEST / (y.high() - y.low()));
    return new PlotArea(
        LEFT_MARGIN,
        LEFT_MARGIN + (int) Math.round(unit * (x.high() - x.low())),
        TOP_MARGIN,
        TOP_MARGIN + (int) Math.round(unit * (y.high() - y.low())));
  }

  /** Pixels from the left of a part of the horizontal axis. */
  double x(double share) {
    return left + (right - left) * share;
  }

  /** Pixels from the top of a part of the vertical axis. */
  double y(double share) {
    return bottom - (bottom - top) * share;
  }

  /** Where a pair of values lies, as a path names it. */
  String at(Axis xAxis, double x, Axis yAxis, double y) {
    return Numbers.pixels(x(xAxis.at(x))) + ' ' + Numbers.pixels(y(yAxis.at(y)));
  }

  /** Numbers below the horizontal axis, those left out that would run into the one before. */
  List<Tick> below(Axis axis) {
    List<Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (double mark : axis.marks()) {
      double middle = x(axis.at(mark));
      double half = Canvas.length(axis.text(mark)) / 2;
      if (middle - half >= free) {
        ticks.add(new Tick(Numbers.pixels(middle), axis.text(mark)));
        free = middle + half + BETWEEN;
      }
    }
    return ticks;
  }

  /** Numbers beside the vertical axis. */
  List<Tick> beside(Axis axis) {
    return axis.marks().stream()
        .map(v -> new Tick(Numbers.pixels(y(axis.at(v))), axis.text(v)))
        .toList();
  }

  /** A path of level lines at the vertical axis's numbers. */
  String levelLines(Axis axis) {
    return beside(axis).stream()
        .map(tick -> "M%s %sH%s".formatted(left, tick.at(), right))
        .collect(Collectors.joining());
  }

  /** A path of upright lines at the horizontal axis's numbers. */
  String uprightLines(Axis axis) {
    return axis.marks().stream()
        .map(mark -> "M%s %sV%s".formatted(Numbers.pixels(x(axis.at(mark))), top, bottom))
        .collect(Collectors.joining());
  }

  /** Size of a marker: less where there is little room. */
  double marker() {
    return right - left < NARROW ? 5 : MARKER;
  }

  int middle() {
    return (left + right) / 2;
  }
}
