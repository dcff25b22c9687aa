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
  private static final int COLUMNS = 3;
  private static final int SIDE = 206;
  private static final int GAP = 17;
  private static final int HEADING = 24;

  @Override
  public Drawing drawing(String id) {
    Plot first = plots.get(0);
    Axis x = Axis.over(plots.stream().flatMapToDouble(Plot::xValues));
    Axis y = first.yAxis(plots.stream().flatMapToDouble(Plot::yValues));
    return new Drawing(
        id,
        title,
        description,
        area(Math.min(plots.size(), COLUMNS) - 1).right() + PlotArea.MARGIN,
        area(plots.size() - 1).bottom() + PlotArea.BOTTOM_MARGIN,
        IntStream.range(0, plots.size()).mapToObj(i -> panel(i, x, y)).toList(),
        keys(),
        table());
  }

  private static PlotArea area(int i) {
    int left = PlotArea.LEFT_MARGIN + i % COLUMNS * (SIDE + GAP);
    int top = HEADING + i / COLUMNS * (SIDE + HEADING + GAP);
    return new PlotArea(left, left + SIDE, top, top + SIDE);
  }

  /** Numbers and names of axes stand at the outer panels only. */
  private Frame panel(int i, Axis x, Axis y) {
    PlotArea area = area(i);
    Plot plot = plots.get(i);
    Frame frame = plot.frame(area, x, y);
    boolean leftmost = i % COLUMNS == 0;
    boolean lowest = i + COLUMNS >= plots.size();
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
