package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What synthetic rows are like beside real ones, as tables.
 *
 * @param words of the table that the rows are of
 */
public record DriftTables(TableWords words) {
  private static final int MOST = 50;
  private static final int MOST_CATEGORIES = 3;

  /**
   * What drifts most comes first.
   *
   * @param drift rows of {@link io.github.sparksimpor.evaluation.SyntheticDrift#features()}
   */
  public DataTable drift(List<Row> drift) {
    return new DataTable(
        "What synthetic rows are like, by feature",
        List.of(
            "feature",
            "real at 5, 50, 95 %",
            "synthetic",
            "drift, deviations",
            "spread ×",
            "at a bound, real",
            "synthetic",
            "beyond it"),
        drift.stream()
            .sorted(Comparator.comparingDouble(row -> -Math.abs(row.<Double>getAs("drift"))))
            .limit(MOST)
            .map(this::line)
            .toList());
  }

  private DataTable.Line line(Row row) {
    return new DataTable.Line(
        "%s, %s"
            .formatted(
                words.featureName(row.<Integer>getAs("feature")),
                words.className(row.<Double>getAs("label"))),
        List.of(
            quantiles(row, "realQuantiles"),
            quantiles(row, "syntheticQuantiles"),
            Numbers.text(row.<Double>getAs("drift")),
            Numbers.text(row.<Double>getAs("spread")),
            percent(row.<Double>getAs("realAtBound")),
            percent(row.<Double>getAs("syntheticAtBound")),
            percent(row.<Double>getAs("syntheticBeyond"))));
  }

  private String quantiles(Row row, String column) {
    int feature = row.<Integer>getAs("feature");
    List<Double> all = row.getList(row.fieldIndex(column));
    return Stream.of(0, 2, 4)
        .map(k -> words.value(feature, all.get(k)))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private static String percent(double share) {
    return Numbers.text(100 * share) + " %";
  }

  /**
   * The most frequent categories of each feature that holds some.
   *
   * @param shares rows of {@link io.github.sparksimpor.evaluation.SyntheticDrift#shares()}
   */
  public DataTable categories(List<Row> shares) {
    Map<String, List<Row>> byFeature = new LinkedHashMap<>();
    for (Row row : shares) {
      String name =
          "%s, %s"
              .formatted(
                  words.featureName(row.<Integer>getAs("feature")),
                  words.className(row.<Double>getAs("label")));
      byFeature.computeIfAbsent(name, each -> new ArrayList<>()).add(row);
    }
    return new DataTable(
        "Categories in synthetic rows",
        List.of("feature", "most frequent, real", "synthetic", "categories, real", "synthetic"),
        byFeature.entrySet().stream()
            .limit(MOST)
            .map(feature -> categories(feature.getKey(), feature.getValue()))
            .toList());
  }

  private DataTable.Line categories(String name, List<Row> shares) {
    return new DataTable.Line(
        name,
        List.of(
            mostFrequent(shares, "realRows"),
            mostFrequent(shares, "syntheticRows"),
            Numbers.text(occurring(shares, "realRows")),
            Numbers.text(occurring(shares, "syntheticRows"))));
  }

  /** In the order of the real rows, so that the same stand side by side. */
  private String mostFrequent(List<Row> shares, String rows) {
    double all = shares.stream().mapToLong(row -> row.<Long>getAs(rows)).sum();
    return shares.stream()
        .limit(MOST_CATEGORIES)
        .map(
            row ->
                "%s %s"
                    .formatted(
                        words.value(row.<Integer>getAs("feature"), row.<Double>getAs("value")),
                        percent(all == 0 ? 0 : row.<Long>getAs(rows) / all)))
        .collect(Collectors.joining(", "));
  }

  private static double occurring(List<Row> shares, String rows) {
    return shares.stream().filter(row -> row.<Long>getAs(rows) > 0).count();
  }

  /**
   * A column a row, so that features stand below each other.
   *
   * @param furthest rows of {@link io.github.sparksimpor.evaluation.SyntheticDrift#furthest(int)}
   */
  public DataTable furthest(List<Row> furthest) {
    List<DataTable.Line> lines = new ArrayList<>();
    lines.add(
        new DataTable.Line(
            "standard deviations to the nearest real row",
            furthest.stream().map(row -> Numbers.text(row.<Double>getAs("distance"))).toList()));
    List<Vector> rows = furthest.stream().map(row -> row.<Vector>getAs("features")).toList();
    int dimension = rows.isEmpty() ? 0 : rows.get(0).size();
    IntStream.range(0, Math.min(MOST, dimension))
        .mapToObj(
            k ->
                new DataTable.Line(
                    words.featureName(k),
                    rows.stream().map(row -> words.value(k, row.apply(k))).toList()))
        .forEach(lines::add);
    List<String> header = new ArrayList<>(List.of("feature"));
    furthest.forEach(row -> header.add(words.className(row.<Double>getAs("label"))));
    return new DataTable("The synthetic rows furthest from any real one", header, lines);
  }
}
