package io.github.sparksimpor.ml;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.github.sparksimpor.engine.growth.SyntheticRows;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Weights of real and synthetic rows. A synthetic row takes its seed's weight, 1 if rows have none
 * of their own. Where the prevalence is kept, the real rows of a class that grows weigh χ times as
 * much as before, and the synthetic ones share what is left: without weights of their own each
 * {@code (1 - χ) n / ñ}.
 *
 * @param stage has the parameters; its weightCol is set
 */
record RowWeights(ResamplerParams stage) {
  /** The synthetic rows' column of weights. */
  static final String COLUMN = "weight";

  private static final String EXACT = "decimal(38,15)";

  /** Sums of a class's weights, real and synthetic. */
  private record Totals(double real, double synthetic) {}

  /**
   * Adds the weights of synthetic rows.
   *
   * @param samples the synthetic rows
   * @param training the rows they grew from
   * @param classes how many there are
   * @throws IllegalArgumentException if a weight of the training rows is null, negative or not
   *     finite, or all rows of a class that grows weigh 0
   */
  Dataset<Row> ofSamples(Dataset<Row> samples, Dataset<?> training, List<ClassCount> classes) {
    boolean own = has(training.schema().fieldNames());
    if (own) {
      check(training.toDF());
    }
    // Held, since the training data may be gone when the rows are asked for.
    Dataset<Row> weighing =
        own
            ? SyntheticRows.held(withSeedsWeights(samples, training.toDF(), grown(classes)))
            : samples.withColumn(COLUMN, lit(1.0));
    if (!keepsPrevalence()) {
      return weighing;
    }
    Map<Double, Totals> totals = own ? totals(weighing, training.toDF()) : totals(classes);
    Column factor = lit(1.0);
    for (Map.Entry<Double, Totals> total : totals.entrySet()) {
      double share = (1 - stage.getChi()) * total.getValue().real();
      factor =
          when(col("label").equalTo(total.getKey()), lit(share / total.getValue().synthetic()))
              .otherwise(factor);
    }
    return weighing.withColumn(COLUMN, col(COLUMN).multiply(factor));
  }

  /**
   * The weight of real rows.
   *
   * @param columns of the rows
   * @param grown labels of the classes that grow
   */
  Column ofReal(String[] columns, List<Double> grown) {
    Column own = has(columns) ? ColumnNames.column(name()).cast("double") : lit(1.0);
    return keepsPrevalence() && !grown.isEmpty()
        ? own.multiply(when(label().isin(grown.toArray()), lit(stage.getChi())).otherwise(lit(1.0)))
        : own;
  }

  boolean has(String[] columns) {
    return Arrays.asList(columns).contains(name());
  }

  private String name() {
    return stage.getWeightCol();
  }

  private Column label() {
    return ColumnNames.column(stage.getLabelCol()).cast("double");
  }

  private boolean keepsPrevalence() {
    return stage.getPrevalence().equals("keep");
  }

  /** Rows that are equal in all features have one seed's weight: their mean. */
  private Dataset<Row> withSeedsWeights(
      Dataset<Row> samples, Dataset<Row> training, List<Double> grown) {
    Dataset<Row> weights =
        training
            .where(label().isin(grown.toArray()))
            .select(
                label().as("seedLabel"),
                vector_to_array(ColumnNames.column(stage.getFeaturesCol()), "float64").as("seed"),
                ColumnNames.column(name()).cast(EXACT).as(COLUMN))
            .groupBy("seedLabel", "seed")
            .agg(functions.avg(COLUMN).cast("double").as(COLUMN));
    Column sameRow =
        col("label")
            .equalTo(col("seedLabel"))
            .and(vector_to_array(col("seedFeatures"), "float64").equalTo(col("seed")));
    return samples.join(broadcast(weights), sameRow, "left").drop("seedLabel", "seed");
  }

  /** Labels of the classes that grow, ascending. */
  static List<Double> grown(List<ClassCount> classes) {
    return classes.stream().filter(count -> count.synthetic() > 0).map(ClassCount::label).toList();
  }

  /** Labels that synthetic rows have, ascending. */
  static List<Double> grown(Dataset<Row> samples) {
    return samples.select("label").distinct().collectAsList().stream()
        .map(row -> row.getDouble(0))
        .sorted()
        .toList();
  }

  private void check(Dataset<Row> training) {
    Column weight = ColumnNames.column(name()).cast("double");
    Row found =
        training
            .agg(
                functions.min(weight),
                functions.max(weight),
                functions.sum(weight.isNull().cast("long")))
            .head();
    if (found.getLong(2) > 0) {
      throw new IllegalArgumentException(
          "weight column '%s' holds null in %d rows; drop these rows or give them a weight"
              .formatted(name(), found.getLong(2)));
    }
    for (double weightFound : new double[] {found.getDouble(0), found.getDouble(1)}) {
      if (!Double.isFinite(weightFound) || weightFound < 0) {
        throw new IllegalArgumentException(
            "weight column '%s' holds %s; give finite weights of at least 0"
                .formatted(name(), weightFound));
      }
    }
  }

  private static Map<Double, Totals> totals(List<ClassCount> classes) {
    return classes.stream()
        .filter(count -> count.synthetic() > 0)
        .collect(
            Collectors.toMap(
                ClassCount::label, count -> new Totals(count.original(), count.synthetic())));
  }

  /** Sums are exact, and so do not depend on partitions. */
  private Map<Double, Totals> totals(Dataset<Row> samples, Dataset<Row> training) {
    Map<Double, Double> real =
        sums(training.select(label().as("label"), ColumnNames.column(name()).as(COLUMN)));
    Map<Double, Totals> totals = new TreeMap<>();
    sums(samples)
        .forEach(
            (label, synthetic) -> {
              if (synthetic == 0) {
                throw new IllegalArgumentException(
                    "all seeds of label %s weigh 0 in column '%s'; give some of them a weight"
                        .formatted(label, name()));
              }
              totals.put(label, new Totals(real.getOrDefault(label, 0.0), synthetic));
            });
    return totals;
  }

  private static Map<Double, Double> sums(Dataset<Row> weighted) {
    Map<Double, Double> sums = new TreeMap<>();
    weighted
        .groupBy("label")
        .agg(functions.sum(col(COLUMN).cast(EXACT)).cast("double"))
        .collectAsList()
        .forEach(row -> sums.put(row.getDouble(0), row.getDouble(1)));
    return sums;
  }
}
