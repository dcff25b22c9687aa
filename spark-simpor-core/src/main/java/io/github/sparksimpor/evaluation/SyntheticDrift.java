package io.github.sparksimpor.evaluation;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How synthetic rows differ from the real ones of their class. Executors do the work, over the rows
 * of the classes that grew only; nothing is done before it is asked for.
 *
 * @param real training rows: {@code label}, a double, and {@code features}, a vector
 * @param synthetic rows that were added: the same columns, {@code seedFeatures} and {@code radius}
 * @param categories places of the features that hold categories, whose numbers are names only
 */
public record SyntheticDrift(Dataset<Row> real, Dataset<Row> synthetic, Set<Integer> categories) {
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final int ACCURACY = 1000;
  private static final int CANDIDATES = 500;

  private static final StructType FURTHEST =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false)
          .add("seedFeatures", SQLDataTypes.VectorType(), false)
          .add("distance", DataTypes.DoubleType, false);

  /** Keeps its own copy of the set. */
  public SyntheticDrift {
    categories = Set.copyOf(categories);
  }

  /**
   * One row a class that grew and feature that holds no categories, in that order: {@code label},
   * {@code feature} (its place from 0 on), {@code realRows} and {@code syntheticRows} in which it
   * is not missing, {@code realQuantiles} and {@code syntheticQuantiles} (at 5, 25, 50, 75 and 95
   * %, to a thousandth of the rows), {@code least} and {@code greatest} of the real rows, {@code
   * drift} (synthetic mean minus real mean, in standard deviations of the real rows; 0 if these are
   * all the same), {@code spread} (synthetic standard deviation over the real one; 1 if that is 0),
   * {@code realAtBound} and {@code syntheticAtBound} (shares of rows, between 0 and 1, that have
   * the least or the greatest real value) and {@code syntheticBeyond} (share of synthetic rows
   * below the one or above the other).
   */
  public Dataset<Row> features() {
    Dataset<Row> values = values().where(not(isCategory()));
    Dataset<Row> bounds =
        values
            .where(not(col("made")))
            .groupBy("label", "feature")
            .agg(min("value").as("least"), max("value").as("greatest"));
    return values
        .join(bounds, new String[] {"label", "feature"})
        .groupBy("label", "feature", "least", "greatest")
        .agg(
            count(of(false, col("value"))).as("realRows"),
            count(of(true, col("value"))).as("syntheticRows"),
            quantiles(false).as("realQuantiles"),
            quantiles(true).as("syntheticQuantiles"),
            avg(of(true, col("value"))).minus(avg(of(false, col("value")))).as("shift"),
            stddev_pop(of(false, col("value"))).as("realDeviation"),
            stddev_pop(of(true, col("value"))).as("syntheticDeviation"),
            avg(of(false, atBound())).as("realAtBound"),
            avg(of(true, atBound())).as("syntheticAtBound"),
            avg(of(true, when(beyond(), 1.0).otherwise(0.0))).as("syntheticBeyond"))
        .where("syntheticRows > 0")
        .select(
            col("label"),
            col("feature"),
            col("realRows"),
            col("syntheticRows"),
            col("realQuantiles"),
            col("syntheticQuantiles"),
            col("least"),
            col("greatest"),
            over(col("shift"), 0).as("drift"),
            over(col("syntheticDeviation"), 1).as("spread"),
            col("realAtBound"),
            col("syntheticAtBound"),
            col("syntheticBeyond"))
        .orderBy("label", "feature");
  }

  /**
   * One row a class that grew, feature that holds categories, and category: {@code label}, {@code
   * feature}, {@code value} (the category's number), {@code realRows} and {@code syntheticRows} of
   * the class that have it; the most frequent one of a feature in real rows first.
   */
  public Dataset<Row> shares() {
    return values()
        .where(isCategory())
        .groupBy("label", "feature", "value")
        .agg(
            count(of(false, col("value"))).as("realRows"),
            count(of(true, col("value"))).as("syntheticRows"))
        .orderBy(col("label"), col("feature"), col("realRows").desc(), col("value"));
  }

  private Column isCategory() {
    return col("feature").isin(categories.toArray());
  }

  /** Every value of every row of the classes that grew: one row each. */
  private Dataset<Row> values() {
    return values(grown(), false).union(values(synthetic, true)).where(not(isnan(col("value"))));
  }

  private static Dataset<Row> values(Dataset<Row> rows, boolean made) {
    Column values = posexplode(vector_to_array(col("features"), "float64"));
    return rows.select(
        col("label"), lit(made).as("made"), values.as(new String[] {"feature", "value"}));
  }

  /** Real rows of the classes that grew. */
  private Dataset<Row> grown() {
    return real.join(
        broadcast(synthetic.select("label").distinct()), new String[] {"label"}, "left_semi");
  }

  /** A value of real or of synthetic rows; null for the others. */
  private static Column of(boolean made, Column value) {
    return when(col("made").equalTo(made), value);
  }

  private static Column quantiles(boolean made) {
    Column[] shares = Arrays.stream(QUANTILES).mapToObj(q -> lit(q)).toArray(Column[]::new);
    return percentile_approx(of(made, col("value")), array(shares), lit(ACCURACY));
  }

  private static Column atBound() {
    return when(col("value").equalTo(col("least")).or(col("value").equalTo(col("greatest"))), 1.0)
        .otherwise(0.0);
  }

  private static Column beyond() {
    return col("value").lt(col("least")).or(col("value").gt(col("greatest")));
  }

  private static Column over(Column value, double otherwise) {
    Column deviation = col("realDeviation");
    return when(deviation.gt(0), value.divide(deviation)).otherwise(otherwise);
  }

  /**
   * The synthetic rows that lie furthest from any real row of their class, the furthest first:
   * {@code label}, {@code features}, {@code seedFeatures} and {@code distance}, in standard
   * deviations of the real rows of the class; a missing value is at no distance from any, and two
   * categories of a feature are one deviation apart. They are looked for among the {@value
   * #CANDIDATES} that lie furthest from their seeds, which no row has its nearest real row beyond.
   *
   * @param most how many at most
   */
  public Dataset<Row> furthest(int most) {
    List<Row> candidates = candidates();
    double[] distances = candidates.isEmpty() ? new double[0] : distances(candidates);
    List<Row> rows =
        IntStream.range(0, candidates.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -distances[i]))
            .limit(most)
            .map(i -> withDistance(candidates.get(i), distances[i]))
            .toList();
    return synthetic.sparkSession().createDataFrame(rows, FURTHEST);
  }

  /** The rows among which the furthest are looked for: label, features, features of the seed. */
  public List<Row> candidates() {
    return synthetic
        .orderBy(col("radius").desc(), xxhash64(vector_to_array(col("features"), "float64")))
        .limit(CANDIDATES)
        .select("label", "features", "seedFeatures")
        .collectAsList();
  }

  private static Row withDistance(Row row, double distance) {
    return RowFactory.create(row.get(0), row.get(1), row.get(2), distance);
  }

  /** From each candidate to its nearest real row, in a pass over these. */
  private double[] distances(List<Row> candidates) {
    NearestReal nearest = NearestReal.of(candidates, deviations(candidates.get(0)), categories);
    return grown()
        .select("label", "features")
        .mapPartitions(nearest, Encoders.javaSerialization(double[].class))
        .reduce((ReduceFunction<double[]>) NearestReal::least);
  }

  /** Of the real rows' features, by label; NaN where all are missing. */
  private Map<Double, double[]> deviations(Row like) {
    int dimension = like.<Vector>getAs(1).size();
    Map<Double, double[]> byLabel = new HashMap<>();
    values(grown(), false)
        .where(not(isnan(col("value"))))
        .groupBy("label", "feature")
        .agg(stddev_pop("value"))
        .collectAsList()
        .forEach(
            row ->
                byLabel
                        .computeIfAbsent(row.getDouble(0), label -> missing(dimension))[
                        row.getInt(1)] =
                    row.getDouble(2));
    return byLabel;
  }

  private static double[] missing(int dimension) {
    double[] values = new double[dimension];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
