package io.github.sparksimpor.cli.table;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Says which row of a table of text is malformed, without showing it: rows are personal. */
final class CsvDefect {
  private static final String RECORD = " malformed record";

  private CsvDefect() {}

  /**
   * Which row is malformed.
   *
   * @param opened the table with all columns text
   */
  static Optional<String> malformed(TableSource source, Dataset<Row> opened) {
    StructType schema = opened.schema().add(RECORD, DataTypes.StringType);
    int record = schema.fieldIndex(RECORD);
    JavaRDD<Row> rows = source.permissive(opened.sparkSession(), schema, RECORD).javaRDD();
    return rows.zipWithIndex().filter(row -> !row._1().isNullAt(record)).take(1).stream()
        .findFirst()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "Malformed CSV record in row %,d: it has not as many cells as the header (%d),"
                        + " or a quote in it does not end; correct it, or name the separator with"
                        + " --option sep=",
                    row._2() + 1,
                    record));
  }
}
