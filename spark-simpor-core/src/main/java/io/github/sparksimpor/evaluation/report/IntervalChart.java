package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Shape;
import io.github.sparksimpor.evaluation.report.Drawing.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Estimates with their intervals, one below the other, about a line at 0 (a forest plot).
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the axis
 * @param intervals from top to bottom
 * @param table the same in text
 */
public record IntervalChart(
    String title, String description, String xLabel, List<Interval> intervals, DataTable table)
    implements Figure {
  private static final int WIDTH = 640;
  private static final int SLOT = 20;
  private static final double LETTER = 6.4;

  /**
   * An estimate.
   *
   * @param name of what it is about
   * @param lower lower end; NaN if there is no interval
   * @param estimate between the ends; NaN if there is none
   * @param upper upper end; NaN if there is no interval
   * @param marked whether it stands out
   */
  public record Interval(
      String name, double lower, double estimate, double upper, boolean marked) {}

  @Override
  public Drawing drawing(String id) {
    Axis axis =
        Axis.over(
            DoubleStream.concat(
                DoubleStream.of(0),
                intervals.stream()
                    .flatMapToDouble(i -> DoubleStream.of(i.lower(), i.estimate(), i.upper()))));
    PlotArea area = area();
    Frame frame =
        new Frame(
            area,
            "",
            xLabel,
            "",
            area.below(axis),
            names(area),
            area.uprightLines(axis),
            List.of(),
            shapes(area, axis));
    return Drawing.of(id, title, description, frame, List.of(), table);
  }

  private PlotArea area() {
    int longest = intervals.stream().mapToInt(i -> i.name().length()).max().orElse(0);
    return new PlotArea(
        PlotArea.MARGIN + (int) Math.ceil(LETTER * longest),
        WIDTH - PlotArea.MARGIN,
        PlotArea.MARGIN,
        PlotArea.MARGIN + Math.max(1, intervals.size()) * SLOT);
  }

  private List<Tick> names(PlotArea area) {
    return IntStream.range(0, intervals.size())
        .mapToObj(i -> new Tick(Numbers.pixels(height(area, i)), intervals.get(i).name()))
        .toList();
  }

  private static double height(PlotArea area, int place) {
    return area.top() + (place + 0.5) * SLOT;
  }

  private List<Shape> shapes(PlotArea area, Axis axis) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        new Shape(
            "M%s %dV%d".formatted(Numbers.pixels(area.x(axis.at(0))), area.top(), area.bottom()),
            "line",
            SeriesStyle.QUIET));
    for (SeriesStyle style : List.of(SeriesStyle.QUIET, SeriesStyle.STRONG)) {
      shapes.add(new Shape(spans(area, axis, style), "line", style));
      shapes.add(new Shape(markers(area, axis, style), style.painting(PlotArea.MARKER), style));
    }
    return shapes;
  }

  private static SeriesStyle style(Interval interval) {
    return interval.marked() ? SeriesStyle.STRONG : SeriesStyle.QUIET;
  }

  private String spans(PlotArea area, Axis axis, SeriesStyle style) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < intervals.size(); i++) {
      Interval interval = intervals.get(i);
      if (style(interval) == style && Double.isFinite(interval.lower())) {
        path.append(
            "M%s %sH%s"
                .formatted(
                    Numbers.pixels(area.x(axis.at(interval.lower()))),
                    Numbers.pixels(height(area, i)),
                    Numbers.pixels(area.x(axis.at(interval.upper())))));
      }
    }
    return path.toString();
  }

  private String markers(PlotArea area, Axis axis, SeriesStyle style) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < intervals.size(); i++) {
      Interval interval = intervals.get(i);
      if (style(interval) == style && Double.isFinite(interval.estimate())) {
        path.append(
            style.marker(area.x(axis.at(interval.estimate())), height(area, i), PlotArea.MARKER));
      }
    }
    return path.toString();
  }
}
