package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The real rows that synthetic rows are measured against, standardised on the training rows.
 *
 * @param mean of each feature over the training rows
 * @param deviation likewise; 1 for a constant
 * @param trained the minority's training rows
 * @param majority the majority's held-out rows
 * @param minority the minority's held-out rows
 */
record RealRows(
    double[] mean,
    double[] deviation,
    PackedRows trained,
    PackedRows majority,
    PackedRows minority) {

  static RealRows of(BinaryData.Split split) {
    List<Vector> training = vectors(split.training());
    double[][] columns =
        IntStream.range(0, training.get(0).size())
            .mapToObj(k -> training.stream().mapToDouble(row -> row.apply(k)).toArray())
            .toArray(double[][]::new);
    double[] mean = Arrays.stream(columns).mapToDouble(StatUtils::mean).toArray();
    double[] deviation =
        Arrays.stream(columns)
            .mapToDouble(column -> Math.sqrt(StatUtils.variance(column)))
            .map(value -> value > 0 ? value : 1)
            .toArray();
    return new RealRows(
        mean,
        deviation,
        scaled(vectors(split.training().where("label = 1")), mean, deviation),
        scaled(vectors(split.test().where("label = 0")), mean, deviation),
        scaled(vectors(split.test().where("label = 1")), mean, deviation));
  }

  private static List<Vector> vectors(Dataset<Row> rows) {
    return rows.select("features").collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .toList();
  }

  private static PackedRows scaled(List<Vector> rows, double[] mean, double[] deviation) {
    double[] values =
        rows.stream()
            .flatMapToDouble(
                row ->
                    IntStream.range(0, mean.length)
                        .mapToDouble(k -> (row.apply(k) - mean[k]) / deviation[k]))
            .toArray();
    return PackedRows.of(values, mean.length);
  }

  /** What held-out rows of the minority are like in the terms of synthetic ones. */
  SyntheticTraits ownTraits() {
    NeighborLists others = NearestNeighbors.findAmong(minority, all(minority), 1);
    return new SyntheticTraits(
        Double.NaN, Double.NaN, 1, nearer(inMajority(minority), others), 1, 1);
  }

  /** What rows that a method adds to the training rows are like. */
  SyntheticTraits traits(Dataset<Row> synthetic) {
    List<Row> rows =
        synthetic.select("features", "region", "seedFeatures", "logRatioEnd").collectAsList();
    PackedRows grown =
        scaled(rows.stream().map(row -> row.<Vector>getAs(0)).toList(), mean, deviation);
    NeighborLists majority = inMajority(grown);
    double count = rows.size();
    return new SyntheticTraits(
        rows.stream().filter(row -> "informative".equals(row.getString(1))).count() / count,
        rows.stream().filter(row -> !row.isNullAt(3)).count() / count,
        effectiveSeeds(rows.stream().map(row -> row.<Vector>getAs(2)).toList()) / trained.size(),
        nearer(majority, NearestNeighbors.find(minority, coordinates(grown), 1)),
        meanDistance(majority) / meanDistance(inMajority(minority)),
        meanGap(grown) / meanGap(trained));
  }

  /** As many as would do if each grew as many rows (Simpson's inverse index). */
  private static double effectiveSeeds(List<Vector> seedOfEach) {
    Map<Vector, Long> counts =
        seedOfEach.stream().collect(Collectors.groupingBy(seed -> seed, Collectors.counting()));
    double count = seedOfEach.size();
    return 1 / counts.values().stream().mapToDouble(n -> n / count * (n / count)).sum();
  }

  private NeighborLists inMajority(PackedRows rows) {
    return NearestNeighbors.find(majority, coordinates(rows), 1);
  }

  /** Share of rows to which the first neighbour is nearer than the second. */
  private static double nearer(NeighborLists first, NeighborLists second) {
    return IntStream.range(0, first.queries())
        .mapToDouble(i -> first.distance(i, 0) < second.distance(i, 0) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static double meanGap(PackedRows rows) {
    return meanDistance(NearestNeighbors.findAmong(rows, all(rows), 1));
  }

  private static double meanDistance(NeighborLists nearest) {
    return IntStream.range(0, nearest.queries())
        .mapToDouble(i -> nearest.distance(i, 0))
        .average()
        .orElse(Double.NaN);
  }

  private static int[] all(PackedRows rows) {
    return IntStream.range(0, rows.size()).toArray();
  }

  private static double[] coordinates(PackedRows rows) {
    double[] all = new double[rows.size() * rows.dimension()];
    IntStream.range(0, rows.size()).forEach(i -> rows.copyRow(i, all, i * rows.dimension()));
    return all;
  }
}
