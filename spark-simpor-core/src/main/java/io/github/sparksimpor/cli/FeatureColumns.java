package io.github.sparksimpor.cli;

import static io.github.sparksimpor.spark.ColumnNames.column;
import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Which columns of a table are the label and the features, and the way from single columns to a
 * feature vector and back.
 *
 * @param schema of the table
 * @param label name of the label column
 * @param names names of the feature columns, in order: numeric columns, or one vector column
 */
record FeatureColumns(StructType schema, String label, List<String> names) {

  /**
   * The columns of a table that have roles.
   *
   * @throws BadInputException that tells of all that are no numbers
   */
  static FeatureColumns of(Dataset<Row> table, ColumnRoles roles) {
    FeatureColumns columns = new FeatureColumns(table.schema(), roles.label(), roles.features());
    columns.check(table);
    return columns;
  }

  /** Name of the vector column of {@link #training}. */
  String vector() {
    return label.equals("features") ? "features_" : "features";
  }

  /**
   * Label and feature vector of every row. A null feature becomes NaN, which the library refuses.
   */
  Dataset<Row> training(Dataset<Row> table) {
    return table.select(column(label), features());
  }

  /** Every row's {@code label}, as a double, and {@code features}. */
  Dataset<Row> labelled(Dataset<Row> table) {
    return table.select(
        column(label).cast(DataTypes.DoubleType).as("label"), features().as("features"));
  }

  /**
   * Synthetic rows in the table's columns and types: whole numbers are rounded, and columns other
   * than label and features are null.
   *
   * @param samples with the columns {@code label} and {@code features}
   */
  Dataset<Row> synthetic(Dataset<Row> samples) {
    Column values = vector_to_array(col("features"), "float64");
    Column[] columns =
        Arrays.stream(schema.fields())
            .map(field -> valueOf(field, values).as(field.name(), field.metadata()))
            .toArray(Column[]::new);
    return samples.select(columns);
  }

  /** What is wrong with the values of label and features, if anything is. */
  Optional<String> defect(Dataset<Row> table) {
    List<String> numbers = new ArrayList<>(List.of(label));
    if (!isVector()) {
      numbers.addAll(names);
    }
    Column[] counts =
        numbers.stream()
            .flatMap(name -> Stream.of(count(column(name).isNull()), count(notFinite(name))))
            .toArray(Column[]::new);
    Row row = table.select(counts).first();
    List<String> defects = new ArrayList<>();
    List<String> faulty = new ArrayList<>();
    for (int k = 0; k < numbers.size(); k++) {
      long missing = row.getLong(2 * k);
      long infinite = row.getLong(2 * k + 1);
      if (missing + infinite > 0) {
        faulty.add(numbers.get(k));
        defects.add(
            "%s column '%s' holds %s in %,d rows"
                .formatted(
                    k == 0 ? "label" : "feature",
                    numbers.get(k),
                    missing > 0 ? "null" : "NaN or infinity",
                    missing > 0 ? missing : infinite));
      }
    }
    return defects.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", defects) + "; " + remedy(faulty));
  }

  private String remedy(List<String> faulty) {
    List<String> features = faulty.stream().filter(name -> !name.equals(label)).toList();
    return features.isEmpty()
        ? "drop these rows"
        : "drop or impute them, or leave the column out with --exclude '%s'"
            .formatted(String.join(",", features));
  }

  private static Column count(Column condition) {
    return functions.count(functions.when(condition, 1));
  }

  private Column notFinite(String name) {
    Column value = column(name).cast(DataTypes.DoubleType);
    return functions.isnan(value).or(functions.abs(value).equalTo(Double.POSITIVE_INFINITY));
  }

  private Column features() {
    if (isVector()) {
      return column(names.get(0)).as(vector());
    }
    Column[] values =
        names.stream()
            .map(name -> coalesce(column(name).cast(DataTypes.DoubleType), lit(Double.NaN)))
            .toArray(Column[]::new);
    Attribute[] attributes =
        names.stream()
            .map(name -> NumericAttribute.defaultAttr().withName(name))
            .toArray(Attribute[]::new);
    return array_to_vector(array(values))
        .as(vector(), new AttributeGroup(vector(), attributes).toMetadata());
  }

  private Column valueOf(StructField field, Column values) {
    if (field.name().equals(label)) {
      return col("label").cast(field.dataType());
    }
    int index = names.indexOf(field.name());
    if (index < 0) {
      return lit(null).cast(field.dataType());
    }
    return isVector() ? col("features") : typed(values.getItem(index), field.dataType());
  }

  /** The nearest value of a column's type. */
  private static Column typed(Column value, DataType type) {
    if (type instanceof DoubleType || type instanceof FloatType) {
      return value.cast(type);
    }
    BigDecimal most = largest(type);
    double bound = most.doubleValue();
    if (new BigDecimal(bound).compareTo(most) > 0) {
      bound = Math.nextDown(bound);
    }
    Column bounded = functions.least(functions.greatest(value, lit(-bound)), lit(bound));
    return (type instanceof DecimalType ? bounded : functions.rint(bounded)).cast(type);
  }

  private static BigDecimal largest(DataType type) {
    if (type instanceof DecimalType decimal) {
      return BigDecimal.TEN
          .pow(decimal.precision())
          .subtract(BigDecimal.ONE)
          .movePointLeft(decimal.scale());
    }
    return BigDecimal.valueOf(2).pow(8 * type.defaultSize() - 1).subtract(BigDecimal.ONE);
  }

  private void check(Dataset<Row> table) {
    List<String> problems = new ArrayList<>();
    problems.addAll(notNumbers(table, "label", List.of(label)));
    if (!problems.isEmpty()) {
      problems.add("number its classes (0, 1, …) first");
    }
    List<String> features = isVector() ? List.of() : notNumbers(names);
    problems.addAll(notNumbers(table, "feature", features));
    if (!features.isEmpty()) {
      problems.add(
          "features must be numbers: correct or encode them, or leave them out with --exclude '%s'"
              .formatted(String.join(",", features)));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(String.join("; ", problems));
    }
    checkClasses(table);
  }

  private List<String> notNumbers(List<String> columns) {
    return columns.stream()
        .filter(name -> !(schema.apply(name).dataType() instanceof NumericType))
        .toList();
  }

  private List<String> notNumbers(Dataset<Row> table, String what, List<String> columns) {
    List<String> words = notNumbers(columns);
    List<String> texts =
        words.stream()
            .filter(name -> schema.apply(name).dataType().equals(DataTypes.StringType))
            .toList();
    List<String> problems = new ArrayList<>(CsvDefect.notNumbers(table, what, texts));
    for (String name : words) {
      if (!texts.contains(name)) {
        problems.add(
            "%s column '%s' is of type %s"
                .formatted(what, name, schema.apply(name).dataType().simpleString()));
      }
    }
    return problems;
  }

  /** Labels that are no whole numbers are measurements. */
  private void checkClasses(Dataset<Row> table) {
    Column value = column(label).cast(DataTypes.DoubleType);
    table
        .select(value)
        .filter(value.notEqual(functions.rint(value)))
        .takeAsList(1)
        .forEach(
            row -> {
              throw new BadInputException(
                  "label column '%s' holds %s, which is a measurement rather than a class; number its classes (0, 1, …) first"
                      .formatted(label, row.get(0)));
            });
  }

  private boolean isVector() {
    return names.size() == 1
        && schema.apply(names.get(0)).dataType().equals(SQLDataTypes.VectorType());
  }
}
