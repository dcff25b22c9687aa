package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Key;
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
    implements Figure {

  private static final List<Ink> INKS = List.of(Ink.QUIET, Ink.WARM, Ink.STRONG);
  private static final List<String> STYLES = List.of("line", "line dashed", "line bold");
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
  public Drawing drawing(String id) {
    Axis x = Axis.over(curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())));
    double[] ends = curves.stream().flatMapToDouble(Curve::ends).toArray();
    Axis y =
        counts
            ? Axis.ofCounts(Arrays.stream(ends).max().orElse(1))
            : Axis.over(Arrays.stream(ends));
    List<Shape> shapes = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (int k = 0; k < curves.size(); k++) {
      Ink ink = INKS.get(k % INKS.size());
      String style = STYLES.get(k % STYLES.size());
      shapes.add(new Shape(way(curves.get(k), x, y), style, ink));
      shapes.add(new Shape(errors(curves.get(k), x, y), "line", ink));
      keys.add(new Key(curves.get(k).name(), new Shape("M0 6h12", style, ink)));
    }
    return new Drawing(
        id,
        title,
        description,
        "",
        new Frame(xLabel, yLabel, Frame.horizontal(x), Frame.vertical(y), List.of(), shapes),
        keys,
        table);
  }

  private static String way(Curve curve, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.x().length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(at(x, curve.x()[i], y, curve.y()[i]));
    }
    return path.toString();
  }

  private static String errors(Curve curve, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.errors().length; i++) {
      double above = curve.y()[i] + curve.error(i);
      double below = curve.y()[i] - curve.error(i);
      path.append('M').append(at(x, curve.x()[i], y, above));
      path.append('V').append(Numbers.pixels(Frame.y(y.at(below))));
      for (double end : new double[] {above, below}) {
        path.append('M').append(at(x, curve.x()[i], y, end));
        path.append("m%s 0h%s".formatted(Numbers.pixels(-CAP), Numbers.pixels(2 * CAP)));
      }
    }
    return path.toString();
  }

  private static String at(Axis x, double horizontal, Axis y, double vertical) {
    return Numbers.pixels(Frame.x(x.at(horizontal)))
        + ' '
        + Numbers.pixels(Frame.y(y.at(vertical)));
  }
}
