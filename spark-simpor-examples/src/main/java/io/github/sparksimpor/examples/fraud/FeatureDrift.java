package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.evaluation.report.DataTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far synthetic rows lie from the real ones of their class in one feature.
 *
 * @param feature its name
 * @param shift difference of means, in standard deviations of the real rows
 * @param spread ratio of standard deviations, synthetic to real
 * @param distance of Kolmogorov and Smirnov, between 0 and 1
 */
record FeatureDrift(String feature, double shift, double spread, double distance) {
  private static final int MOST_ROWS = 5000;

  /**
   * All features, the one that drifts most first.
   *
   * @param real rows of the class, with {@code features}
   * @param synthetic likewise
   */
  static List<FeatureDrift> of(Dataset<Row> real, Dataset<Row> synthetic, List<String> names) {
    List<Vector> before = sample(real);
    List<Vector> after = sample(synthetic);
    return IntStream.range(0, names.size())
        .mapToObj(k -> of(names.get(k), values(before, k), values(after, k)))
        .sorted(Comparator.comparingDouble(drift -> -drift.distance()))
        .toList();
  }

  private static FeatureDrift of(String name, double[] before, double[] after) {
    double deviation = Math.sqrt(StatUtils.variance(before));
    return new FeatureDrift(
        name,
        deviation == 0 ? 0 : (StatUtils.mean(after) - StatUtils.mean(before)) / deviation,
        deviation == 0 ? 1 : Math.sqrt(StatUtils.variance(after)) / deviation,
        TestUtils.kolmogorovSmirnovStatistic(before, after));
  }

  /** One line. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%-12s mean moved by %+.2f deviations, spread × %.2f, KS distance %.2f",
        feature,
        shift,
        spread,
        distance);
  }

  static DataTable table(List<FeatureDrift> drifts) {
    return new DataTable(
        "Synthetic frauds against real ones, by feature",
        List.of("feature", "mean moved by, deviations", "spread ×", "KS distance"),
        drifts.stream()
            .map(
                drift ->
                    new DataTable.Line(
                        drift.feature,
                        List.of(
                            String.format(Locale.ROOT, "%+.2f", drift.shift),
                            String.format(Locale.ROOT, "%.2f", drift.spread),
                            String.format(Locale.ROOT, "%.2f", drift.distance))))
            .toList());
  }

  private static List<Vector> sample(Dataset<Row> rows) {
    return rows.select("features").limit(MOST_ROWS).collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .toList();
  }

  private static double[] values(List<Vector> rows, int feature) {
    return rows.stream().mapToDouble(row -> row.apply(feature)).toArray();
  }
}
