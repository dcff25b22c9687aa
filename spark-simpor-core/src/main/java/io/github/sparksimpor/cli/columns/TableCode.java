package io.github.sparksimpor.cli.columns;

import static io.github.sparksimpor.spark.ColumnNames.column;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The way of a table's rows to labels and feature vectors, and of synthetic ones back to rows of
 * the table.
 *
 * @param schema of the table
 * @param labels the classes
 * @param features codes of the feature columns, in order; empty if a vector column serves
 * @param vector name of the vector column; null if single columns serve
 * @param ids cells of the synthetic rows' id column
 * @param missing text that stands for no value; null if none does
 * @param keepsMissing whether features may be missing
 */
public record TableCode(
    StructType schema,
    ClassLabels labels,
    List<ColumnCode> features,
    @Nullable String vector,
    SyntheticIds ids,
    @Nullable String missing,
    boolean keepsMissing)
    implements Serializable {
  private static final String LABEL = "label";
  private static final String FEATURES = "features";

  /** Names of the feature columns. */
  public List<String> names() {
    return vector != null ? List.of(vector) : features.stream().map(ColumnCode::name).toList();
  }

  /** Name of the vector column of {@link #training}. */
  public String vectorColumn() {
    return List.of(labels.column(), String.valueOf(ids.column())).contains(FEATURES)
        ? FEATURES + "_"
        : FEATURES;
  }

  /**
   * Label, feature vector and id, if there is one, of every row. A missing feature is NaN, which
   * the library refuses unless it is told to keep it.
   */
  public Dataset<Row> training(Dataset<Row> table) {
    return coded(table, labels.column(), vectorColumn());
  }

  /** Every row's {@code label}, as a double, and {@code features}. */
  public Dataset<Row> labelled(Dataset<Row> table) {
    return coded(table, LABEL, FEATURES).select(LABEL, FEATURES);
  }

  private Dataset<Row> coded(Dataset<Row> table, String label, String vectorName) {
    List<String> read = new ArrayList<>(List.of(labels.column()));
    read.addAll(names());
    StructType coded =
        new StructType()
            .add(label, DataTypes.DoubleType)
            .add(vectorName, SQLDataTypes.VectorType());
    @Nullable String id = ids.column();
    if (id != null) {
      read.add(id);
      coded = coded.add(schema.apply(id));
    }
    Column[] columns = read.stream().map(name -> column(name)).toArray(Column[]::new);
    return table
        .select(columns)
        .map((MapFunction<Row, Row>) row -> coded(row, id != null), Encoders.row(coded))
        .withMetadata(vectorName, metadata(vectorName));
  }

  private Row coded(Row row, boolean withId) {
    @Nullable Double label = labels.number(row.get(0));
    @Nullable Object values = vector != null ? row.get(1) : vector(row);
    return withId
        ? RowFactory.create(label, values, row.get(row.size() - 1))
        : RowFactory.create(label, values);
  }

  private Vector vector(Row row) {
    double[] values = new double[features.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = features.get(k).position(row.get(k + 1));
    }
    return Vectors.dense(values);
  }

  /** What the vector column tells of its features. */
  Metadata metadata(String name) {
    if (vector != null) {
      return schema.apply(vector).metadata();
    }
    Attribute[] attributes =
        features.stream()
            .map(feature -> feature.scale().attribute(feature.name()))
            .toArray(Attribute[]::new);
    return new AttributeGroup(name, attributes).toMetadata();
  }

  /**
   * Synthetic rows in the table's columns: columns other than label, features and id are null.
   *
   * @param samples with the columns {@code label} and {@code features}
   * @param typed whether in the types of {@link #typed} rather than the table's
   */
  public Dataset<Row> synthetic(Dataset<Row> samples, boolean typed) {
    List<SyntheticCell> columns =
        Arrays.stream(schema.fields()).map(field -> synthetic(field.name(), typed)).toList();
    return samples
        .sparkSession()
        .createDataFrame(
            samples
                .select(LABEL, FEATURES)
                .javaRDD()
                .zipWithIndex()
                .map(row -> row(columns, new Numbered(row._1(), row._2()))),
            typed ? typedSchema() : schema);
  }

  /** A synthetic row with its number, from 0. */
  private record Numbered(Row row, long number) {}

  /** A cell of a synthetic row. */
  private interface SyntheticCell extends Serializable {
    @Nullable Object of(Numbered row);
  }

  /** The value in a cell of text. */
  private interface TypedCell extends Serializable {
    @Nullable Object of(@Nullable Object cell);
  }

  private static Row row(List<SyntheticCell> columns, Numbered row) {
    Object[] cells = new Object[columns.size()];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = columns.get(k).of(row);
    }
    return RowFactory.create(cells);
  }

  private SyntheticCell synthetic(String name, boolean typed) {
    if (name.equals(labels.column())) {
      return row -> {
        Object cell = labels.cell(row.row().getDouble(0));
        return typed ? labels.value(cell) : cell;
      };
    } else if (name.equals(ids.column())) {
      return row -> ids.cell(row.number());
    } else if (name.equals(vector)) {
      return row -> row.row().get(1);
    }
    int index = names().indexOf(name);
    if (index < 0) {
      return row -> null;
    }
    ColumnCode code = features.get(index);
    return row -> {
      double position = row.row().<Vector>getAs(1).apply(index);
      return typed ? code.valueAt(position) : code.cell(position);
    };
  }

  /** A table of text with labels and features as the values that they are. */
  public Dataset<Row> typed(Dataset<Row> table) {
    Map<String, ColumnCode> codes = codes();
    List<TypedCell> columns =
        Arrays.stream(schema.fieldNames()).map(name -> typed(name, codes.get(name))).toList();
    return table.map((MapFunction<Row, Row>) row -> row(columns, row), Encoders.row(typedSchema()));
  }

  private static Row row(List<TypedCell> columns, Row row) {
    Object[] cells = new Object[columns.size()];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = columns.get(k).of(row.get(k));
    }
    return RowFactory.create(cells);
  }

  private TypedCell typed(String name, @Nullable ColumnCode code) {
    if (name.equals(labels.column())) {
      return labels::value;
    }
    return code != null ? code::value : cell -> cell != null && cell.equals(missing) ? null : cell;
  }

  private StructType typedSchema() {
    Map<String, ColumnCode> codes = codes();
    StructType typed = new StructType();
    for (StructField field : schema.fields()) {
      @Nullable ColumnCode code = codes.get(field.name());
      boolean isLabel = field.name().equals(labels.column());
      typed =
          typed.add(
              field.name(),
              isLabel
                  ? labels.spelling() == null ? field.dataType() : labels.spelling().type()
                  : code == null ? field.dataType() : code.scale().type(),
              true,
              field.metadata());
    }
    return typed;
  }

  private Map<String, ColumnCode> codes() {
    return features.stream().collect(Collectors.toMap(ColumnCode::name, code -> code));
  }

  /** A value of a feature as its cells have it, if it is a category or a moment. */
  public Optional<String> word(int feature, double value) {
    return vector != null || features.get(feature).scale() instanceof NumericScale
        ? Optional.empty()
        : Optional.of(String.valueOf(features.get(feature).cell(value)));
  }

  /** Number of features if each category is one. */
  public int slots() {
    return features.stream()
        .mapToInt(code -> code.scale() instanceof Levels levels ? levels.size() : 1)
        .sum();
  }

  /** Most categories of a feature; 0 if none holds categories. */
  public int mostLevels() {
    return features.stream()
        .mapToInt(code -> code.scale() instanceof Levels levels ? levels.size() : 0)
        .max()
        .orElse(0);
  }
}
