package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.spark.ColumnNames;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a model is to score, which need no label, by the code of the table it learnt from.
 *
 * @param code of that table
 * @param dimension of vectors that the model takes
 */
public record ScoredRows(TableCode code, int dimension) {
  private static final String OF_OTHER_KIND =
      "; CSV gives text, whatever it holds, so that a model of CSV scores CSV, and one of typed"
          + " columns those types";

  /** Name of the column of whole rows. */
  public static final String ROW = "row";

  /**
   * What keeps a table from being scored by its columns, if anything does.
   *
   * @param table to score
   */
  public Optional<String> defect(Dataset<Row> table) {
    List<String> names = Arrays.asList(table.columns());
    List<String> problems = new ArrayList<>();
    boolean isTyped = false;
    for (String name : code.names()) {
      StructField learnt = code.schema().apply(name);
      if (!names.contains(name)) {
        problems.add("there is no column '%s'".formatted(name));
      } else if (!table.schema().apply(name).dataType().equals(learnt.dataType())) {
        isTyped |= (learnt.dataType() instanceof StringType) != isText(table, name);
        problems.add(
            "column '%s' is of type %s, not %s"
                .formatted(
                    name,
                    table.schema().apply(name).dataType().catalogString(),
                    learnt.dataType().catalogString()));
      }
    }
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", problems)
                + ": give a table with the columns the model learnt from"
                + (isTyped ? OF_OTHER_KIND : ""));
  }

  private static boolean isText(Dataset<Row> table, String name) {
    return table.schema().apply(name).dataType() instanceof StringType;
  }

  /** The first cell found that the model cannot read, told in one line. */
  public Optional<String> defectOfCells(Dataset<Row> table) {
    Columns columns = new Columns(code.features(), code.vector(), dimension, code.keepsMissing());
    return table
        .select(features())
        .flatMap(
            (FlatMapFunction<Row, String>) row -> columns.defect(row).stream().iterator(),
            Encoders.STRING())
        .takeAsList(1)
        .stream()
        .findFirst();
  }

  /**
   * What a row of features may hold.
   *
   * @param codes of single columns
   * @param vector name of the vector column; null if single columns serve
   * @param dimension of vectors
   * @param fills whether what is missing is filled
   */
  private record Columns(
      List<ColumnCode> codes, @Nullable String vector, int dimension, boolean fills)
      implements Serializable {
    private static final String EMPTY =
        "column '%s' is empty in some row; fill it, or train again with --missing keep";
    private static final String NOT_FINITE =
        "column '%s' holds NaN or infinity (%s); drop or impute such rows";

    Optional<String> defect(Row row) {
      if (vector != null) {
        return ofVector(vector, row.getAs(0));
      }
      return IntStream.range(0, codes.size())
          .mapToObj(k -> ofCell(codes.get(k), row.get(k)))
          .flatMap(Optional::stream)
          .findFirst();
    }

    private Optional<String> ofVector(String name, @Nullable Vector features) {
      if (features == null) {
        return Optional.of(EMPTY.formatted(name));
      } else if (features.size() != dimension) {
        return Optional.of(
            "column '%s' holds vectors of %d features, not %d: give those the model learnt from"
                .formatted(name, features.size(), dimension));
      }
      return Arrays.stream(features.toArray())
          .filter(value -> !isNumber(value))
          .mapToObj(value -> NOT_FINITE.formatted(name, value))
          .findFirst();
    }

    private Optional<String> ofCell(ColumnCode code, @Nullable Object cell) {
      @Nullable Object value = code.value(cell);
      if (cell == null || cell.equals(code.missing())) {
        return fills ? Optional.empty() : Optional.of(EMPTY.formatted(code.name()));
      } else if (value == null) {
        return Optional.of(
            "column '%s' holds '%s', which is spelled as no value of the training table; correct it"
                .formatted(code.name(), cell));
      } else if (!code.scale().knows(value)) {
        return Optional.of(
            "column '%s' holds '%s', which the training table did not; train again with such rows"
                .formatted(code.name(), cell));
      }
      return isNumber(code.scale().position(value))
          ? Optional.empty()
          : Optional.of(NOT_FINITE.formatted(code.name(), cell));
    }

    /** What is no number may be missing; what is infinite is nothing. */
    private boolean isNumber(double value) {
      return Double.isNaN(value) ? fills : !Double.isInfinite(value);
    }
  }

  /**
   * Every row of the table, whole, in a column {@link #ROW}, with its vector of features.
   *
   * @param name of the vector column
   */
  public Dataset<Row> coded(Dataset<Row> table, String name) {
    List<String> names = code.names();
    int[] places = names.stream().mapToInt(table.schema()::fieldIndex).toArray();
    boolean isVector = code.vector() != null;
    List<ColumnCode> codes = code.features();
    StructType schema =
        new StructType().add(ROW, table.schema()).add(name, SQLDataTypes.VectorType(), true);
    return table
        .map(
            (MapFunction<Row, Row>)
                row ->
                    RowFactory.create(
                        row, isVector ? row.get(places[0]) : vector(row, codes, places)),
            Encoders.row(schema))
        .withMetadata(name, code.metadata(name));
  }

  private static Vector vector(Row row, List<ColumnCode> codes, int[] places) {
    double[] values = new double[places.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = codes.get(k).position(row.get(places[k]));
    }
    return Vectors.dense(values);
  }

  private Column[] features() {
    return code.names().stream().map(ColumnNames::column).toArray(Column[]::new);
  }
}
