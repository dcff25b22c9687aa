package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * What describes a transaction: numbers as they are, text as categories, dates by hour and day of
 * the week.
 *
 * @param numbers columns of numbers and flags
 * @param texts columns of text with few values
 * @param moments columns of dates and times
 * @param leftOut columns with a value of their own for nearly every row, and of other types
 */
record TransactionFeatures(
    List<String> numbers, List<String> texts, List<String> moments, List<String> leftOut) {
  /** The vector that {@link #assembling} makes; what is missing is NaN. */
  static final String VECTOR = "assembled";

  /** More values than this name accounts and numbers of cards rather than kinds. */
  private static final int MOST_CATEGORIES = 100;

  private static final String CODE = " code";
  private static final String HOUR = " hour";
  private static final String WEEKDAY = " weekday";

  /** Looks at types, and counts the values of text columns in one job. */
  static TransactionFeatures of(Dataset<Row> rows, Set<String> excluded) {
    List<StructField> fields =
        Arrays.stream(rows.schema().fields()).filter(f -> !excluded.contains(f.name())).toList();
    List<String> text = named(fields, DataTypes.StringType);
    List<String> few = withFewValues(rows, text);
    List<String> numbers =
        fields.stream()
            .filter(
                field ->
                    field.dataType() instanceof NumericType
                        || field.dataType().equals(DataTypes.BooleanType))
            .map(StructField::name)
            .toList();
    List<String> moments =
        named(fields, DataTypes.TimestampType, DataTypes.TimestampNTZType, DataTypes.DateType);
    List<String> leftOut =
        fields.stream()
            .map(StructField::name)
            .filter(name -> !few.contains(name))
            .filter(name -> !numbers.contains(name) && !moments.contains(name))
            .toList();
    return new TransactionFeatures(numbers, few, moments, leftOut);
  }

  private static List<String> named(List<StructField> fields, DataType... types) {
    return fields.stream()
        .filter(field -> List.of(types).contains(field.dataType()))
        .map(StructField::name)
        .toList();
  }

  private static List<String> withFewValues(Dataset<Row> rows, List<String> text) {
    if (text.isEmpty()) {
      return text;
    }
    Column[] counts =
        text.stream()
            .map(name -> functions.approx_count_distinct(ColumnNames.column(name)))
            .toArray(Column[]::new);
    Row values = rows.select(counts).head();
    return text.stream()
        .filter(name -> values.getLong(text.indexOf(name)) <= MOST_CATEGORIES)
        .toList();
  }

  /** Names of the vector's features, in order. */
  List<String> names() {
    return Stream.of(numbers.stream(), parts(moments), texts.stream())
        .flatMap(names -> names)
        .toList();
  }

  /** How many of {@link #names} come first and have a scale. */
  int measured() {
    return names().size() - texts.size();
  }

  private static Stream<String> parts(List<String> moments) {
    return moments.stream().flatMap(name -> Stream.of(name + HOUR, name + WEEKDAY));
  }

  /** From the columns to {@link #VECTOR}. A category never seen in training is one of its own. */
  List<PipelineStage> assembling() {
    List<PipelineStage> stages = new ArrayList<>();
    if (!moments.isEmpty()) {
      stages.add(new SQLTransformer().setStatement(selectingParts()));
    }
    if (!texts.isEmpty()) {
      stages.add(
          new StringIndexer()
              .setInputCols(texts.toArray(String[]::new))
              .setOutputCols(codes().toArray(String[]::new))
              .setHandleInvalid("keep"));
    }
    stages.add(
        new VectorAssembler()
            .setInputCols(
                Stream.of(numbers.stream(), parts(moments), codes().stream())
                    .flatMap(names -> names)
                    .toArray(String[]::new))
            .setOutputCol(VECTOR)
            .setHandleInvalid("keep"));
    return stages;
  }

  private List<String> codes() {
    return texts.stream().map(name -> name + CODE).toList();
  }

  private String selectingParts() {
    return moments.stream()
        .flatMap(
            name ->
                Stream.of(
                    "hour(%s) AS %s".formatted(quoted(name), quoted(name + HOUR)),
                    "dayofweek(%s) AS %s".formatted(quoted(name), quoted(name + WEEKDAY))))
        .collect(Collectors.joining(", ", "SELECT *, ", " FROM __THIS__"));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The rows with their vector. */
  Dataset<Row> assembled(Dataset<Row> rows) {
    return new Pipeline()
        .setStages(assembling().toArray(PipelineStage[]::new))
        .fit(rows)
        .transform(rows);
  }
}
