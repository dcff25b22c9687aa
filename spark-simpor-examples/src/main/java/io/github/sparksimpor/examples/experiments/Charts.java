package io.github.sparksimpor.examples.experiments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts in colours that colour-blind people and printers tell apart (Okabe and Ito). */
final class Charts {
  static final Color BLUE = new Color(0x0072B2);
  static final Color ORANGE = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PALE_BLUE = new Color(0xCFE3F1);
  static final Color PALE_ORANGE = new Color(0xF8DDC9);

  private static final int WIDTH = 520;
  private static final int HEIGHT = 400;

  private Charts() {}

  static XYChart chart(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler());
    chart.getStyler().setMarkerSize(4);
    return chart;
  }

  /** Bars by name, wide enough for many names. */
  static CategoryChart bars(String title, String x, String y) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(3 * WIDTH)
            .height(3 * HEIGHT / 2)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisLabelRotation(90);
    chart.getStyler().setXAxisMaxLabelCount(Integer.MAX_VALUE);
    return chart;
  }

  static void series(
      CategoryChart chart, String name, List<String> names, double[] values, Color color) {
    chart.addSeries(name, names, Arrays.stream(values).boxed().toList()).setFillColor(color);
  }

  private static void style(AxesChartStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotGridLinesColor(new Color(0xE6E6E6));
    styler.setPlotBorderVisible(false);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setAxisTickMarksColor(Color.GRAY);
    styler.setDecimalPattern("#,##0.##");
  }

  /** Adds points; nothing if there are none. */
  static void points(
      XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
    if (x.length > 0) {
      scatter(chart, name, x, y, color, marker);
    }
  }

  /** Adds a field of coloured squares that is not in the legend. */
  static void field(XYChart chart, String name, double[] x, double[] y, Color color) {
    if (x.length > 0) {
      scatter(chart, name, x, y, color, SeriesMarkers.SQUARE).setShowInLegend(false);
    }
  }

  private static XYSeries scatter(
      XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(marker);
    series.setMarkerColor(color);
    return series;
  }

  /** Adds a line. */
  static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(1.5f));
    return series;
  }
}
