package io.github.sparksimpor.evaluation;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Counts the rows of a table by predicted probability, in one job. What reaches the driver does not
 * grow with the rows.
 *
 * @param label classes 0, 1, ...
 * @param probability a vector, one probability a class
 * @param weights what rows count
 * @param cost what it costs to miss a row that counts one, see {@link #costing}
 * @param costUnit power of two in which costs are counted
 */
public record ScoreAggregation(
    Column label, Column probability, WeightScale weights, Column cost, double costUnit) {

  /** Bits that a sum of costs may take, so that it stays below what a long holds. */
  private static final int BITS = 61;

  /** Counts rows that all count one, and cost 1 when they are missed. */
  public static ScoreAggregation of(Column label, Column probability) {
    return of(label, probability, WeightScale.none());
  }

  /** Counts rows that all cost what they count when they are missed. */
  public static ScoreAggregation of(Column label, Column probability, WeightScale weights) {
    return new ScoreAggregation(label, probability, weights, functions.lit(1.0), weights.unit());
  }

  /**
   * Counts rows that have each a cost of its own, times what they count.
   *
   * @param rows all of the rows that will be counted, over all folds
   * @param column what it costs to miss a row
   * @param name of the column, for the error message
   * @throws IllegalArgumentException if a cost is missing, infinite or below 0
   */
  public ScoreAggregation costing(Dataset<Row> rows, Column column, String name) {
    Column value = column.cast("double");
    Column bad =
        value.isNull().or(functions.isnan(value)).or(value.lt(0)).or(value.gt(Double.MAX_VALUE));
    Row summary =
        rows.agg(
                functions.count(functions.lit(1)),
                functions.max(value),
                functions.count(functions.when(bad, 1)))
            .head();
    if (summary.getLong(2) > 0) {
      throw new IllegalArgumentException(
          "cost column '%s' is null, infinite or below 0 in %s rows; give every row what it costs to miss it"
              .formatted(name, summary.getLong(2)));
    }
    double most = summary.isNullAt(1) ? 1 : Math.max(summary.getDouble(1), Double.MIN_NORMAL);
    int exponent = Math.getExponent(most) + Math.getExponent((double) summary.getLong(0)) + 2;
    return new ScoreAggregation(
        label, probability, weights, value, Math.scalb(1.0, Math.max(exponent - BITS, -1000)));
  }

  /**
   * Counts rows.
   *
   * @param predicted has the columns
   * @param classes each of which is counted against the rest
   * @return one a class
   * @throws IllegalArgumentException if a probability is none
   */
  public List<ScoreCounts> count(Dataset<Row> predicted, int... classes) {
    ScoreCounter[] none = new ScoreCounter[classes.length];
    Arrays.setAll(none, i -> new ScoreCounter(weights.unit(), costUnit));
    ScoreCounter[] counted =
        predicted
            .select(label.cast("int"), probability, weights.units(), cost)
            .toJavaRDD()
            .treeAggregate(
                none, (counters, row) -> add(counters, row, classes), ScoreAggregation::merge);
    return Arrays.stream(counted).map(ScoreCounter::counts).toList();
  }

  private static ScoreCounter[] add(ScoreCounter[] counters, Row row, int[] classes) {
    Vector probabilities = row.getAs(1);
    for (int i = 0; i < classes.length; i++) {
      double p = classes[i] < probabilities.size() ? probabilities.apply(classes[i]) : 0;
      counters[i].add(p, row.getInt(0) == classes[i], row.getLong(2), row.getDouble(3));
    }
    return counters;
  }

  private static ScoreCounter[] merge(ScoreCounter[] counters, ScoreCounter[] part) {
    for (int i = 0; i < counters.length; i++) {
      counters[i].add(part[i]);
    }
    return counters;
  }
}
