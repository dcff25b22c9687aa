package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that a model is to score, which need no label, by the code of the table it learnt from.
 * Their columns may have other types than that table's, where these stand for the same values.
 *
 * @param code of that table
 * @param dimension of vectors that the model takes
 */
public record ScoredRows(TableCode code, int dimension) {
  private static final String OF_TEXT =
      "; CSV gives text, whatever it holds, which a model of typed columns does not read";

  /** Name of the column of whole rows. */
  public static final String ROW = "row";

  /** Name of the column that says whether the model can read a row. */
  public static final String READABLE = "readable";

  /**
   * What keeps a table from being scored by its columns, if anything does.
   *
   * @param table to score
   */
  public Optional<String> defect(Dataset<Row> table) {
    List<String> names = Arrays.asList(table.columns());
    List<String> problems = new ArrayList<>();
    List<String> unused = names.stream().filter(name -> !code.names().contains(name)).toList();
    boolean isText = false;
    for (String name : code.names()) {
      DataType learnt = code.schema().apply(name).dataType();
      if (!names.contains(name)) {
        problems.add("there is no column '%s'%s".formatted(name, NearestName.hint(name, unused)));
        continue;
      }
      DataType found = table.schema().apply(name).dataType();
      if (!found.equals(learnt) && (code.vector() != null || reading(name, found).isEmpty())) {
        isText |= found instanceof StringType;
        problems.add(
            "column '%s' is of type %s, not %s"
                .formatted(name, found.catalogString(), learnt.catalogString()));
      }
    }
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", problems)
                + "; give a table with the columns the model learnt from"
                + (isText ? OF_TEXT : ""));
  }

  private Optional<ColumnCode> reading(String name, DataType cells) {
    return code.features().stream()
        .filter(feature -> feature.name().equals(name))
        .findFirst()
        .flatMap(feature -> feature.reading(cells));
  }

  /** Codes of the columns as a table has them that has no {@link #defect}. */
  private List<ColumnCode> codes(StructType schema) {
    return code.features().stream()
        .map(
            feature -> {
              DataType found = schema.apply(feature.name()).dataType();
              return found.equals(code.schema().apply(feature.name()).dataType())
                  ? feature
                  : feature.reading(found).orElseThrow();
            })
        .toList();
  }

  private UnreadableCells unreadable(StructType schema) {
    return new UnreadableCells(codes(schema), code.vector(), dimension, code.keepsMissing());
  }

  /** The cells that the model cannot read, told in one line; empty if there are none. */
  public Optional<String> defectOfCells(Dataset<Row> table) {
    return unreadable(table.schema()).told(table.select(features()));
  }

  /**
   * Every row of the table, whole, in a column {@link #ROW}, with its vector of features. A row
   * that the model cannot read has some vector, and is not {@link #READABLE}.
   *
   * @param name of the vector column
   */
  public Dataset<Row> coded(Dataset<Row> table, String name) {
    int[] places = code.names().stream().mapToInt(table.schema()::fieldIndex).toArray();
    boolean isVector = code.vector() != null;
    List<ColumnCode> codes = codes(table.schema());
    UnreadableCells unreadable = unreadable(table.schema());
    Vector none = Vectors.dense(new double[isVector ? dimension : places.length]);
    StructType schema =
        new StructType()
            .add(ROW, table.schema())
            .add(name, SQLDataTypes.VectorType(), true)
            .add(READABLE, DataTypes.BooleanType, false);
    return table
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  Row features = chosen(row, places);
                  return unreadable.areIn(features)
                      ? RowFactory.create(row, none, false)
                      : RowFactory.create(
                          row, isVector ? features.get(0) : vector(features, codes), true);
                },
            Encoders.row(schema))
        .withMetadata(name, code.metadata(name));
  }

  private static Row chosen(Row row, int[] places) {
    return RowFactory.create(Arrays.stream(places).mapToObj(row::get).toArray());
  }

  private static Vector vector(Row features, List<ColumnCode> codes) {
    double[] values = new double[codes.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = codes.get(k).position(features.get(k));
    }
    return Vectors.dense(values);
  }

  private Column[] features() {
    return code.names().stream().map(ColumnNames::column).toArray(Column[]::new);
  }
}
