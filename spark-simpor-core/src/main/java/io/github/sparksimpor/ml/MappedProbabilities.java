package io.github.sparksimpor.ml;

import io.github.sparksimpor.spark.ColumnNames;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Puts other probabilities, or predictions, in place of a classifier's own.
 *
 * @param stage that predicted
 * @param purpose what needs its probabilities, for the error message
 */
record MappedProbabilities(FinalStage stage, String purpose) {

  /** Maps every row's probabilities; predictions follow, by the classifier's thresholds if any. */
  Dataset<Row> map(Dataset<Row> predicted, UDF1<Vector, Vector> map) {
    String probability = stage.probabilityCol(purpose);
    Dataset<Row> mapped = replaced(predicted, probability, map, SQLDataTypes.VectorType());
    double @Nullable [] thresholds = stage.thresholds().orElse(null);
    return stage
        .column("predictionCol")
        .map(name -> predict(mapped, name, p -> PredictionRule.predict(p.toArray(), thresholds)))
        .orElse(mapped);
  }

  /** Predicts every row's class from its probabilities. */
  Dataset<Row> predict(Dataset<Row> rows, String prediction, UDF1<Vector, Double> rule) {
    return replaced(rows, prediction, rule, DataTypes.DoubleType);
  }

  private <T> Dataset<Row> replaced(
      Dataset<Row> rows, String name, UDF1<Vector, T> function, DataType type) {
    Column probability = ColumnNames.column(stage.probabilityCol(purpose));
    return rows.withColumn(name, functions.udf(function, type).apply(probability))
        .withMetadata(name, rows.schema().apply(name).metadata());
  }
}
