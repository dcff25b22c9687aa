package io.github.sparksimpor.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grouped bars, laid out for an inline SVG whose colours and letters come from the page's style.
 *
 * @param title what is shown
 * @param description one sentence on how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param categories names along the horizontal axis
 * @param series one or two series with a value per category
 */
record BarChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    List<String> categories,
    List<Series> series) {

  static final int WIDTH = 640;
  static final int HEIGHT = 320;

  private static final int LEFT = 72;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 52;
  private static final int MOST_NAMES = 12;
  private static final int TICKS = 4;

  /** Values of one kind. */
  record Series(String name, double[] values) {}

  /** A bar with the text that a pointer resting on it shows. */
  record Bar(String x, String y, String width, String height, int kind, String text) {}

  /** A name or number beside an axis. */
  record Mark(String at, String text) {}

  /** A line of the table that says the same in text. */
  record Line(String category, List<String> values) {}

  /** A name in the legend. */
  record Key(String name, int kind) {}

  /** All that the template shows. */
  record View(
      String id,
      String title,
      String description,
      String xLabel,
      String yLabel,
      List<Bar> bars,
      List<Mark> xMarks,
      List<Mark> yMarks,
      List<Key> keys,
      List<Line> lines) {
    int frameWidth() {
      return WIDTH;
    }

    int frameHeight() {
      return HEIGHT;
    }

    int left() {
      return LEFT;
    }

    int right() {
      return WIDTH - RIGHT;
    }

    int bottom() {
      return HEIGHT - BOTTOM;
    }

    int middle() {
      return (LEFT + WIDTH - RIGHT) / 2;
    }

    boolean legend() {
      return keys.size() > 1;
    }
  }

  View view(String id) {
    double step = tick();
    double top = step * Math.ceil(highest() / step);
    return new View(
        id,
        title,
        description,
        xLabel,
        yLabel,
        bars(top),
        names(),
        ticks(step, top),
        IntStream.range(0, series.size()).mapToObj(k -> new Key(series.get(k).name(), k)).toList(),
        lines());
  }

  private List<Bar> bars(double top) {
    List<Bar> bars = new ArrayList<>();
    double slot = slot();
    double width = 0.8 * slot / series.size();
    for (int k = 0; k < series.size(); k++) {
      for (int i = 0; i < categories.size(); i++) {
        double value = series.get(k).values()[i];
        double height = (HEIGHT - TOP - BOTTOM) * Math.max(0, value) / top;
        bars.add(
            new Bar(
                pixels(LEFT + (i + 0.1) * slot + k * width),
                pixels(HEIGHT - BOTTOM - height),
                pixels(width),
                pixels(height),
                k,
                "%s, %s: %s"
                    .formatted(categories.get(i), series.get(k).name(), RunReport.number(value))));
      }
    }
    return bars;
  }

  /** As many names as fit. */
  private List<Mark> names() {
    int every = (categories.size() + MOST_NAMES - 1) / MOST_NAMES;
    return IntStream.range(0, categories.size())
        .filter(i -> i % every == 0)
        .mapToObj(i -> new Mark(pixels(LEFT + (i + 0.5) * slot()), shortened(categories.get(i))))
        .toList();
  }

  private List<Mark> ticks(double step, double top) {
    return IntStream.rangeClosed(0, (int) Math.round(top / step))
        .mapToObj(
            k ->
                new Mark(
                    pixels(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * k * step / top),
                    RunReport.number(k * step)))
        .toList();
  }

  private List<Line> lines() {
    return IntStream.range(0, categories.size())
        .mapToObj(
            i ->
                new Line(
                    categories.get(i),
                    series.stream().map(s -> RunReport.number(s.values()[i])).toList()))
        .toList();
  }

  /** 1, 2 or 5 times a power of ten. */
  private double tick() {
    double least = highest() / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return Arrays.stream(new double[] {1, 2, 5, 10})
        .map(factor -> factor * power)
        .filter(step -> step >= least * (1 - 1e-12))
        .findFirst()
        .orElse(10 * power);
  }

  private double highest() {
    double highest =
        series.stream().flatMapToDouble(s -> Arrays.stream(s.values())).max().orElse(0);
    return highest > 0 ? highest : 1;
  }

  private double slot() {
    return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, categories.size());
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= 12
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 11)) + "…";
  }

  private static String pixels(double value) {
    return String.format(java.util.Locale.ROOT, "%.1f", value);
  }
}
