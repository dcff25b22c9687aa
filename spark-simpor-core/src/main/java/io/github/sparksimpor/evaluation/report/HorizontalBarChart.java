package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Bar;
import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grouped bars that lie, so that many categories have room for their whole names.
 *
 * @param bars what they show
 */
public record HorizontalBarChart(BarChart bars) implements Figure {
  private static final int WIDTH = 640;
  private static final int THICKNESS = 9;
  private static final int GAP = 7;
  private static final double LETTER = 6.4;

  @Override
  public String title() {
    return bars.title();
  }

  @Override
  public Drawing drawing(String id) {
    Axis axis = bars.valueAxis();
    PlotArea area = area();
    Frame frame =
        new Frame(
            area,
            "",
            bars.yLabel(),
            "",
            area.below(axis),
            names(area),
            area.uprightLines(axis),
            bars(area, axis),
            List.of());
    return Drawing.of(id, title(), bars.description(), frame, bars.keys(), bars.table());
  }

  private PlotArea area() {
    int longest = bars.categories().stream().mapToInt(String::length).max().orElse(0);
    return new PlotArea(
        PlotArea.MARGIN + (int) Math.ceil(LETTER * longest),
        WIDTH - PlotArea.MARGIN,
        PlotArea.MARGIN,
        PlotArea.MARGIN + bars.categories().size() * slot());
  }

  private int slot() {
    return GAP + THICKNESS * bars.series().size();
  }

  private List<Tick> names(PlotArea area) {
    return IntStream.range(0, bars.categories().size())
        .mapToObj(
            i ->
                new Tick(Numbers.pixels(area.top() + (i + 0.5) * slot()), bars.categories().get(i)))
        .toList();
  }

  private List<Bar> bars(PlotArea area, Axis axis) {
    List<Bar> lying = new ArrayList<>();
    for (int k = 0; k < bars.series().size(); k++) {
      for (int i = 0; i < bars.categories().size(); i++) {
        double end = area.x(axis.at(Math.max(0, bars.series().get(k).values()[i])));
        lying.add(
            new Bar(
                Numbers.pixels(area.left()),
                Numbers.pixels(area.top() + i * slot() + GAP / 2.0 + k * THICKNESS),
                Numbers.pixels(end - area.left()),
                Numbers.pixels(THICKNESS),
                bars.style(k),
                bars.text(k, i)));
      }
    }
    return lying;
  }
}
