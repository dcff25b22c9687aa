package io.github.sparksimpor.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;

/** Columns as Spark can hash them, which refuses maps and variants. */
public final class HashableColumn {
  private HashableColumn() {}

  /** A column that can be hashed, equal where the values are: of maps and variants the text. */
  public static Column of(StructField field) {
    Column column = ColumnNames.column(field.name());
    String type = field.dataType().catalogString();
    return type.contains("map<") || type.contains("variant") ? column.cast("string") : column;
  }
}
