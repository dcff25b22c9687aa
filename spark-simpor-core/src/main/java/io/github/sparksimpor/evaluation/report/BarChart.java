package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Bar;
import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Key;
import io.github.sparksimpor.evaluation.report.Drawing.Mark;
import io.github.sparksimpor.evaluation.report.Drawing.Shape;
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

  private static final int MOST_NAMES = 12;
  private static final String KEY = "M1 1h10v10h-10z";

  /**
   * Values of one kind.
   *
   * @param name for the legend
   * @param values one a category
   */
  public record Series(String name, double[] values) {}

  @Override
  public Drawing drawing(String id) {
    Axis axis =
        Axis.fromZero(
            series.stream().flatMapToDouble(s -> Arrays.stream(s.values())).max().orElse(0));
    return new Drawing(
        id,
        title,
        description,
        "",
        new Frame(xLabel, yLabel, names(), Frame.vertical(axis), bars(axis), List.of()),
        IntStream.range(0, series.size())
            .mapToObj(k -> new Key(series.get(k).name(), new Shape(KEY, "fill", ink(k))))
            .toList(),
        table());
  }

  /** The last series is what the program made. */
  private Ink ink(int k) {
    return k == series.size() - 1 ? Ink.STRONG : Ink.QUIET;
  }

  private List<Bar> bars(Axis axis) {
    List<Bar> bars = new ArrayList<>();
    double slot = slot();
    double width = 0.8 * slot / series.size();
    for (int k = 0; k < series.size(); k++) {
      for (int i = 0; i < categories.size(); i++) {
        double value = series.get(k).values()[i];
        double top = Frame.y(axis.at(Math.max(0, value)));
        bars.add(
            new Bar(
                Numbers.pixels(Frame.LEFT + (i + 0.1) * slot + k * width),
                Numbers.pixels(top),
                Numbers.pixels(width),
                Numbers.pixels(Frame.BOTTOM - top),
                ink(k),
                "%s, %s: %s"
                    .formatted(categories.get(i), series.get(k).name(), Numbers.text(value))));
      }
    }
    return bars;
  }

  /** As many names as fit. */
  private List<Mark> names() {
    int every = (categories.size() + MOST_NAMES - 1) / MOST_NAMES;
    return IntStream.range(0, categories.size())
        .filter(i -> i % every == 0)
        .mapToObj(
            i ->
                new Mark(
                    Numbers.pixels(Frame.LEFT + (i + 0.5) * slot()), shortened(categories.get(i))))
        .toList();
  }

  private DataTable table() {
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

  private double slot() {
    return (double) (Frame.RIGHT - Frame.LEFT) / Math.max(1, categories.size());
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= 12
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 11)) + "…";
  }
}
