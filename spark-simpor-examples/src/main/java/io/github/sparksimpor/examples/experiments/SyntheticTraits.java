package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the synthetic rows of a method are like, whatever classifier is to learn from them.
 * Distances are between features standardised on the training rows.
 *
 * @param informative share grown in the informative region
 * @param ascended share that were ascended
 * @param seeds effective number of seeds, {@code 1 / Σ p²} with p the share of the rows that grew
 *     from a seed, over the minority's training rows; 1 if all seeds grow alike
 * @param wrong share whose nearest held-out row is of the majority
 * @param depth mean distance to the nearest held-out row of the majority, in that of the minority's
 *     held-out rows
 * @param gap mean distance to the nearest other synthetic row, in that between the minority's
 *     training rows; 0 for copies
 */
record SyntheticTraits(
    double informative, double ascended, double seeds, double wrong, double depth, double gap) {

  /** Names of the values, in order. */
  static final List<String> NAMES =
      List.of(
          "in region", "ascended", "effective seeds", "wrong side", "distance to majority", "gap");

  /** All values, in order. */
  double[] values() {
    return new double[] {informative, ascended, seeds, wrong, depth, gap};
  }

  /** Means of each value. */
  static double[] means(List<SyntheticTraits> many) {
    return IntStream.range(0, NAMES.size())
        .mapToDouble(
            value -> StatUtils.mean(many.stream().mapToDouble(t -> t.values()[value]).toArray()))
        .toArray();
  }

  /** What the rows that a method adds to the training rows are like, judged by the test rows. */
  static SyntheticTraits of(LabelledSet.Split split, Dataset<Row> synthetic) {
    Surroundings around = Surroundings.of(split);
    List<Row> rows =
        synthetic.select("features", "region", "seedFeatures", "logRatioEnd").collectAsList();
    double all = rows.size();
    PackedRows grown = around.scaled(rows.stream().map(row -> row.<Vector>getAs(0)).toList());
    return new SyntheticTraits(
        rows.stream().filter(row -> "informative".equals(row.getString(1))).count() / all,
        rows.stream().filter(row -> !row.isNullAt(3)).count() / all,
        effective(rows, row -> row.get(2)) / around.trained().size(),
        around.wrong(grown),
        around.toMajority(grown) / around.toMajority(around.minority()),
        meanGap(grown) / meanGap(around.trained()));
  }

  /** What held-out rows of the minority are like in the same terms. */
  static SyntheticTraits ofRealRows(LabelledSet.Split split) {
    Surroundings around = Surroundings.of(split);
    return new SyntheticTraits(Double.NaN, Double.NaN, 1, around.wrongAmongReal(), 1, 1);
  }

  private static double effective(List<Row> rows, Function<Row, Object> seed) {
    Map<Object, Long> counts =
        rows.stream().collect(Collectors.groupingBy(seed, Collectors.counting()));
    double all = rows.size();
    return 1 / counts.values().stream().mapToDouble(n -> n / all * (n / all)).sum();
  }

  private static double meanGap(PackedRows rows) {
    int[] each = IntStream.range(0, rows.size()).toArray();
    return meanDistance(NearestNeighbors.findAmong(rows, each, 1));
  }

  private static double meanDistance(NeighborLists nearest) {
    return IntStream.range(0, nearest.queries())
        .mapToDouble(i -> nearest.distance(i, 0))
        .average()
        .orElse(Double.NaN);
  }

  private static double[] coordinates(PackedRows rows) {
    double[] all = new double[rows.size() * rows.dimension()];
    IntStream.range(0, rows.size()).forEach(i -> rows.copyRow(i, all, i * rows.dimension()));
    return all;
  }

  /**
   * Rows that synthetic rows are measured against, all in standard units.
   *
   * @param mean of each feature over the training rows
   * @param deviation likewise; 1 for a constant
   * @param trained the minority's training rows
   * @param majority the majority's held-out rows
   * @param minority the minority's held-out rows
   */
  private record Surroundings(
      double[] mean,
      double[] deviation,
      PackedRows trained,
      PackedRows majority,
      PackedRows minority) {

    static Surroundings of(LabelledSet.Split split) {
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
      return new Surroundings(
          mean,
          deviation,
          scaled(vectors(split.training().where("label = 1")), mean, deviation),
          scaled(vectors(split.test().where("label = 0")), mean, deviation),
          scaled(vectors(split.test().where("label = 1")), mean, deviation));
    }

    PackedRows scaled(List<Vector> rows) {
      return scaled(rows, mean, deviation);
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

    private NeighborLists inMajority(PackedRows rows) {
      return NearestNeighbors.find(majority, coordinates(rows), 1);
    }

    double toMajority(PackedRows rows) {
      return meanDistance(inMajority(rows));
    }

    /** Share of rows that lie nearer to a held-out row of the majority than of the minority. */
    double wrong(PackedRows rows) {
      return wrong(inMajority(rows), NearestNeighbors.find(minority, coordinates(rows), 1));
    }

    /** The same for the minority's held-out rows, each against all others. */
    double wrongAmongReal() {
      int[] each = IntStream.range(0, minority.size()).toArray();
      return wrong(inMajority(minority), NearestNeighbors.findAmong(minority, each, 1));
    }

    private static double wrong(NeighborLists majority, NeighborLists minority) {
      return IntStream.range(0, majority.queries())
          .mapToDouble(i -> majority.distance(i, 0) < minority.distance(i, 0) ? 1 : 0)
          .average()
          .orElse(Double.NaN);
    }
  }
}
