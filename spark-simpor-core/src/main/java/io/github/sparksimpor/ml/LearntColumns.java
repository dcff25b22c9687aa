package io.github.sparksimpor.ml;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The names of the columns that the classifier at the end of a stage learns from and writes.
 *
 * @param predictor the classifier
 */
record LearntColumns(FinalStage predictor) {
  private static final List<String> OUTPUTS =
      List.of("predictionCol", "probabilityCol", "rawPredictionCol");

  /**
   * Checks the name of the column of weights, and that there is room for what is written.
   *
   * @throws IllegalArgumentException if weights have another column's name, or one that a
   *     classifier cannot read, or a column is there that it writes
   */
  void checkNames(StructType schema) {
    predictor.column("weightCol").ifPresent(this::checkWeightCol);
    for (String param : OUTPUTS) {
      predictor
          .column(param)
          .filter(Arrays.asList(schema.fieldNames())::contains)
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "there is a column '%s' already, which %s writes; rename it, or set %s"
                        .formatted(name, predictor.stage().uid(), param));
              });
    }
  }

  /**
   * Checks that the column of weights is there, where nothing within the stage makes it.
   *
   * @param trained the stage
   */
  void checkThere(Params trained, StructType schema) {
    if (trained == predictor.stage()) {
      predictor
          .column("weightCol")
          .filter(name -> !Arrays.asList(schema.fieldNames()).contains(name))
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "weightCol of %s is '%s', but there is no such column; the columns are %s"
                        .formatted(
                            predictor.stage().uid(), name, String.join(", ", schema.fieldNames())));
              });
    }
  }

  /**
   * What training makes of a schema, which may still lack the column of weights.
   *
   * @param trained the stage
   */
  StructType predicted(Estimator<?> trained, StructType schema) {
    Optional<String> missing =
        predictor.column("weightCol").filter(name -> !List.of(schema.fieldNames()).contains(name));
    StructType complete =
        missing.map(name -> schema.add(name, DataTypes.DoubleType)).orElse(schema);
    StructType output = trained.transformSchema(complete);
    return missing
        .map(
            name ->
                new StructType(
                    Arrays.stream(output.fields())
                        .filter(field -> !field.name().equals(name))
                        .toArray(StructField[]::new)))
        .orElse(output);
  }

  private void checkWeightCol(String name) {
    checkRole(name, "labelCol", "is the label");
    checkRole(name, "featuresCol", "holds the features");
    OUTPUTS.forEach(
        output -> checkRole(name, output, "is what %s writes".formatted(predictor.stage().uid())));
    if (!name.equals(ColumnNames.plain(name)) && name.matches(".*[.`].*")) {
      throw refusal(name, "which %s reads as a field".formatted(predictor.stage().uid()));
    }
  }

  private void checkRole(String name, String param, String what) {
    if (predictor.column(param).filter(name::equals).isPresent()) {
      throw refusal(name, "which " + what);
    }
  }

  private IllegalArgumentException refusal(String name, String why) {
    return new IllegalArgumentException(
        "weightCol of %s is '%s', %s; give the weights a column of another name"
            .formatted(predictor.stage().uid(), name, why));
  }
}
