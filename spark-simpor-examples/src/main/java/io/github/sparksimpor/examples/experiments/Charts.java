package io.github.sparksimpor.examples.experiments;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
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
  private static final int LARGE_DPI = 150;

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
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotGridLinesColor(new Color(0xE6E6E6));
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setAxisTickMarksColor(Color.GRAY);
    chart.getStyler().setDecimalPattern("#,##0.##");
    chart.getStyler().setMarkerSize(4);
    return chart;
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

  /** Each chart as SVG, and all of them on one PNG. */
  static void write(List<XYChart> charts, Path folder, String name, int columns)
      throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < charts.size(); i++) {
      String file = folder.resolve(charts.size() == 1 ? name : name + "-" + (i + 1)).toString();
      VectorGraphicsEncoder.saveVectorGraphic(
          charts.get(i), file, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
    String png = folder.resolve(name).toString();
    if (charts.size() == 1) {
      BitmapEncoder.saveBitmapWithDPI(
          charts.get(0), png, BitmapEncoder.BitmapFormat.PNG, LARGE_DPI);
    } else {
      ImageIO.write(mosaic(charts, columns), "png", new File(png + ".png"));
    }
  }

  private static BufferedImage mosaic(List<XYChart> charts, int columns) {
    int rows = (charts.size() + columns - 1) / columns;
    BufferedImage all =
        new BufferedImage(columns * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
    for (int i = 0; i < charts.size(); i++) {
      graphics.drawImage(
          BitmapEncoder.getBufferedImage(charts.get(i)),
          i % columns * WIDTH,
          i / columns * HEIGHT,
          null);
    }
    graphics.dispose();
    return all;
  }
}
