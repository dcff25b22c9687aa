package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.ml.ResamplerModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final int COLUMNS = 3;

  /** What one method makes of the rows. */
  record View(String method, Projection rows) {}

  static Figures of(SparkSession session, LabelledSet set, List<Method> methods) {
    Dataset<Row> training = set.holdOut(session, TEST_SHARE, 1).training();
    List<View> views = new ArrayList<>();
    for (Method method : methods) {
      views.add(new View(method.name(), Projection.of(grown(training, method))));
    }
    return new Figures(set.name(), views);
  }

  static Dataset<Row> grown(Dataset<Row> training, Method method) {
    return method
        .resampler()
        .map(
            make -> {
              ResamplerModel<?> model = make.apply(training).fit(training);
              return model.balance(training).coalesce(1);
            })
        .orElse(training);
  }

  /** Writes figures, and prints the ratios. */
  void write(Path folder) throws IOException {
    String file = set.replaceAll("[^a-z0-9]+", "-");
    Charts.write(views.stream().map(Figures::scatter).toList(), folder, file + "-pca", COLUMNS);
    Charts.write(
        views.stream().map(Figures::histogram).toList(), folder, file + "-histogram", COLUMNS);
    StringBuilder ratios = new StringBuilder("HDR:");
    views.forEach(view -> ratios.append(' ').append(title(view)).append(';'));
    System.out.println(ratios);
  }

  private static String title(View view) {
    return String.format(Locale.ROOT, "%s %.1f %%", view.method(), 100 * view.rows().hdr());
  }

  private static XYChart scatter(View view) {
    XYChart chart =
        Charts.chart(view.method(), "first principal component", "second principal component");
    double[][] majority = view.rows().majority();
    double[][] minority = view.rows().minority();
    Charts.points(chart, "majority", majority[0], majority[1], Charts.BLUE, SeriesMarkers.CIRCLE);
    Charts.points(
        chart, "minority", minority[0], minority[1], Charts.ORANGE, SeriesMarkers.TRIANGLE_UP);
    return chart;
  }

  private static XYChart histogram(View view) {
    XYChart chart =
        Charts.chart(
            view.method() + String.format(Locale.ROOT, ", HDR %.1f %%", 100 * view.rows().hdr()),
            "first principal component",
            "rows");
    steps(chart, "majority", view.rows(), view.rows().majority()[0], Charts.BLUE);
    steps(chart, "minority", view.rows(), view.rows().minority()[0], Charts.ORANGE);
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private static void steps(
      XYChart chart, String name, Projection rows, double[] components, java.awt.Color color) {
    double[] edges = rows.edges();
    double[] counts = rows.histogram(components);
    double[] x = new double[2 * counts.length];
    double[] y = new double[2 * counts.length];
    for (int i = 0; i < counts.length; i++) {
      x[2 * i] = edges[i];
      x[2 * i + 1] = edges[i + 1];
      y[2 * i] = counts[i];
      y[2 * i + 1] = counts[i];
    }
    Charts.line(chart, name, x, y, color);
  }
}
