package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What synthetic rows are like beside real ones, as tables.
 *
 * @param features name of each feature
 * @param classes name of each label
 */
public record DriftTables(IntFunction<String> features, DoubleFunction<String> classes) {
  private static final int MOST = 50;

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
                features.apply(row.<Integer>getAs("feature")),
                classes.apply(row.<Double>getAs("label"))),
        List.of(
            quantiles(row, "realQuantiles"),
            quantiles(row, "syntheticQuantiles"),
            Numbers.text(row.<Double>getAs("drift")),
            Numbers.text(row.<Double>getAs("spread")),
            percent(row.<Double>getAs("realAtBound")),
            percent(row.<Double>getAs("syntheticAtBound")),
            percent(row.<Double>getAs("syntheticBeyond"))));
  }

  private static String quantiles(Row row, String column) {
    List<Double> all = row.getList(row.fieldIndex(column));
    return Stream.of(0, 2, 4)
        .map(k -> Numbers.text(all.get(k)))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private static String percent(double share) {
    return Numbers.text(100 * share) + " %";
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
                    features.apply(k),
                    rows.stream().map(row -> Numbers.text(row.apply(k))).toList()))
        .forEach(lines::add);
    List<String> header = new ArrayList<>(List.of("feature"));
    furthest.forEach(row -> header.add(classes.apply(row.<Double>getAs("label"))));
    return new DataTable("The synthetic rows furthest from any real one", header, lines);
  }
}
