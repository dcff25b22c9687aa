package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Bar;
import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Grouped bars that lie, so that many categories have room for their whole names.
 *
 * @param bars what they show
 */
public record HorizontalBarChart(BarChart bars) implements Figure {
  private static final int THICKNESS = 10;
  private static final int GAP = 8;

  @Override
  public String title() {
    return bars.title();
  }

  @Override
  public Drawing drawing(Canvas canvas) {
    Axis axis = bars.valueAxis();
    NamedLines lines =
        NamedLines.of(canvas, bars.categories(), GAP + THICKNESS * bars.series().size());
    PlotArea area = lines.area();
    Frame frame =
        new Frame(
            area,
            "",
            bars.yLabel(),
            "",
            area.below(axis),
            lines.beside(),
            area.uprightLines(axis),
            bars(lines, axis),
            List.of(),
            lines.above());
    return Drawing.of(title(), bars.description(), frame, bars.keys(), bars.table());
  }

  private List<Bar> bars(NamedLines lines, Axis axis) {
    List<Bar> lying = new ArrayList<>();
    PlotArea area = lines.area();
    int thick = THICKNESS * bars.series().size();
    for (int k = 0; k < bars.series().size(); k++) {
      for (int i = 0; i < bars.categories().size(); i++) {
        double end = area.x(axis.at(Math.max(0, bars.series().get(k).values()[i])));
        lying.add(
            new Bar(
                Numbers.pixels(area.left()),
                Numbers.pixels(lines.middle(i) - thick / 2.0 + k * THICKNESS),
                Numbers.pixels(end - area.left()),
                Numbers.pixels(THICKNESS),
                bars.style(k),
                bars.text(k, i)));
      }
    }
    return lying;
  }
}
