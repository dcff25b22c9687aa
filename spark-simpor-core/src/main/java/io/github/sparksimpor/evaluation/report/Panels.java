package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Charts of one kind side by side, on the same axes, each under its title.
 *
 * @param title what is shown
 * @param description how to read it
 * @param plots at least one
 */
public record Panels(String title, String description, List<? extends Plot> plots)
    implements Figure {
  private static final int GAP = 16;
  private static final int HEADING = 44;

  @Override
  public Drawing drawing(Canvas canvas) {
    Plot first = plots.get(0);
    Axis x = first.xAxis(plots.stream().flatMapToDouble(Plot::xValues));
    Axis y = first.yAxis(plots.stream().flatMapToDouble(Plot::yValues));
    return new Drawing(
        title,
        description,
        area(canvas, Math.min(plots.size(), canvas.columns()) - 1).right() + PlotArea.MARGIN,
        area(canvas, plots.size() - 1).bottom() + PlotArea.BOTTOM_MARGIN,
        IntStream.range(0, plots.size()).mapToObj(i -> panel(canvas, i, x, y)).toList(),
        keys(),
        table());
  }

  private static PlotArea area(Canvas canvas, int i) {
    int columns = canvas.columns();
    int side =
        (canvas.width() - PlotArea.LEFT_MARGIN - PlotArea.MARGIN - (columns - 1) * GAP) / columns;
    int left = PlotArea.LEFT_MARGIN + i % columns * (side + GAP);
    int top = HEADING + i / columns * (side + HEADING + GAP);
    return new PlotArea(left, left + side, top, top + side);
  }

  /** Numbers and names of axes stand at the outer panels only. */
  private Frame panel(Canvas canvas, int i, Axis x, Axis y) {
    PlotArea area = area(canvas, i);
    Plot plot = plots.get(i);
    Frame frame = plot.frame(area, x, y);
    boolean leftmost = i % canvas.columns() == 0;
    boolean lowest = i + canvas.columns() >= plots.size();
    return new Frame(
        area,
        plot.title(),
        lowest ? frame.xLabel() : "",
        leftmost ? frame.yLabel() : "",
        lowest ? frame.xTicks() : List.of(),
        leftmost ? frame.yTicks() : List.of(),
        frame.grid(),
        frame.bars(),
        frame.shapes());
  }

  private List<Drawing.Key> keys() {
    Map<String, Drawing.Key> byName = new LinkedHashMap<>();
    plots.forEach(plot -> plot.keys().forEach(key -> byName.putIfAbsent(key.name(), key)));
    return List.copyOf(byName.values());
  }

  private DataTable table() {
    return new DataTable(
        title,
        plots.get(0).table().header(),
        plots.stream()
            .flatMap(
                plot ->
                    plot.table().lines().stream()
                        .map(
                            line ->
                                new DataTable.Line(
                                    plot.title() + ": " + line.name(), line.values())))
            .toList());
  }
}
