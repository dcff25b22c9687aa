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

  /** A vertical axis for charts of this kind. */
  Axis yAxis(DoubleStream values);

  /** Area of a chart of its own. */
  PlotArea area(Axis x, Axis y);

  /** The chart between given axes. */
  Drawing.Frame frame(PlotArea area, Axis x, Axis y);

  /** Its legend. */
  List<Drawing.Key> keys();

  /** Its numbers as text. */
  DataTable table();

  /** How to read it. */
  String description();

  @Override
  default Drawing drawing(String id) {
    Axis x = Axis.over(xValues());
    Axis y = yAxis(yValues());
    return Drawing.of(id, title(), description(), frame(area(x, y), x, y), keys(), table());
  }
}
