package io.github.sparksimpor.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Look;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import io.github.sparksimpor.evaluation.report.PointChart.Way;
import java.util.List;
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
            .drawing("id");

    List<Double> heights =
        drawing.frame().bars().stream().map(bar -> Double.valueOf(bar.height())).toList();

    assertThat(heights.get(0) * 2).isEqualTo(heights.get(1));
    assertThat(heights.get(2)).isZero();
    assertThat(drawing.frame().yMarks())
        .extracting(Drawing.Mark::text)
        .containsExactly("0", "20", "40", "60", "80", "100");
  }

  @Test
  void aCurveRunsThroughItsValuesFromCornerToCorner() {
    Drawing.Frame frame = curve(new double[0]).frame();

    assertThat(frame.shapes().get(0).path()).isEqualTo("M72.0 268.0L350.0 140.0L628.0 12.0");
    assertThat(frame.shapes().get(1).path()).isEmpty();
  }

  @Test
  void errorBarsReachOneErrorUpAndDownAndNoneIsDrawnForASingleFold() {
    Drawing.Frame frame = curve(new double[] {0, 0.5, Double.NaN}).frame();

    assertThat(frame.shapes().get(1).path()).contains("M350.0 76.0V204.0");
    assertThat(frame.shapes().get(1).path()).contains("M628.0 12.0V12.0");
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
        .drawing("id");
  }

  @Test
  void stepsAreLevelOverTheirBins() {
    Curve steps = Curve.steps("s", -1, 1, new long[] {3, 0});

    assertThat(steps.x()).containsExactly(-1, 0, 0, 1);
    assertThat(steps.y()).containsExactly(3, 3, 0, 0);
  }

  @Test
  void pointsAndWaysLieWhereTheirCoordinatesSay() {
    Drawing drawing =
        new PointChart(
                "t",
                "d",
                "x",
                "y",
                List.of(
                    new Group("corners", Look.MANY, List.of(new Place(0, 0), new Place(2, 2))),
                    new Group("middle", Look.FEW, List.of(new Place(1, 1)))),
                List.of(new Way(new Place(1, 1), new Place(2, 0))))
            .drawing("id");

    assertThat(drawing.frame().shapes())
        .extracting(Drawing.Shape::path)
        .containsExactly(
            "M72.0 268.0h.01M628.0 12.0h.01", "M350.0 136.0l3.5 6h-7z", "M350.0 140.0L628.0 268.0");
    assertThat(drawing.table().lines())
        .containsExactly(
            new DataTable.Line("corners", List.of("2", "1 ± 1", "1 ± 1")),
            new DataTable.Line("middle", List.of("1", "1 ± 0", "1 ± 0")));
  }
}
