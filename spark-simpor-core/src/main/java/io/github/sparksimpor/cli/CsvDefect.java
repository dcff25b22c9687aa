package io.github.sparksimpor.cli;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Says where a table of text is at fault, by row and cell. Rows are personal: of a faulty one the
 * cell at fault is shown, shortened, and nothing else.
 */
final class CsvDefect {
  private static final String RECORD = " malformed record";
  private static final int LONGEST = 30;

  private CsvDefect() {}

  /**
   * Which row is malformed.
   *
   * @param reader of the table
   * @param opened the table with all columns text
   */
  static Optional<String> malformed(TableReader reader, Dataset<Row> opened) {
    StructType schema = opened.schema().add(RECORD, DataTypes.StringType);
    int record = schema.fieldIndex(RECORD);
    JavaRDD<Row> rows = reader.permissive(opened.sparkSession(), schema, RECORD).javaRDD();
    return first(rows.zipWithIndex().filter(row -> !row._1().isNullAt(record)))
        .map(
            row ->
                ("Malformed CSV record in row %,d: it has not as many cells as the header (%d),"
                        + " or a quote in it does not end; correct it, or name the separator with"
                        + " --option sep=")
                    .formatted(row._2() + 1, record));
  }

  /**
   * Cells that keep columns from being numbers.
   *
   * @param table with these columns as text
   * @return what to say of each column that does not hold numbers only
   */
  static List<String> notNumbers(Dataset<Row> table, String what, List<String> columns) {
    if (columns.isEmpty()) {
      return List.of();
    }
    Column[] counts =
        columns.stream()
            .map(column -> functions.count(functions.when(isNoNumber(column), 1)))
            .toArray(Column[]::new);
    Row strays = table.select(counts).first();
    long rows = table.count();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      long stray = strays.getLong(i);
      String few =
          stray == 0 || 2 * stray > rows
              ? ""
              : ", for it holds %s (%,d of %,d rows hold no number)"
                  .formatted(stray(table, columns.get(i)).orElse("text"), stray, rows);
      problems.add("%s column '%s' is of type string%s".formatted(what, columns.get(i), few));
    }
    return problems;
  }

  /** The first cell of a column of text that is no number, and its row. */
  static Optional<String> stray(Dataset<Row> table, String column) {
    JavaRDD<Row> cells = table.select(ColumnNames.column(column), isNoNumber(column)).javaRDD();
    return first(cells.zipWithIndex().filter(row -> row._1().getBoolean(1)))
        .map(row -> "'%s' in row %,d".formatted(shortened(row._1().getString(0)), row._2() + 1));
  }

  private static Column isNoNumber(String column) {
    Column cell = ColumnNames.column(column);
    return cell.isNotNull().and(cell.try_cast(DataTypes.DoubleType).isNull());
  }

  private static Optional<Tuple2<Row, Long>> first(JavaPairRDD<Row, Long> rows) {
    return rows.take(1).stream().findFirst();
  }

  private static String shortened(String cell) {
    return cell.codePointCount(0, cell.length()) <= LONGEST
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
