package io.github.sparksimpor.evaluation.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** A chart of two numeric axes, which it can share with others. */
public sealed interface Plot extends Figure permits CurveChart, PointChart {
  /** Name of the horizontal axis. */
  String xLabel();

  /** Name of the vertical axis. */
  String yLabel();

  /** Everything that the horizontal axis has to span. */
  DoubleStream xValues();

  /** Everything that the vertical axis has to span. */
  DoubleStream yValues();

  /** A horizontal axis for charts of this kind. */
  default Axis xAxis(DoubleStream values) {
    return Axis.over(values);
  }

  /** A vertical axis for charts of this kind. */
  Axis yAxis(DoubleStream values);

  /** Area of a chart of its own. */
  PlotArea area(Canvas canvas, Axis x, Axis y);

  /** The chart between given axes. */
  Drawing.Frame frame(PlotArea area, Axis x, Axis y);

  /** Its legend. */
  List<Drawing.Key> keys();

  /** Its numbers as text. */
  DataTable table();

  /** How to read it. */
  String description();

  @Override
  default Drawing drawing(Canvas canvas) {
    Axis x = xAxis(xValues());
    Axis y = yAxis(yValues());
    return Drawing.of(title(), description(), frame(area(canvas, x, y), x, y), keys(), table());
  }
}
