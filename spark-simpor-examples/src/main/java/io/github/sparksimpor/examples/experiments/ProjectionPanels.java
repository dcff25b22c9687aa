package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.ClassOverlap;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.PrincipalPlane;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Numbers;
import io.github.sparksimpor.evaluation.report.Panels;
import io.github.sparksimpor.evaluation.report.PointChart;
import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What treatments make of a training set, as the paper's figure 4: classes on their first two
 * principal components, and histograms of the first with the hard-to-differentiate ratio.
 *
 * @param set name of the set
 * @param shown which of the rows are points
 * @param projections one a treatment
 */
record ProjectionPanels(String set, ShownRows shown, List<Projection> projections) {
  private static final double TEST_SHARE = 0.2;
  private static final String FIRST = "first principal component";
  private static final String SECOND = "second principal component";

  /**
   * What one treatment makes of the rows.
   *
   * @param treatment its name
   * @param groups some rows on the plane
   * @param overlap of the classes on the first component, over all rows
   */
  record Projection(String treatment, List<Group> groups, ClassOverlap overlap) {
    private static Projection of(Dataset<Row> training, Treatment treatment, ShownRows shown) {
      GrownRows rows = GrownRows.of(training, treatment);
      List<Row> balanced = rows.balanced().select("label", "features").collectAsList();
      PrincipalPlane plane =
          PrincipalPlane.of(balanced.stream().map(Projection::features).toList());
      return new Projection(
          treatment.name(),
          shown.groups(rows, some -> places(plane, some)),
          ClassOverlap.of(firsts(plane, balanced, 0), firsts(plane, balanced, 1)));
    }

    private static double[] features(Row row) {
      return row.<Vector>getAs("features").toArray();
    }

    private static double[] firsts(PrincipalPlane plane, List<Row> rows, int label) {
      return rows.stream()
          .filter(row -> row.<Number>getAs("label").intValue() == label)
          .mapToDouble(row -> plane.project(features(row))[0])
          .toArray();
    }

    private static List<Place> places(PrincipalPlane plane, Dataset<Row> some) {
      return some.select("features").collectAsList().stream()
          .map(row -> plane.project(features(row)))
          .map(place -> new Place(place[0], place[1]))
          .toList();
    }

    private String ratio() {
      return String.format(Locale.ROOT, "%.1f %%", 100 * overlap.ratio());
    }

    private PointChart scatter() {
      return new PointChart(treatment, "", FIRST, SECOND, groups, List.of());
    }

    private CurveChart histogram() {
      return new CurveChart(
          treatment + ": " + ratio(),
          "",
          FIRST,
          "rows",
          List.of(steps("majority", overlap.majority()), steps("minority", overlap.minority())),
          false,
          new DataTable(
              treatment,
              List.of("bin from", "majority", "minority"),
              IntStream.range(0, ClassOverlap.BINS)
                  .mapToObj(
                      bin ->
                          new DataTable.Line(
                              Numbers.text(overlap.majority().edge(bin)),
                              Stream.of(overlap.majority(), overlap.minority())
                                  .map(histogram -> String.valueOf(histogram.counts()[bin]))
                                  .toList()))
                  .toList()));
    }

    private static Curve steps(String name, Histogram histogram) {
      return Curve.steps(name, histogram.low(), histogram.high(), histogram.counts());
    }
  }

  static ProjectionPanels of(SparkSession session, BinaryData set, List<Treatment> treatments) {
    Dataset<Row> training = set.holdOut(session, TEST_SHARE, 1).training();
    ShownRows shown = ShownRows.of(training);
    return new ProjectionPanels(
        set.name(),
        shown,
        treatments.stream().map(treatment -> Projection.of(training, treatment, shown)).toList());
  }

  /** Hard-to-differentiate ratios of all treatments, as a line of text. */
  String ratios() {
    return projections.stream()
        .map(projection -> projection.treatment() + " " + projection.ratio())
        .collect(Collectors.joining("; ", "HDR: ", ""));
  }

  List<FigureFile> files() {
    String file = set.replaceAll("[^a-z0-9]+", "-");
    return List.of(
        new FigureFile(
            file + "-pca",
            new Panels(
                "Principal components, " + set,
                "The training rows of the first split, standardised, as each method leaves them; "
                    + shown.text()
                    + ".",
                projections.stream().map(Projection::scatter).toList())),
        new FigureFile(
            file + "-histogram",
            new Panels(
                "First principal component and HDR, " + set,
                "Rows per bin. HDR is the hard-to-differentiate ratio: rows in the intersection of"
                    + " the two histograms over rows of the minority.",
                projections.stream().map(Projection::histogram).toList())));
  }
}
