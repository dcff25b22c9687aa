package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Label;
import io.github.sparksimpor.evaluation.report.Drawing.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Estimates with their intervals, one below the other, about a line at 0 (a forest plot).
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the axis
 * @param columns names of what is noted of every estimate; may be none
 * @param intervals from top to bottom
 * @param table the same in text
 */
public record IntervalChart(
    String title,
    String description,
    String xLabel,
    List<String> columns,
    List<Interval> intervals,
    DataTable table)
    implements Figure {
  private static final int SLOT = 20;
  private static final int COLUMN = 76;
  private static final String SQUARE = "M%s %sh8v8h-8z";

  /**
   * An estimate.
   *
   * @param name of what it is about
   * @param lower lower end; NaN if there is no interval
   * @param estimate between the ends; NaN if there is none
   * @param upper upper end; NaN if there is no interval
   * @param marked whether it stands out
   * @param notes one a column
   */
  public record Interval(
      String name,
      double lower,
      double estimate,
      double upper,
      boolean marked,
      List<String> notes) {}

  @Override
  public Drawing drawing(Canvas canvas) {
    Axis axis =
        Axis.over(
            DoubleStream.concat(
                DoubleStream.of(0),
                intervals.stream()
                    .flatMapToDouble(i -> DoubleStream.of(i.lower(), i.estimate(), i.upper()))));
    NamedLines lines = lines(canvas);
    PlotArea area = lines.area();
    Frame frame =
        new Frame(
            area,
            "",
            xLabel,
            "",
            area.below(axis),
            lines.beside(),
            area.uprightLines(axis),
            List.of(),
            shapes(lines, axis),
            lines.namesAbove() ? lines.above() : notes(lines));
    return new Drawing(
        title,
        description,
        canvas.width(),
        area.bottom() + PlotArea.BOTTOM_MARGIN,
        List.of(frame),
        List.of(),
        table);
  }

  /** Notes stand in columns of their own, or join the names where there is no room. */
  private NamedLines lines(Canvas canvas) {
    int top = columns.isEmpty() ? PlotArea.MARGIN : PlotArea.TOP_MARGIN;
    int right = PlotArea.MARGIN + COLUMN * columns.size();
    List<String> names = intervals.stream().map(Interval::name).toList();
    NamedLines beside = NamedLines.of(canvas, names, SLOT, top, right);
    return beside.namesAbove()
        ? NamedLines.of(canvas, intervals.stream().map(this::noted).toList(), SLOT, top, right)
        : beside;
  }

  private String noted(Interval interval) {
    String notes =
        IntStream.range(0, columns.size())
            .mapToObj(k -> "%s %s".formatted(interval.notes().get(k), columns.get(k)))
            .collect(Collectors.joining(", "));
    return notes.isEmpty() ? interval.name() : interval.name() + ": " + notes;
  }

  private List<Label> notes(NamedLines lines) {
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      String right = Numbers.pixels(lines.area().right() + (k + 1) * COLUMN);
      labels.add(new Label(right, Numbers.pixels(lines.area().top() - 8), "end", columns.get(k)));
      for (int i = 0; i < intervals.size(); i++) {
        String y = Numbers.pixels(lines.middle(i) + 4);
        labels.add(new Label(right, y, "end", intervals.get(i).notes().get(k)));
      }
    }
    return labels;
  }

  private List<Shape> shapes(NamedLines lines, Axis axis) {
    PlotArea area = lines.area();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        new Shape(
            "M%s %sV%s".formatted(Numbers.pixels(area.x(axis.at(0))), area.top(), area.bottom()),
            "line",
            SeriesStyle.QUIET));
    for (SeriesStyle style : List.of(SeriesStyle.QUIET, SeriesStyle.STRONG)) {
      shapes.add(new Shape(spans(lines, axis, style), "line", style));
      shapes.add(new Shape(markers(lines, axis, style), "fill", style));
    }
    return shapes;
  }

  private static SeriesStyle style(Interval interval) {
    return interval.marked() ? SeriesStyle.STRONG : SeriesStyle.QUIET;
  }

  private String spans(NamedLines lines, Axis axis, SeriesStyle style) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < intervals.size(); i++) {
      Interval interval = intervals.get(i);
      if (style(interval) == style && Double.isFinite(interval.lower())) {
        path.append(
            "M%s %sH%s"
                .formatted(
                    Numbers.pixels(lines.area().x(axis.at(interval.lower()))),
                    Numbers.pixels(lines.middle(i)),
                    Numbers.pixels(lines.area().x(axis.at(interval.upper())))));
      }
    }
    return path.toString();
  }

  private String markers(NamedLines lines, Axis axis, SeriesStyle style) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < intervals.size(); i++) {
      Interval interval = intervals.get(i);
      if (style(interval) == style && Double.isFinite(interval.estimate())) {
        path.append(
            SQUARE.formatted(
                Numbers.pixels(lines.area().x(axis.at(interval.estimate())) - 4),
                Numbers.pixels(lines.middle(i) - 4)));
      }
    }
    return path.toString();
  }
}
