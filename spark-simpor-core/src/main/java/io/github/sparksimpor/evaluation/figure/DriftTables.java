package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.FeatureComparison;
import io.github.sparksimpor.evaluation.SampledDrift.Far;
import io.github.sparksimpor.evaluation.SampledDrift.Share;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
   * @param drift one a class and feature
   */
  public DataTable drift(List<FeatureComparison> drift) {
    return shortened(tables -> tables.wholeDrift(drift));
  }

  private DataTable shortened(Function<DriftTables, DataTable> table) {
    return table.apply(new DriftTables(new ShortWords(words))).shortFor(table.apply(this));
  }

  private DataTable wholeDrift(List<FeatureComparison> drift) {
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
            .sorted(Comparator.comparingDouble(of -> -Math.abs(of.drift())))
            .limit(MOST)
            .map(this::line)
            .toList());
  }

  private DataTable.Line line(FeatureComparison of) {
    return new DataTable.Line(
        "%s, %s".formatted(words.featureName(of.feature()), words.className(of.label())),
        List.of(
            quantiles(of.feature(), of.real()),
            quantiles(of.feature(), of.synthetic()),
            Numbers.text(of.drift()),
            Numbers.text(of.spread()),
            percent(of.real().atBound()),
            percent(of.synthetic().atBound()),
            percent(of.synthetic().beyond())));
  }

  private String quantiles(int feature, FeatureComparison.Values values) {
    return Stream.of(0, 2, 4)
        .map(k -> words.value(feature, values.quantiles()[k]))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private static String percent(double share) {
    return Numbers.text(100 * share) + " %";
  }

  /**
   * The most frequent categories of each feature that holds some.
   *
   * @param shares by feature, the most frequent in real rows first
   */
  public DataTable categories(List<Share> shares) {
    return shortened(tables -> tables.wholeCategories(shares));
  }

  private DataTable wholeCategories(List<Share> shares) {
    Map<List<Number>, List<Share>> byFeature = new LinkedHashMap<>();
    for (Share share : shares) {
      byFeature
          .computeIfAbsent(List.of(share.feature(), share.label()), each -> new ArrayList<>())
          .add(share);
    }
    return new DataTable(
        "Categories in synthetic rows",
        List.of("feature", "most frequent, real", "synthetic", "categories, real", "synthetic"),
        byFeature.values().stream().limit(MOST).map(this::ofFeature).toList());
  }

  private DataTable.Line ofFeature(List<Share> shares) {
    Share first = shares.get(0);
    return new DataTable.Line(
        "%s, %s".formatted(words.featureName(first.feature()), words.className(first.label())),
        List.of(
            mostFrequent(shares, Share::real),
            mostFrequent(shares, Share::synthetic),
            Numbers.text(occurring(shares, Share::real)),
            Numbers.text(occurring(shares, Share::synthetic))));
  }

  /** In the order of the real rows, so that the same stand side by side. */
  private String mostFrequent(List<Share> shares, ToLongFunction<Share> rows) {
    double all = shares.stream().mapToLong(rows).sum();
    return shares.stream()
        .limit(MOST_CATEGORIES)
        .map(
            share ->
                "%s %s"
                    .formatted(
                        words.value(share.feature(), share.value()),
                        percent(all == 0 ? 0 : rows.applyAsLong(share) / all)))
        .collect(Collectors.joining(", "));
  }

  private static double occurring(List<Share> shares, ToLongFunction<Share> rows) {
    return shares.stream().filter(share -> rows.applyAsLong(share) > 0).count();
  }

  /**
   * A column a row, so that features stand below each other.
   *
   * @param furthest the furthest first
   */
  public DataTable furthest(List<Far> furthest) {
    return shortened(tables -> tables.wholeFurthest(furthest));
  }

  private DataTable wholeFurthest(List<Far> furthest) {
    List<DataTable.Line> lines = new ArrayList<>();
    lines.add(
        new DataTable.Line(
            "standard deviations to the nearest real row",
            furthest.stream().map(row -> Numbers.text(row.distance())).toList()));
    int dimension = furthest.isEmpty() ? 0 : furthest.get(0).features().length;
    IntStream.range(0, Math.min(MOST, dimension))
        .mapToObj(
            k ->
                new DataTable.Line(
                    words.featureName(k),
                    furthest.stream().map(row -> words.value(k, row.features()[k])).toList()))
        .forEach(lines::add);
    List<String> header = new ArrayList<>(List.of("feature"));
    furthest.forEach(row -> header.add(words.className(row.label())));
    return new DataTable("The synthetic rows furthest from any real one", header, lines);
  }
}
