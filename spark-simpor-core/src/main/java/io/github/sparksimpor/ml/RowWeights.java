package io.github.sparksimpor.ml;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.github.sparksimpor.engine.growth.SyntheticRows;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.ExactMean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;

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

  private static final String SEED = "seed";

  /** Marks weights that come from a column of the training data. */
  private static final String MARK = "spark_simpor_of_training";

  private static final Metadata OF_TRAINING = new MetadataBuilder().putBoolean(MARK, true).build();

  /**
   * Adds the weights of synthetic rows.
   *
   * @param samples the synthetic rows
   * @param training the rows they grew from
   * @param classes how many there are
   * @throws IllegalArgumentException if a weight of the training rows is null, negative or not
   *     finite, or if the prevalence is kept and the weights of a class that grows sum to 0 or to
   *     more than a double holds
   */
  Dataset<Row> ofSamples(Dataset<Row> samples, Dataset<?> training, List<ClassCount> classes) {
    if (!has(training.columns())) {
      Dataset<Row> ones = samples.withColumn(COLUMN, lit(1.0));
      return keepsPrevalence()
          ? sharing(ones, ones(classes, ClassCount::original), ones(classes, ClassCount::synthetic))
          : ones;
    }
    Map<Double, ClassWeight> real =
        ClassWeight.byLabel(training.toDF(), stage.getLabelCol(), name());
    // Held, since the training data may be gone when the rows are asked for.
    Dataset<Row> weighing =
        SyntheticRows.held(withSeedsWeights(samples, training.toDF(), grown(classes)));
    Dataset<Row> samplesWeights =
        keepsPrevalence()
            ? sharing(weighing, real, ClassWeight.byLabel(weighing, "label", COLUMN))
            : weighing;
    return samplesWeights.withMetadata(COLUMN, OF_TRAINING);
  }

  /**
   * Checks that rows have weights if those had that synthetic rows grew from, and none if synthetic
   * ones share a class's weight by numbers of rows.
   *
   * @param samples the synthetic rows
   * @param columns of the rows that they are to join
   */
  void checkAlike(Dataset<Row> samples, String[] columns) {
    boolean ofTraining = samples.schema().apply(COLUMN).metadata().contains(MARK);
    if (ofTraining && !has(columns)) {
      throw new IllegalArgumentException(
          "weightCol is '%s', but there is no such column, and the synthetic rows have the weights of the rows that %s was fitted on; give these rows theirs"
              .formatted(name(), stage.uid()));
    }
    if (!ofTraining && has(columns) && keepsPrevalence()) {
      throw new IllegalArgumentException(
          "column '%s' (weightCol) is there, but %s was fitted without it, so that its synthetic rows share what rows of weight 1 weigh; fit it on rows with weights, or drop the column"
              .formatted(name(), stage.uid()));
    }
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

  /** Whether synthetic rows share their class's weight with the real ones. */
  boolean keepsPrevalence() {
    return stage.getPrevalence().equals("keep");
  }

  /** Rows that are equal in all features have one seed's weight: their mean. */
  private Dataset<Row> withSeedsWeights(
      Dataset<Row> samples, Dataset<Row> training, List<Double> grown) {
    Column weight = ColumnNames.column(name()).cast("double");
    Column features = ColumnNames.column(stage.getFeaturesCol());
    Dataset<Row> weights =
        training
            .where(label().isin(grown.toArray()))
            .select(RowDigest.column(label(), features).as(SEED), weight.as(COLUMN))
            .groupBy(SEED)
            .agg(ExactMean.of(col(COLUMN)).as(COLUMN));
    Column seed = RowDigest.column(col("label"), col("seedFeatures"));
    return samples.join(broadcast(weights), seed.equalTo(col(SEED)), "left").drop(SEED);
  }

  /**
   * Synthetic rows that together weigh what real rows leave them, in proportion to their seeds.
   *
   * @param weighing with their seeds' weights
   * @param real what real rows weigh, by label
   * @param synthetic what these rows weigh, by label
   */
  Dataset<Row> sharing(
      Dataset<Row> weighing, Map<Double, ClassWeight> real, Map<Double, ClassWeight> synthetic) {
    Column weight = col(COLUMN);
    for (Map.Entry<Double, ClassWeight> grown : synthetic.entrySet()) {
      double label = grown.getKey();
      ClassWeight own = grown.getValue();
      if (own.mean() == 0) {
        throw new UnsuitableRowsException(
            "all seeds of label %s weigh 0 in column '%s'; give some of them a weight"
                .formatted(label, name()));
      }
      double left = (1 - stage.getChi()) * requireNonNull(real.get(label)).sum();
      // In this order no step leaves the range of doubles.
      Column share = col(COLUMN).divide(own.mean()).multiply(left / own.rows());
      weight = when(col("label").equalTo(label), share).otherwise(weight);
    }
    return weighing.withColumn(COLUMN, weight);
  }

  private Map<Double, ClassWeight> ones(List<ClassCount> classes, ToLongFunction<ClassCount> rows) {
    return classes.stream()
        .filter(count -> count.synthetic() > 0)
        .collect(
            Collectors.toMap(
                ClassCount::label, count -> new ClassWeight(name(), rows.applyAsLong(count), 1)));
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
}
