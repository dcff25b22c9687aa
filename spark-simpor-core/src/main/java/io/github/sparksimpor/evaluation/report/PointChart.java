package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Points on a plane, told apart by shape and colour, and lines between points.
 *
 * @param title what is shown
 * @param description how to read it
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param raster behind the points, if any
 * @param groups points, the first ones at the bottom; the axes span all of them
 * @param lines on top; may be none
 */
public record PointChart(
    String title,
    String description,
    String xLabel,
    String yLabel,
    Optional<Raster> raster,
    List<Group> groups,
    List<Polyline> lines)
    implements Plot {

  private static final String SQUARE = "M0 0h12v12h-12z";

  /** Points with nothing behind them. */
  public PointChart(
      String title,
      String description,
      String xLabel,
      String yLabel,
      List<Group> groups,
      List<Polyline> lines) {
    this(title, description, xLabel, yLabel, Optional.empty(), groups, lines);
  }

  /**
   * Points of one kind.
   *
   * @param name for the legend
   * @param style how they look
   * @param points coordinates of each
   */
  public record Group(String name, SeriesStyle style, List<Place> points) {}

  /** A place on the plane. */
  public record Place(double x, double y) {}

  /**
   * Straight lines from each place to the next.
   *
   * @param style their colour
   * @param places at least two
   */
  public record Polyline(SeriesStyle style, List<Place> places) {}

  @Override
  public DoubleStream xValues() {
    return DoubleStream.concat(
        places().mapToDouble(Place::x),
        raster.stream().flatMapToDouble(r -> DoubleStream.of(r.grid().left(), r.grid().right())));
  }

  @Override
  public DoubleStream yValues() {
    return DoubleStream.concat(
        places().mapToDouble(Place::y),
        raster.stream().flatMapToDouble(r -> DoubleStream.of(r.grid().bottom(), r.grid().top())));
  }

  private Stream<Place> places() {
    return Stream.concat(
        groups.stream().flatMap(group -> group.points().stream()),
        lines.stream().flatMap(line -> line.places().stream()));
  }

  @Override
  public Axis yAxis(DoubleStream values) {
    return Axis.over(values);
  }

  @Override
  public PlotArea area(Canvas canvas, Axis x, Axis y) {
    return raster.isPresent() ? PlotArea.equal(canvas, x, y) : PlotArea.whole(canvas);
  }

  @Override
  public Drawing.Frame frame(PlotArea area, Axis x, Axis y) {
    List<Shape> shapes = new ArrayList<>();
    raster.ifPresent(r -> shapes.addAll(areas(r, area, x, y)));
    groups.forEach(
        group ->
            shapes.add(
                new Shape(
                    markers(group, area, x, y),
                    group.style().painting(area.marker()),
                    group.style())));
    lines.stream()
        .map(Polyline::style)
        .distinct()
        .forEach(style -> shapes.add(new Shape(path(style, area, x, y), "line", style)));
    return new Drawing.Frame(
        area,
        "",
        xLabel,
        yLabel,
        area.below(x),
        area.beside(y),
        area.levelLines(y),
        List.of(),
        shapes);
  }

  private static List<Shape> areas(Raster raster, PlotArea area, Axis x, Axis y) {
    return IntStream.range(0, raster.levels().size())
        .mapToObj(
            level ->
                new Shape(
                    raster.path(level, area, x, y), "area", raster.levels().get(level).style()))
        .toList();
  }

  private static String markers(Group group, PlotArea area, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (Place place : group.points()) {
      path.append(
          group.style().marker(area.x(x.at(place.x())), area.y(y.at(place.y())), area.marker()));
    }
    return path.toString();
  }

  private String path(SeriesStyle style, PlotArea area, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (Polyline line : lines) {
      for (int i = 0; line.style() == style && i < line.places().size(); i++) {
        Place place = line.places().get(i);
        path.append(i == 0 ? 'M' : 'L').append(area.at(x, place.x(), y, place.y()));
      }
    }
    return path.toString();
  }

  @Override
  public List<Drawing.Key> keys() {
    Stream<Drawing.Key> levels =
        raster.stream()
            .flatMap(r -> r.levels().stream())
            .map(level -> new Drawing.Key(level.name(), new Shape(SQUARE, "area", level.style())));
    Stream<Drawing.Key> points =
        groups.stream()
            .filter(group -> !group.points().isEmpty())
            .map(
                group ->
                    new Drawing.Key(
                        group.name(),
                        new Shape(
                            group.style().marker(6, 6, PlotArea.MARKER),
                            group.style().painting(PlotArea.MARKER),
                            group.style())));
    return Stream.concat(levels, points).toList();
  }

  /** Where each kind of points lies, and how much of the plane each level covers. */
  @Override
  public DataTable table() {
    Stream<DataTable.Line> points =
        groups.stream()
            .map(
                group ->
                    new DataTable.Line(
                        group.name(),
                        List.of(
                            Numbers.text(group.points().size()),
                            spread(group.points().stream().mapToDouble(Place::x)),
                            spread(group.points().stream().mapToDouble(Place::y)))));
    return new DataTable(
        title,
        List.of("points", "shown", xLabel + ", mean ± deviation", yLabel + ", mean ± deviation"),
        Stream.concat(points, raster.stream().flatMap(PointChart::lines)).toList());
  }

  private static Stream<DataTable.Line> lines(Raster raster) {
    return IntStream.range(0, raster.levels().size())
        .mapToObj(
            level ->
                new DataTable.Line(
                    raster.levels().get(level).name(),
                    List.of(
                        "%s %% of the plane"
                            .formatted(
                                Numbers.text(100.0 * raster.cells(level) / raster.grid().cells())),
                        "",
                        "")));
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
