package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.ClassOverlap;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.RobustRange;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.Numbers;
import io.github.sparksimpor.evaluation.report.PointChart;
import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import io.github.sparksimpor.evaluation.report.PointChart.Polyline;
import io.github.sparksimpor.evaluation.report.SeriesStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a projection shows: the classes, their overlap, where the network is unsure, and where
 * ascents led.
 *
 * @param rows the projection
 * @param names of the classes
 */
public record ProjectionFigures(RowProjection rows, ClassNames names) {
  private static final String FIRST = "first principal component";
  private static final String SECOND = "second principal component";
  private static final double[] QUANTILES = {0, 0.5, 0.8, 0.95, 1};
  private static final List<String> LEVELS =
      List.of("surest half", "next 30 %", "next 15 %", "least sure 5 %");
  private static final double MARGIN = 0.25;

  public List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(classes());
    figures.add(overlap());
    if (known().findAny().isPresent()) {
      figures.add(entropy());
    }
    if (!rows.ascents().isEmpty()) {
      figures.add(ascents());
    }
    return figures;
  }

  /** What the components leave out, to follow what a figure of them shows. */
  private String leftOut() {
    String categories =
        rows.categories() == 0
            ? ""
            : " Measurements only: %s no place on an axis."
                .formatted(
                    rows.categories() == 1
                        ? "1 feature that holds categories has"
                        : rows.categories() + " features that hold categories have");
    return categories
        + (rows.missing() ? " A missing value counts as the mean of its feature." : "");
  }

  /** Real rows on top: synthetic ones are many, and would hide them. */
  private PointChart classes() {
    return robust(
        "Rows on their principal components",
        "Some rows of each kind, features standardised. What lies together here may be apart in"
            + " other directions."
            + leftOut(),
        List.of(
            group(names.ofSynthetic(), SeriesStyle.STRONG, rows.synthetic()),
            group(names.ofLargest(), SeriesStyle.QUIET, rows.majority()),
            group(names.ofOthers(), SeriesStyle.WARM, rows.minority())));
  }

  /** A few rows far out do not squeeze all others. */
  private static PointChart robust(String title, String description, List<Group> groups) {
    RobustRange first = range(groups, Place::x);
    RobustRange second = range(groups, Place::y);
    List<Group> shown =
        groups.stream()
            .map(
                group ->
                    new Group(
                        group.name(),
                        group.style(),
                        group.points().stream()
                            .filter(place -> first.holds(place.x()) && second.holds(place.y()))
                            .toList()))
            .toList();
    int beyond = points(groups) - points(shown);
    String told =
        beyond == 0
            ? description
            : String.format(
                Locale.ROOT,
                "%s %,d of %,d rows lie far out, beyond the axes, and are not shown.",
                description,
                beyond,
                points(groups));
    return new PointChart(title, told, FIRST, SECOND, shown, List.of());
  }

  private static RobustRange range(List<Group> groups, ToDoubleFunction<Place> coordinate) {
    return RobustRange.of(
        groups.stream()
            .flatMap(group -> group.points().stream())
            .mapToDouble(coordinate)
            .toArray());
  }

  private static int points(List<Group> groups) {
    return groups.stream().mapToInt(group -> group.points().size()).sum();
  }

  private CurveChart overlap() {
    ClassOverlap before = rows.before();
    ClassOverlap after = rows.after();
    return new CurveChart(
        "Overlap of the classes",
        String.format(
            Locale.ROOT,
            "Rows per bin, on a logarithmic axis; the outermost bins hold what lies beyond.%s"
                + " Hard-to-differentiate ratio (rows that both groups have in a bin, over rows of"
                + " %s): %.1f %% before, %.1f %% after.",
            leftOut(),
            names.ofOthers(),
            100 * before.ratio(),
            100 * after.ratio()),
        FIRST,
        "rows",
        overlapping(before, after),
        true,
        overlapTable(before, after));
  }

  private List<Curve> overlapping(ClassOverlap before, ClassOverlap after) {
    List<Curve> curves = new ArrayList<>();
    curves.add(steps(names.ofLargest(), before.majority()));
    curves.add(steps(names.ofOthers(), before.minority()));
    if (!rows.synthetic().isEmpty()) {
      curves.add(steps(names.ofOthers() + " with synthetic rows", after.minority()));
    }
    return curves;
  }

  private static Curve steps(String name, Histogram histogram) {
    return Curve.steps(name, histogram.low(), histogram.high(), histogram.counts());
  }

  private DataTable overlapTable(ClassOverlap before, ClassOverlap after) {
    return new DataTable(
        "Overlap of the classes",
        List.of(
            "from", names.ofLargest(), names.ofOthers(), names.ofOthers() + " with synthetic rows"),
        IntStream.range(0, ClassOverlap.BINS)
            .mapToObj(
                i ->
                    new DataTable.Line(
                        Numbers.text(before.majority().edge(i)),
                        Stream.of(before.majority(), before.minority(), after.minority())
                            .map(histogram -> Numbers.text((double) histogram.counts()[i]))
                            .toList()))
            .toList());
  }

  /** By rank: a network that has learnt well is sure of nearly every row. */
  private PointChart entropy() {
    List<RowProjection.Point> ranked =
        known().sorted(Comparator.comparingDouble(RowProjection.Point::entropy)).toList();
    return robust(
        "Where the network is unsure",
        "Some rows read, by how unsure the network of the last round is about them (their entropy:"
            + " 0 is certain, 1 is a guess)."
            + leftOut(),
        IntStream.range(0, LEVELS.size())
            .filter(level -> cut(ranked, level) < cut(ranked, level + 1))
            .mapToObj(
                level -> level(ranked.subList(cut(ranked, level), cut(ranked, level + 1)), level))
            .toList());
  }

  private Stream<RowProjection.Point> known() {
    return Stream.concat(rows.majority().stream(), rows.minority().stream())
        .filter(point -> !Double.isNaN(point.entropy()));
  }

  private static int cut(List<RowProjection.Point> ranked, int level) {
    return (int) Math.round(QUANTILES[level] * ranked.size());
  }

  private static Group level(List<RowProjection.Point> points, int level) {
    String range =
        "%s of the rows: %s to %s"
            .formatted(
                LEVELS.get(level),
                Numbers.text(points.get(0).entropy()),
                Numbers.text(points.get(points.size() - 1).entropy()));
    return group(range, SeriesStyle.valueOf("LEVEL" + level), points);
  }

  /** Only what lies near ascents, since spheres are small. */
  private PointChart ascents() {
    Predicate<RowProjection.Point> near = nearAscents();
    return new PointChart(
        "From seeds to synthetic rows",
        "Some of the rows that were ascended, each joined to its seed, and the rows read around"
            + " them."
            + leftOut(),
        FIRST,
        SECOND,
        List.of(
            group(
                names.ofSynthetic(),
                SeriesStyle.STRONG,
                ascended().map(RowProjection.Ascent::row).toList()),
            group(
                names.ofLargest(),
                SeriesStyle.QUIET,
                rows.majority().stream().filter(near).toList()),
            group(
                "seeds: " + names.ofOthers(),
                SeriesStyle.WARM,
                ascended().map(RowProjection.Ascent::seed).toList())),
        ascended()
            .map(
                ascent ->
                    new Polyline(
                        SeriesStyle.STRONG, List.of(place(ascent.seed()), place(ascent.row()))))
            .toList());
  }

  private Stream<RowProjection.Ascent> ascended() {
    return rows.ascents().stream();
  }

  private Predicate<RowProjection.Point> nearAscents() {
    double[] first = range(ends().mapToDouble(RowProjection.Point::first));
    double[] second = range(ends().mapToDouble(RowProjection.Point::second));
    return point ->
        first[0] <= point.first()
            && point.first() <= first[1]
            && second[0] <= point.second()
            && point.second() <= second[1];
  }

  private Stream<RowProjection.Point> ends() {
    return ascended().flatMap(ascent -> Stream.of(ascent.seed(), ascent.row()));
  }

  private static double[] range(DoubleStream values) {
    var all = values.summaryStatistics();
    double margin = MARGIN * (all.getMax() - all.getMin());
    return new double[] {all.getMin() - margin, all.getMax() + margin};
  }

  private static Group group(String name, SeriesStyle style, List<RowProjection.Point> points) {
    return new Group(name, style, points.stream().map(ProjectionFigures::place).toList());
  }

  private static Place place(RowProjection.Point point) {
    return new Place(point.first(), point.second());
  }
}
