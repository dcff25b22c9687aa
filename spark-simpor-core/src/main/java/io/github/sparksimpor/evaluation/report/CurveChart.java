package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values along a number, joined by lines, with error bars where errors are known.
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param curves at least one; the first three differ in colour and dashes
 * @param counts whether the values are counts, shown on a logarithmic axis from 0 on
 * @param table the same in text
 */
public record CurveChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    List<Curve> curves,
    boolean counts,
    DataTable table)
    implements Plot {

  private static final List<SeriesStyle> STYLES =
      List.of(SeriesStyle.QUIET, SeriesStyle.WARM, SeriesStyle.STRONG);
  private static final List<String> LINES = List.of("line", "line dashed", "line bold");
  private static final double CAP = 4;

  /**
   * One curve.
   *
   * @param name for the legend
   * @param x ascending; equal values make a step
   * @param y as many
   * @param errors half the length of the error bars; empty for none
   */
  public record Curve(String name, double[] x, double[] y, double[] errors) {
    /** Counts in bins of equal width, as steps. */
    public static Curve steps(String name, double low, double high, long[] counts) {
      double[] x = new double[2 * counts.length];
      double[] y = new double[2 * counts.length];
      for (int i = 0; i < counts.length; i++) {
        x[2 * i] = low + (high - low) * i / counts.length;
        x[2 * i + 1] = low + (high - low) * (i + 1) / counts.length;
        y[2 * i] = counts[i];
        y[2 * i + 1] = counts[i];
      }
      return new Curve(name, x, y, new double[0]);
    }

    private DoubleStream ends() {
      return IntStream.range(0, y.length)
          .mapToObj(i -> new double[] {y[i] - error(i), y[i] + error(i)})
          .flatMapToDouble(Arrays::stream);
    }

    private double error(int i) {
      return i < errors.length && Double.isFinite(errors[i]) ? errors[i] : 0;
    }
  }

  @Override
  public DoubleStream xValues() {
    return curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x()));
  }

  @Override
  public DoubleStream yValues() {
    return curves.stream().flatMapToDouble(Curve::ends);
  }

  @Override
  public Axis yAxis(DoubleStream values) {
    return counts ? Axis.ofCounts(values.max().orElse(1)) : Axis.over(values);
  }

  @Override
  public PlotArea area(Axis x, Axis y) {
    return PlotArea.whole();
  }

  @Override
  public Drawing.Frame frame(PlotArea area, Axis x, Axis y) {
    List<Shape> shapes = new ArrayList<>();
    for (int k = 0; k < curves.size(); k++) {
      shapes.add(new Shape(path(curves.get(k), area, x, y), line(k), style(k)));
      shapes.add(new Shape(errors(curves.get(k), area, x, y), "line", style(k)));
    }
    return new Drawing.Frame(
        area,
        "",
        xLabel,
        yLabel,
        area.below(x),
        area.beside(y),
        area.levelLines(y),
        List.of(),
        shapes);
  }

  @Override
  public List<Drawing.Key> keys() {
    return IntStream.range(0, curves.size())
        .mapToObj(
            k -> new Drawing.Key(curves.get(k).name(), new Shape("M0 6h12", line(k), style(k))))
        .toList();
  }

  private static SeriesStyle style(int k) {
    return STYLES.get(k % STYLES.size());
  }

  private static String line(int k) {
    return LINES.get(k % LINES.size());
  }

  private static String path(Curve curve, PlotArea area, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.x().length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(area.at(x, curve.x()[i], y, curve.y()[i]));
    }
    return path.toString();
  }

  private static String errors(Curve curve, PlotArea area, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.errors().length; i++) {
      double above = curve.y()[i] + curve.error(i);
      double below = curve.y()[i] - curve.error(i);
      path.append('M').append(area.at(x, curve.x()[i], y, above));
      path.append('V').append(Numbers.pixels(area.y(y.at(below))));
      for (double end : new double[] {above, below}) {
        path.append('M').append(area.at(x, curve.x()[i], y, end));
        path.append("m%s 0h%s".formatted(Numbers.pixels(-CAP), Numbers.pixels(2 * CAP)));
      }
    }
    return path.toString();
  }
}
