package io.github.sparksimpor.examples.experiments;

import static org.apache.spark.sql.functions.col;

import io.github.sparksimpor.evaluation.ClassOverlap;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.PrincipalPlane;
import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.ml.ResamplerModel;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What methods make of a training set, as the paper's figure 4: classes on their first two
 * principal components, and histograms of the first with the hard-to-differentiate ratio.
 *
 * @param set name of the set
 * @param views by method
 */
record Figures(String set, List<View> views) {
  private static final double TEST_SHARE = 0.2;

  /**
   * What one method makes of the rows.
   *
   * @param majority first components of the majority's rows, then second
   * @param minority likewise
   * @param overlap of the first
   */
  record View(String method, double[][] majority, double[][] minority, ClassOverlap overlap) {
    private static View of(String method, Dataset<Row> rows) {
      Dataset<Row> projected = PrincipalPlane.of(rows, "features").project(rows).persist();
      try {
        return new View(
            method,
            coordinates(projected, 0),
            coordinates(projected, 1),
            ClassOverlap.of(projected, PrincipalPlane.FIRST, col("label").equalTo(1)));
      } finally {
        projected.unpersist();
      }
    }

    private static double[][] coordinates(Dataset<Row> projected, double label) {
      List<Row> rows =
          projected
              .where(col("label").equalTo(label))
              .select(PrincipalPlane.FIRST, PrincipalPlane.SECOND)
              .collectAsList();
      return new double[][] {
        rows.stream().mapToDouble(row -> row.getDouble(0)).toArray(),
        rows.stream().mapToDouble(row -> row.getDouble(1)).toArray()
      };
    }

    /** The hard-to-differentiate ratio, with a name before it. */
    private String ratio(String name) {
      return String.format(Locale.ROOT, "%s %.1f %%", name, 100 * overlap.ratio());
    }
  }

  static Figures of(SparkSession session, BinaryData set, List<Treatment> methods) {
    Dataset<Row> training = set.holdOut(session, TEST_SHARE, 1).training();
    List<View> views = new ArrayList<>();
    for (Treatment method : methods) {
      views.add(View.of(method.name(), grown(training, method)));
    }
    return new Figures(set.name(), views);
  }

  static Dataset<Row> grown(Dataset<Row> training, Treatment method) {
    return method
        .resampler()
        .map(
            make -> {
              ResamplerModel<?> model = make.get().fit(training);
              return model.balance(training).coalesce(1);
            })
        .orElse(training);
  }

  /** Hard-to-differentiate ratios of all methods, as a line of text. */
  String ratios() {
    return views.stream()
        .map(view -> view.ratio(view.method()))
        .collect(Collectors.joining("; ", "HDR: ", ""));
  }

  List<Plate> plates() {
    String file = set.replaceAll("[^a-z0-9]+", "-");
    return List.of(
        new Plate(
            file + "-pca",
            "Principal components, " + set,
            "The training rows of the first split, standardised, as each method leaves them.",
            views.stream().map(Figures::scatter).toList()),
        new Plate(
            file + "-histogram",
            "First principal component, " + set,
            "Rows per bin. HDR is the hard-to-differentiate ratio: rows in the intersection of the"
                + " two histograms over rows of the minority.",
            views.stream().map(Figures::histogram).toList()));
  }

  private static XYChart scatter(View view) {
    XYChart chart =
        Charts.chart(view.method(), "first principal component", "second principal component");
    double[][] majority = view.majority();
    double[][] minority = view.minority();
    Charts.points(chart, "majority", majority[0], majority[1], Charts.BLUE, SeriesMarkers.CIRCLE);
    Charts.points(
        chart, "minority", minority[0], minority[1], Charts.ORANGE, SeriesMarkers.TRIANGLE_UP);
    return chart;
  }

  private static XYChart histogram(View view) {
    XYChart chart =
        Charts.chart(view.ratio(view.method() + ", HDR"), "first principal component", "rows");
    ClassOverlap overlap = view.overlap();
    steps(chart, "majority", overlap.majority(), Charts.BLUE);
    steps(chart, "minority", overlap.minority(), Charts.ORANGE);
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private static void steps(XYChart chart, String name, Histogram histogram, Color color) {
    Curve steps = Curve.steps(name, histogram.low(), histogram.high(), histogram.counts());
    Charts.line(chart, name, steps.x(), steps.y(), color);
  }
}
