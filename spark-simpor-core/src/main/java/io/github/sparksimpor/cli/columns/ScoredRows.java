package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a model is to score, which need no label, by the code of the table it learnt from.
 *
 * @param code of that table
 */
public record ScoredRows(TableCode code) {
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
    for (String name : code.names()) {
      StructField learnt = code.schema().apply(name);
      if (!names.contains(name)) {
        problems.add("there is no column '%s'".formatted(name));
      } else if (!table.schema().apply(name).dataType().equals(learnt.dataType())) {
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
            String.join("; ", problems) + ": give a table with the columns the model learnt from");
  }

  /** The first cell found that the model cannot read, told in one line. */
  public Optional<String> defectOfCells(Dataset<Row> table) {
    List<ColumnCode> codes = code.features();
    boolean fills = code.keepsMissing();
    return table
        .select(features())
        .flatMap(
            (FlatMapFunction<Row, String>) row -> defects(codes, fills, row).iterator(),
            Encoders.STRING())
        .takeAsList(1)
        .stream()
        .findFirst();
  }

  private static List<String> defects(List<ColumnCode> codes, boolean fills, Row row) {
    List<String> told = new ArrayList<>();
    for (int k = 0; k < codes.size() && told.isEmpty(); k++) {
      ColumnCode code = codes.get(k);
      @Nullable Object cell = row.get(k);
      @Nullable Object value = code.value(cell);
      if (cell == null || cell.equals(code.missing())) {
        if (!fills) {
          told.add(
              "column '%s' is empty in some row; fill it, or train again with --missing keep"
                  .formatted(code.name()));
        }
      } else if (value == null) {
        told.add(
            "column '%s' holds '%s', which is spelled as no value of the training table; correct it"
                .formatted(code.name(), cell));
      } else if (!code.scale().knows(value)) {
        told.add(
            "column '%s' holds '%s', which the training table did not; train again with such rows"
                .formatted(code.name(), cell));
      }
    }
    return told;
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
    return code.features().stream()
        .map(feature -> ColumnNames.column(feature.name()))
        .toArray(Column[]::new);
  }
}
