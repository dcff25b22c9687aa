package io.github.sparksimpor.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import io.github.sparksimpor.evaluation.report.PointChart.Polyline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static final DataTable TABLE = new DataTable("t", List.of("x", "y"), List.of());

  @Test
  void barsAreAsHighAsTheirValues() {
    Drawing drawing =
        new BarChart(
                "t",
                "d",
                "x",
                "y",
                List.of("a", "b", "c"),
                List.of(new BarChart.Series("s", new double[] {50, 100, 0})))
            .drawing(Canvas.WIDE);

    List<Double> heights =
        drawing.frames().get(0).bars().stream().map(bar -> Double.valueOf(bar.height())).toList();

    assertThat(heights.get(0) * 2).isEqualTo(heights.get(1));
    assertThat(heights.get(2)).isZero();
    assertThat(drawing.frames().get(0).yTicks())
        .extracting(Drawing.Tick::text)
        .containsExactly("0", "20", "40", "60", "80", "100");
  }

  @Test
  void aCurveRunsThroughItsValuesFromCornerToCorner() {
    Drawing.Frame frame = curve(new double[0]).frames().get(0);

    assertThat(frame.shapes().get(0).path()).isEqualTo("M56.0 276.0L342.0 152.0L628.0 28.0");
    assertThat(frame.shapes().get(1).path()).isEmpty();
  }

  @Test
  void errorBarsReachOneErrorUpAndDownAndNoneIsDrawnForASingleFold() {
    Drawing.Frame frame = curve(new double[] {0, 0.5, Double.NaN}).frames().get(0);

    assertThat(frame.shapes().get(1).path()).contains("M342.0 90.0V214.0");
    assertThat(frame.shapes().get(1).path()).contains("M628.0 28.0V28.0");
  }

  private static Drawing curve(double[] errors) {
    return new CurveChart(
            "t",
            "d",
            "x",
            "y",
            List.of(new Curve("c", new double[] {0, 1, 2}, new double[] {0, 1, 2}, errors)),
            false,
            TABLE)
        .drawing(Canvas.WIDE);
  }

  @Test
  void stepsAreLevelOverTheirBins() {
    Curve steps = Curve.steps("s", -1, 1, new long[] {3, 0});

    assertThat(steps.x()).containsExactly(-1, 0, 0, 1);
    assertThat(steps.y()).containsExactly(3, 3, 0, 0);
  }

  @Test
  void pointsAndLinesLieWhereTheirCoordinatesSay() {
    Drawing drawing =
        new PointChart(
                "t",
                "d",
                "x",
                "y",
                List.of(
                    new Group(
                        "corners", SeriesStyle.QUIET, List.of(new Place(0, 0), new Place(2, 2))),
                    new Group("middle", SeriesStyle.WARM, List.of(new Place(1, 1)))),
                List.of(
                    new Polyline(SeriesStyle.STRONG, List.of(new Place(1, 1), new Place(2, 0)))))
            .drawing(Canvas.WIDE);

    assertThat(drawing.frames().get(0).shapes())
        .extracting(Drawing.Shape::path)
        .containsExactly(
            "M56.0 276.0h.01M628.0 28.0h.01",
            "M342.0 148.0l3.5 6.0h-7.0z",
            "M342.0 152.0L628.0 276.0");
    assertThat(drawing.table().lines())
        .containsExactly(
            new DataTable.Line("corners", List.of("2", "1 ± 1", "1 ± 1")),
            new DataTable.Line("middle", List.of("1", "1 ± 0", "1 ± 0")));
  }

  private static PointChart plane(String title, Raster raster, Group... groups) {
    return new PointChart(title, "d", "x", "y", Optional.of(raster), List.of(groups), List.of());
  }

  /** Two by two cells over a square; the upper right one alone reaches the second level. */
  private static Raster raster() {
    return new Raster(
        new Grid(0, 2, 0, 2, 2, 2),
        new double[] {0.1, 0.5, 0.6, 0.9},
        List.of(
            new Raster.Level("some", 0.5, SeriesStyle.LEVEL0),
            new Raster.Level("much", 0.8, SeriesStyle.LEVEL3)));
  }

  @Test
  void cellsAreColouredByTheLevelThatTheyReachFromTheLowerLeftOn() {
    Drawing drawing = plane("t", raster()).drawing(Canvas.WIDE);

    assertThat(drawing.frames().get(0).shapes())
        .extracting(Drawing.Shape::path)
        .containsExactly(
            "M266.0 238.0H476.0V448.0H266.0zM56.0 28.0H266.0V238.0H56.0z",
            "M266.0 28.0H476.0V238.0H266.0z");
    assertThat(drawing.keys()).extracting(Drawing.Key::name).containsExactly("some", "much");
    assertThat(drawing.table().lines())
        .extracting(line -> line.values().get(0))
        .containsExactly("50 % of the plane", "25 % of the plane");
    assertThat(raster().grid().x(3)).isEqualTo(1.5);
    assertThat(raster().grid().y(2)).isEqualTo(1.5);
  }

  @Test
  void aUnitOfAPlaneIsAsLongOnEitherAxis() {
    PlotArea area = plane("t", raster()).drawing(Canvas.WIDE).frames().get(0).area();

    assertThat(area.right() - area.left()).isEqualTo(area.bottom() - area.top());
  }

  @Test
  void panelsShareTheirAxesWhichAreNamedAtTheOuterOnesOnly() {
    Group near = new Group("near", SeriesStyle.QUIET, List.of(new Place(1, 1)));
    Group far = new Group("far", SeriesStyle.WARM, List.of(new Place(9, 9)));
    Drawing drawing =
        new Panels(
                "t",
                "d",
                List.of(
                    plane("one", raster(), near),
                    plane("two", raster(), near, far),
                    plane("three", raster()),
                    plane("four", raster())))
            .drawing(Canvas.WIDE);

    List<Drawing.Frame> frames = drawing.frames();
    assertThat(frames)
        .extracting(Drawing.Frame::heading)
        .containsExactly("one", "two", "three", "four");
    assertThat(frames).extracting(Drawing.Frame::yLabel).containsExactly("y", "", "", "y");
    assertThat(frames).extracting(Drawing.Frame::xLabel).containsExactly("", "x", "x", "x");
    assertThat(frames.get(3).area().left()).isEqualTo(frames.get(0).area().left());
    assertThat(frames.get(3).xTicks())
        .extracting(Drawing.Tick::text)
        .as("spans the far point of another panel")
        .contains("10");
    assertThat(drawing.keys())
        .extracting(Drawing.Key::name)
        .containsExactly("some", "much", "near", "far");
    assertThat(drawing.table().lines())
        .extracting(DataTable.Line::name)
        .startsWith("one: near", "one: some", "one: much", "two: near");
  }

  @Test
  void lyingBarsAreAsLongAsTheirValuesAndNamedInFull() {
    String name = "a name that no upright bar has room for";
    Drawing drawing =
        new HorizontalBarChart(
                new BarChart(
                    "t",
                    "d",
                    "x",
                    "y",
                    List.of(name, "b"),
                    List.of(
                        new BarChart.Series("first", new double[] {1, 2}),
                        new BarChart.Series("second", new double[] {4, 0}))))
            .drawing(Canvas.WIDE);

    Drawing.Frame frame = drawing.frames().get(0);
    List<Double> lengths = frame.bars().stream().map(bar -> Double.valueOf(bar.width())).toList();
    assertThat(lengths.get(0) * 2).isCloseTo(lengths.get(1), within(0.11));
    assertThat(lengths.get(0) * 4).isCloseTo(lengths.get(2), within(0.31));
    assertThat(lengths.get(3)).isZero();
    assertThat(frame.yTicks()).extracting(Drawing.Tick::text).containsExactly(name, "b");
    assertThat(frame.xTicks()).extracting(Drawing.Tick::text).startsWith("0").endsWith("4");
  }

  @Test
  void intervalsLieAboutTheLineAtZeroAndWhatHasNoneIsNotDrawn() {
    Drawing.Frame frame =
        new IntervalChart(
                "t",
                "d",
                "x",
                List.of(),
                List.of(
                    new IntervalChart.Interval("a", -1, 0.5, 2, false, List.of()),
                    new IntervalChart.Interval("b", 0.5, 1, 1.5, true, List.of()),
                    new IntervalChart.Interval(
                        "c", Double.NaN, Double.NaN, Double.NaN, false, List.of())),
                TABLE)
            .drawing(Canvas.WIDE)
            .frames()
            .get(0);

    PlotArea area = frame.area();
    double zero = area.left() + (area.right() - area.left()) / 3.0;
    assertThat(frame.yTicks()).extracting(Drawing.Tick::text).containsExactly("a", "b", "c");
    assertThat(frame.shapes().get(0).path()).startsWith("M" + Numbers.pixels(zero) + " ");
    assertThat(frame.shapes().get(1).path())
        .isEqualTo("M%s.0 %s.0H%s.0".formatted(area.left(), area.top() + 10, area.right()));
    assertThat(frame.shapes().get(2).path())
        .isEqualTo(
            "M%s %sh8v8h-8z"
                .formatted(
                    Numbers.pixels(zero + (area.right() - area.left()) / 6.0 - 4),
                    Numbers.pixels(area.top() + 10 - 4)));
  }
}
