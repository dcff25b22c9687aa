package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Bar;
import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts in bins of equal width along a number.
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin, above {@code low}
 * @param counts one a bin
 */
public record HistogramChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    double low,
    double high,
    long[] counts)
    implements Figure {

  @Override
  public Drawing drawing(Canvas canvas) {
    Axis x = Axis.over(Arrays.stream(new double[] {low, high}));
    Axis y = Axis.fromZero((double) Arrays.stream(counts).max().orElse(0));
    PlotArea area = PlotArea.whole(canvas);
    Frame frame =
        new Frame(
            area,
            "",
            xLabel,
            yLabel,
            area.below(x),
            area.beside(y),
            area.levelLines(y),
            IntStream.range(0, counts.length).mapToObj(bin -> bar(bin, area, x, y)).toList(),
            List.of());
    return Drawing.of(title, description, frame, List.of(), table());
  }

  private double edge(int bin) {
    return low + bin * (high - low) / counts.length;
  }

  private Bar bar(int bin, PlotArea area, Axis x, Axis y) {
    double left = area.x(x.at(edge(bin)));
    double right = area.x(x.at(edge(bin + 1)));
    double top = area.y(y.at((double) counts[bin]));
    return new Bar(
        Numbers.pixels(left + 0.5),
        Numbers.pixels(top),
        Numbers.pixels(Math.max(1, right - left - 1)),
        Numbers.pixels(area.bottom() - top),
        SeriesStyle.STRONG,
        "%s: %s".formatted(range(bin), Numbers.text((double) counts[bin])));
  }

  private String range(int bin) {
    return "%s to %s".formatted(Numbers.text(edge(bin)), Numbers.text(edge(bin + 1)));
  }

  private DataTable table() {
    return new DataTable(
        title,
        List.of(xLabel, yLabel),
        IntStream.range(0, counts.length)
            .mapToObj(
                bin -> new DataTable.Line(range(bin), List.of(Numbers.text((double) counts[bin]))))
            .toList());
  }
}
