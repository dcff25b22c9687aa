package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Frame;
import io.github.sparksimpor.evaluation.report.Drawing.Key;
import io.github.sparksimpor.evaluation.report.Drawing.Shape;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Points on a plane, told apart by shape and colour, and ways between points.
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param groups points, the first ones at the bottom; the axes span all of them
 * @param ways lines from a place to another, on top; may be none
 */
public record PointChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    List<Group> groups,
    List<Way> ways)
    implements Figure {

  /** How points look. */
  public enum Look {
    /** Quiet dots. */
    MANY(Ink.QUIET),
    /** Warm triangles. */
    FEW(Ink.WARM),
    /** Strong diamonds. */
    MADE(Ink.STRONG),
    /** Dots of the lowest of four levels. */
    LEVEL0(Ink.LEVEL0),
    /** Dots of the second level. */
    LEVEL1(Ink.LEVEL1),
    /** Dots of the third level. */
    LEVEL2(Ink.LEVEL2),
    /** Dots of the highest level. */
    LEVEL3(Ink.LEVEL3);

    private final Ink ink;

    Look(Ink ink) {
      this.ink = ink;
    }

    private String style() {
      return this == FEW || this == MADE ? "fill" : "dot";
    }

    private String at(double x, double y) {
      return switch (this) {
        case FEW -> "M%s %sl3.5 6h-7z".formatted(Numbers.pixels(x), Numbers.pixels(y - 4));
        case MADE -> "M%s %sl3 3l-3 3l-3-3z".formatted(Numbers.pixels(x), Numbers.pixels(y - 3));
        default -> "M%s %sh.01".formatted(Numbers.pixels(x), Numbers.pixels(y));
      };
    }
  }

  /**
   * Points of one kind.
   *
   * @param name for the legend
   * @param look how they look
   * @param points coordinates of each
   */
  public record Group(String name, Look look, List<Place> points) {}

  /** A place on the plane. */
  public record Place(double x, double y) {}

  /** A straight way. */
  public record Way(Place from, Place to) {}

  @Override
  public Drawing drawing(String id) {
    Axis x = Axis.over(places().mapToDouble(Place::x));
    Axis y = Axis.over(places().mapToDouble(Place::y));
    Stream<Shape> points =
        groups.stream()
            .map(group -> new Shape(path(group, x, y), group.look().style(), ink(group)));
    Stream<Shape> lines =
        ways.isEmpty() ? Stream.of() : Stream.of(new Shape(path(x, y), "line", Ink.STRONG));
    return new Drawing(
        id,
        title,
        description,
        "",
        new Frame(
            xLabel,
            yLabel,
            Frame.horizontal(x),
            Frame.vertical(y),
            List.of(),
            Stream.concat(points, lines).toList()),
        groups.stream()
            .map(
                group ->
                    new Key(
                        group.name(),
                        new Shape(group.look().at(6, 6), group.look().style(), ink(group))))
            .toList(),
        table());
  }

  private static Ink ink(Group group) {
    return group.look().ink;
  }

  private Stream<Place> places() {
    return Stream.concat(
        groups.stream().flatMap(group -> group.points().stream()),
        ways.stream().flatMap(way -> Stream.of(way.from(), way.to())));
  }

  private static String path(Group group, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (Place place : group.points()) {
      path.append(group.look().at(Frame.x(x.at(place.x())), Frame.y(y.at(place.y()))));
    }
    return path.toString();
  }

  private String path(Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (Way way : ways) {
      path.append('M').append(at(way.from(), x, y)).append('L').append(at(way.to(), x, y));
    }
    return path.toString();
  }

  private static String at(Place place, Axis x, Axis y) {
    return Numbers.pixels(Frame.x(x.at(place.x())))
        + ' '
        + Numbers.pixels(Frame.y(y.at(place.y())));
  }

  /** Where each kind of points lies. */
  private DataTable table() {
    return new DataTable(
        title,
        List.of("points", "shown", xLabel + ", mean ± deviation", yLabel + ", mean ± deviation"),
        groups.stream()
            .map(
                group ->
                    new DataTable.Line(
                        group.name(),
                        List.of(
                            Numbers.text(group.points().size()),
                            spread(group.points().stream().mapToDouble(Place::x)),
                            spread(group.points().stream().mapToDouble(Place::y)))))
            .toList());
  }

  private static String spread(DoubleStream values) {
    double[] all = values.toArray();
    return all.length == 0
        ? "–"
        : "%s ± %s"
            .formatted(
                Numbers.text(StatUtils.mean(all)),
                Numbers.text(Math.sqrt(StatUtils.populationVariance(all))));
  }
}
