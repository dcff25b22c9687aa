package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Objective;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.ExactMean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The objective that a stage's parameters describe.
 *
 * @param params of the stage
 */
record ObjectiveOf(ObjectiveParams params) {
  private static final double SECONDS_A_DAY = 86_400;

  /** Checks that the numbers and columns are there which the objective asks for. */
  void check(StructType schema) {
    weightCol().ifPresent(name -> checkNumeric(schema, "weightCol", name));
    weightCol().ifPresent(this::checkIsNoLabel);
    switch (params.getObjective()) {
      case "precisionAtLeast" -> number(params.minPrecision());
      case "recallAtLeast" -> number(params.minRecall());
      case "cost" -> costCol().ifPresent(name -> checkNumeric(schema, "costCol", name));
      case "alerts" -> checkAlerts(schema);
      default -> {
        // The others have a default for every number.
      }
    }
  }

  private void checkIsNoLabel(String name) {
    if (params instanceof ClassifierParams trainer
        && FinalStage.of(trainer.getClassifier()).labelCol().equals(name)) {
      throw new IllegalArgumentException(
          "weightCol of %s is '%s', which is the label; give the weights a column of their own"
              .formatted(params.uid(), name));
    }
  }

  private static void checkNumeric(StructType schema, String param, String name) {
    if (!(type(schema, param, name) instanceof NumericType)) {
      throw new IllegalArgumentException(
          "%s is '%s', which is of type %s; name a numeric column"
              .formatted(param, name, type(schema, param, name).catalogString()));
    }
  }

  private void checkAlerts(StructType schema) {
    boolean daily = params.isDefined(params.alertsPerDay());
    if (daily == params.isDefined(params.alertsPerThousand())) {
      throw new IllegalArgumentException(
          "objective of %s is 'alerts'; set one of alertsPerThousand and alertsPerDay"
              .formatted(params.uid()));
    }
    if (daily) {
      String name =
          text(params.timeCol())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "alertsPerDay of %s is set; set timeCol too".formatted(params.uid())));
      DataType type = type(schema, "timeCol", name);
      if (!(type instanceof NumericType)
          && !List.of(DataTypes.DateType, DataTypes.TimestampType, DataTypes.TimestampNTZType)
              .contains(type)) {
        throw new IllegalArgumentException(
            "timeCol is '%s', which is of type %s; name a column of dates, timestamps or seconds"
                .formatted(name, type.catalogString()));
      }
    }
  }

  private static DataType type(StructType schema, String param, String name) {
    if (!Arrays.asList(schema.fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "%s is '%s', but there is no such column; the columns are %s"
              .formatted(param, name, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(name).dataType();
  }

  /** Column of what it costs to miss a row, if the objective reads one. */
  Optional<String> costCol() {
    return params.getObjective().equals("cost") ? text(params.costCol()) : Optional.empty();
  }

  /** Column of what rows weigh, if it is set. */
  Optional<String> weightCol() {
    return text(params.weightCol());
  }

  /** Columns that tell two rows apart which are the same in label and features. */
  List<String> columns() {
    return Stream.concat(costCol().stream(), weightCol().stream()).toList();
  }

  /**
   * The objective for two classes.
   *
   * @param rows all rows, whose days are counted if alerts are limited by the day
   */
  Objective of(Dataset<Row> rows) {
    return switch (params.getObjective()) {
      case "f1" -> Objective.Score.F1;
      case "fBeta" -> new Objective.FBeta(number(params.beta()));
      case "mcc" -> Objective.Score.MCC;
      case "balancedAccuracy" -> Objective.Score.BALANCED_ACCURACY;
      case "cost" ->
          new Objective.Cost(
              number(params.costFalsePositive()), number(params.costFalseNegative()));
      case "precisionAtLeast" -> new Objective.PrecisionAtLeast(number(params.minPrecision()));
      case "recallAtLeast" -> new Objective.RecallAtLeast(number(params.minRecall()));
      case "alerts" -> new Objective.Alerts(alertsPerThousand(rows));
      default -> Objective.Score.MACRO_F1;
    };
  }

  /** What its value is: one with a bound is not the quantity that it is named for. */
  String measured() {
    return switch (params.getObjective()) {
      case "precisionAtLeast" ->
          "recall (precision >= %s)".formatted(number(params.minPrecision()));
      case "recallAtLeast" -> "precision (recall >= %s)".formatted(number(params.minRecall()));
      case "alerts" -> "recall (alerts)";
      case "cost" -> "minus the mean cost";
      default -> params.getObjective();
    };
  }

  /** The objective of one class of many against the rest; the macro F1 is the mean of such F1. */
  Objective ofOneClass(int classes) {
    return switch (params.getObjective()) {
      case "macroF1" -> Objective.Score.F1;
      case "balancedAccuracy" -> Objective.Score.BALANCED_ACCURACY;
      default ->
          throw new IllegalArgumentException(
              "objective of %s is '%s', but there are %s classes; use macroF1 or balancedAccuracy"
                  .formatted(params.uid(), params.getObjective(), classes));
    };
  }

  private double alertsPerThousand(Dataset<Row> rows) {
    if (params.isDefined(params.alertsPerThousand())) {
      return number(params.alertsPerThousand());
    }
    String name = params.getOrDefault(params.timeCol());
    Row counts =
        rows.agg(
                functions.count(functions.lit(1)),
                functions.count(seconds(rows, name)),
                functions.countDistinct(functions.floor(seconds(rows, name).divide(SECONDS_A_DAY))),
                weightCol()
                    .map(weight -> ExactMean.of(ColumnNames.column(weight)))
                    .orElse(functions.lit(1.0)))
            .head();
    if (counts.getLong(1) < counts.getLong(0)) {
      throw new IllegalArgumentException(
          "time column '%s' is null in %s rows; give every row a time"
              .formatted(name, counts.getLong(0) - counts.getLong(1)));
    }
    double days = counts.getLong(2);
    double all = counts.getLong(0) * counts.getDouble(3);
    return 1000 * number(params.alertsPerDay()) * days / all;
  }

  private static Column seconds(Dataset<Row> rows, String name) {
    Column time = ColumnNames.column(name);
    return rows.schema().apply(name).dataType() instanceof NumericType
        ? time.cast("double")
        : time.cast("timestamp").cast("double");
  }

  private Optional<String> text(Param<String> param) {
    return params.isDefined(param) ? Optional.of(params.getOrDefault(param)) : Optional.empty();
  }

  private double number(Param<Object> param) {
    if (!params.isDefined(param)) {
      throw new IllegalArgumentException(
          "objective of %s is '%s'; set %s"
              .formatted(params.uid(), params.getObjective(), param.name()));
    }
    return (double) params.getOrDefault(param);
  }
}
