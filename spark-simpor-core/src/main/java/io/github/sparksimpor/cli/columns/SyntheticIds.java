package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.spark.ColumnNames;
import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the id column of synthetic rows: nothing, or what no real row has.
 *
 * @param column name of the id column; null if there is none
 * @param prefix of ids that are text; null for ids that are numbers
 * @param first number of the first synthetic row; 0 to leave ids null
 * @param type of the column
 */
record SyntheticIds(
    @Nullable String column, @Nullable String prefix, long first, @Nullable DataType type)
    implements Serializable {
  private static final String PREFIX = "synthetic-";

  /** There is no id column, or it stays null. */
  static SyntheticIds none(@Nullable String column) {
    return new SyntheticIds(column, null, 0, null);
  }

  /** Ids that follow the largest number, or that begin as no real one does. */
  static SyntheticIds derived(Dataset<Row> table, String column, ColumnProfile profile) {
    DataType type = table.schema().apply(column).dataType();
    if (profile.cells() > 0 && profile.areWhole()) {
      return new SyntheticIds(column, null, Math.max(profile.most(), 0) + 1, type);
    }
    String prefix = PREFIX;
    while (!table.filter(ColumnNames.column(column).startsWith(prefix)).isEmpty()) {
      prefix += "-";
    }
    return new SyntheticIds(column, prefix, 1, type);
  }

  /** Whether ids of a type can be derived. */
  static boolean canDerive(DataType type) {
    return type instanceof StringType || type instanceof LongType || type instanceof IntegerType;
  }

  /** The id of a synthetic row, by its number from 0. */
  @Nullable Object cell(long number) {
    if (first == 0) {
      return null;
    } else if (prefix != null) {
      return prefix + (first + number);
    }
    long id = Math.addExact(first, number);
    if (type instanceof StringType) {
      return String.valueOf(id);
    } else if (type instanceof IntegerType) {
      return Math.toIntExact(id);
    }
    return id;
  }
}
