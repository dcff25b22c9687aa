package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Bar;
import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Grouped bars.
 *
 * @param title what is shown
 * @param description one sentence on how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param categories names along the horizontal axis
 * @param series one or two series with a value per category
 */
public record BarChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    List<String> categories,
    List<Series> series)
    implements Figure {

  private static final int LONGEST_NAME = 12;
  private static final String KEY = "M1 1h10v10h-10z";

  /**
   * Values of one kind.
   *
   * @param name for the legend
   * @param values one a category
   */
  public record Series(String name, double[] values) {}

  @Override
  public Drawing drawing(Canvas canvas) {
    Axis axis = valueAxis();
    PlotArea area = PlotArea.whole(canvas);
    Frame frame =
        new Frame(
            area,
            "",
            xLabel,
            yLabel,
            names(area),
            area.beside(axis),
            area.levelLines(axis),
            bars(area, axis),
            List.of());
    return Drawing.of(title, description, frame, keys(), table());
  }

  Axis valueAxis() {
    return Axis.fromZero(
        series.stream().flatMapToDouble(s -> Arrays.stream(s.values())).max().orElse(0));
  }

  List<Drawing.Key> keys() {
    return IntStream.range(0, series.size())
        .mapToObj(
            k -> new Drawing.Key(series.get(k).name(), new Drawing.Shape(KEY, "fill", style(k))))
        .toList();
  }

  /** The last series is what the program made. */
  SeriesStyle style(int k) {
    return k == series.size() - 1 ? SeriesStyle.STRONG : SeriesStyle.QUIET;
  }

  /** What a pointer resting on a bar shows. */
  String text(int k, int i) {
    return "%s, %s: %s"
        .formatted(
            categories.get(i), series.get(k).name(), Numbers.text(series.get(k).values()[i]));
  }

  private List<Bar> bars(PlotArea area, Axis axis) {
    List<Bar> bars = new ArrayList<>();
    double slot = slot(area);
    double width = 0.8 * slot / series.size();
    for (int k = 0; k < series.size(); k++) {
      for (int i = 0; i < categories.size(); i++) {
        double top = area.y(axis.at(Math.max(0, series.get(k).values()[i])));
        bars.add(
            new Bar(
                Numbers.pixels(area.left() + (i + 0.1) * slot + k * width),
                Numbers.pixels(top),
                Numbers.pixels(width),
                Numbers.pixels(area.bottom() - top),
                style(k),
                text(k, i)));
      }
    }
    return bars;
  }

  /** As many names as fit. */
  private List<Tick> names(PlotArea area) {
    double longest =
        categories.stream().mapToDouble(name -> Canvas.length(shortened(name))).max().orElse(0);
    int every = (int) Math.max(1, Math.ceil((longest + PlotArea.MARGIN) / slot(area)));
    return IntStream.range(0, categories.size())
        .filter(i -> i % every == 0)
        .mapToObj(
            i ->
                new Tick(
                    Numbers.pixels(area.left() + (i + 0.5) * slot(area)),
                    shortened(categories.get(i))))
        .toList();
  }

  DataTable table() {
    return new DataTable(
        title,
        Stream.concat(Stream.of(xLabel), series.stream().map(Series::name)).toList(),
        IntStream.range(0, categories.size())
            .mapToObj(
                i ->
                    new DataTable.Line(
                        categories.get(i),
                        series.stream().map(s -> Numbers.text(s.values()[i])).toList()))
            .toList());
  }

  private double slot(PlotArea area) {
    return (double) (area.right() - area.left()) / Math.max(1, categories.size());
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
