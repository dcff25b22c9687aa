package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values along a number, joined by lines, with error bars where errors are known.
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param xScale of the horizontal axis
 * @param yScale of the vertical axis
 * @param curves at least one; the first three differ in colour, breadth and dashes, so that they
 *     can be told apart where they coincide
 * @param marks places that stand out
 * @param table the same in text
 */
public record CurveChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    Scale xScale,
    Scale yScale,
    List<Curve> curves,
    List<Mark> marks,
    DataTable table)
    implements Plot {

  /** Broad below narrow below dashed, so that each is seen where they coincide. */
  private static final List<Pen> PENS =
      List.of(
          new Pen("line broad", SeriesStyle.QUIET),
          new Pen("line", SeriesStyle.WARM),
          new Pen("line dashed", SeriesStyle.STRONG));

  private static final Pen LAST_OF_TWO = new Pen("line", SeriesStyle.STRONG);
  private static final String LINE_KEY = "M0 6h12";
  private static final double CAP = 4;
  private static final double MARK = 10;

  /**
   * Curves without marks.
   *
   * @param counts whether the values are counts, shown on a logarithmic axis from 0 on
   */
  public CurveChart(
      String title,
      String description,
      String xLabel,
      String yLabel,
      List<Curve> curves,
      boolean counts,
      DataTable table) {
    this(
        title,
        description,
        xLabel,
        yLabel,
        Scale.LINEAR,
        counts ? Scale.COUNTS : Scale.LINEAR,
        curves,
        List.of(),
        table);
  }

  /** How a curve is drawn. */
  private record Pen(String painting, SeriesStyle style) {}

  /**
   * A place that stands out.
   *
   * @param name for the legend
   */
  public record Mark(String name, double x, double y) {}

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
    return yScale.over(values);
  }

  @Override
  public Axis xAxis(DoubleStream values) {
    return xScale.over(values);
  }

  @Override
  public PlotArea area(Canvas canvas, Axis x, Axis y) {
    return PlotArea.whole(canvas);
  }

  @Override
  public Drawing.Frame frame(PlotArea area, Axis x, Axis y) {
    List<Shape> shapes = new ArrayList<>();
    for (int k = 0; k < curves.size(); k++) {
      Pen pen = pen(k);
      shapes.add(new Shape(path(curves.get(k), area, x, y), pen.painting(), pen.style()));
      shapes.add(new Shape(errors(curves.get(k), area, x, y), "line thin", pen.style()));
    }
    for (Mark mark : marks) {
      double left = area.x(x.at(mark.x()));
      shapes.add(
          new Shape(
              "M%s %sV%s".formatted(Numbers.pixels(left), area.top(), area.bottom()),
              "line thin",
              SeriesStyle.WARM));
      shapes.add(
          new Shape(
              SeriesStyle.WARM.marker(left, area.y(y.at(mark.y())), MARK),
              SeriesStyle.WARM.painting(MARK),
              SeriesStyle.WARM));
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
    Stream<Drawing.Key> lines =
        IntStream.range(0, curves.size())
            .mapToObj(
                k ->
                    new Drawing.Key(
                        curves.get(k).name(),
                        new Shape(LINE_KEY, pen(k).painting(), pen(k).style())));
    Shape place =
        new Shape(
            SeriesStyle.WARM.marker(6, 6, MARK), SeriesStyle.WARM.painting(MARK), SeriesStyle.WARM);
    return Stream.concat(lines, marks.stream().map(mark -> new Drawing.Key(mark.name(), place)))
        .toList();
  }

  private Pen pen(int k) {
    return curves.size() <= 2 && k == curves.size() - 1 ? LAST_OF_TWO : PENS.get(k % PENS.size());
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
