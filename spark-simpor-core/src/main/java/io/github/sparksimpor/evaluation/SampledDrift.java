package io.github.sparksimpor.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What {@link SyntheticDrift} tells, of rows that the driver holds: without a job for each answer.
 *
 * @param real {@code label} and {@code features} of rows of the classes that grew, and others
 * @param synthetic the same of rows that were added
 * @param categories places of the features that hold categories
 */
public record SampledDrift(List<Row> real, List<Row> synthetic, Set<Integer> categories) {

  /** A category and the rows of a class that have it. */
  public record Share(double label, int feature, double value, long real, long synthetic) {}

  /** A synthetic row and how far it is from the nearest real one of its class. */
  public record Far(double label, double[] features, double distance) {}

  /** By class and feature; none of a feature that either kind of rows has no value of. */
  public List<FeatureComparison> features() {
    List<FeatureComparison> all = new ArrayList<>();
    Map<Double, double[][]> before = byLabel(real);
    byLabel(synthetic)
        .forEach(
            (label, after) -> {
              double[][] of = before.getOrDefault(label, new double[0][]);
              for (int k = 0; k < after[0].length; k++) {
                double[] values = values(of, k);
                double[] made = values(after, k);
                if (!categories.contains(k) && values.length > 0 && made.length > 0) {
                  all.add(FeatureComparison.of(label, k, values, made));
                }
              }
            });
    return all;
  }

  /** By class and feature, the most frequent in real rows first. */
  public List<Share> shares() {
    List<Share> all = new ArrayList<>();
    Map<Double, double[][]> before = byLabel(real);
    byLabel(synthetic)
        .forEach(
            (label, after) -> {
              double[][] of = before.getOrDefault(label, new double[0][]);
              categories.stream().sorted().forEach(k -> all.addAll(shares(label, k, of, after)));
            });
    return all;
  }

  private static List<Share> shares(
      double label, int feature, double[][] before, double[][] after) {
    Map<Double, Long> real = counts(values(before, feature));
    Map<Double, Long> made = counts(values(after, feature));
    Set<Double> either = new TreeSet<>(real.keySet());
    either.addAll(made.keySet());
    return either.stream()
        .map(
            value ->
                new Share(
                    label,
                    feature,
                    value,
                    real.getOrDefault(value, 0L),
                    made.getOrDefault(value, 0L)))
        .sorted(Comparator.comparingLong(Share::real).reversed().thenComparing(Share::value))
        .toList();
  }

  private static Map<Double, Long> counts(double[] values) {
    return Arrays.stream(values)
        .boxed()
        .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
  }

  /**
   * The furthest of some synthetic rows from any of the real ones.
   *
   * @param candidates {@code label} and {@code features} of synthetic rows
   * @param most how many at most, the furthest first
   */
  public List<Far> furthest(List<Row> candidates, int most) {
    Map<Double, double[]> deviations = new HashMap<>();
    byLabel(real).forEach((label, rows) -> deviations.put(label, deviations(rows)));
    List<Row> known =
        candidates.stream().filter(row -> deviations.containsKey(row.getDouble(0))).toList();
    double[] distances = NearestReal.of(known, deviations, categories).call(real.iterator()).next();
    return IntStream.range(0, known.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -distances[i]))
        .limit(most)
        .map(
            i ->
                new Far(
                    known.get(i).getDouble(0),
                    known.get(i).<Vector>getAs(1).toArray(),
                    distances[i]))
        .toList();
  }

  private static double[] deviations(double[][] rows) {
    return IntStream.range(0, rows[0].length)
        .mapToObj(k -> values(rows, k))
        .mapToDouble(
            values -> values.length == 0 ? Double.NaN : FeatureComparison.deviation(values))
        .toArray();
  }

  private static Map<Double, double[][]> byLabel(List<Row> rows) {
    Map<Double, List<double[]>> lists = new TreeMap<>();
    for (Row row : rows) {
      lists
          .computeIfAbsent(row.getDouble(0), label -> new ArrayList<>())
          .add(row.<Vector>getAs(1).toArray());
    }
    Map<Double, double[][]> arrays = new TreeMap<>();
    lists.forEach((label, list) -> arrays.put(label, list.toArray(double[][]::new)));
    return arrays;
  }

  /** Those that are not missing. */
  private static double[] values(double[][] rows, int feature) {
    return Arrays.stream(rows)
        .mapToDouble(row -> row[feature])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }
}
