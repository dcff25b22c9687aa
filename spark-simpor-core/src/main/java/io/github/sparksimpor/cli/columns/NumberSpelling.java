package io.github.sparksimpor.cli.columns;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one type as text.
 *
 * @param text how numbers are written
 * @param type int, bigint or double
 */
record NumberSpelling(NumberText text, DataType type) implements Spelling {
  /** The numbers of a column that holds nothing else. */
  static NumberSpelling of(NumberText text, ColumnProfile column) {
    DataType whole = column.fitInt() ? DataTypes.IntegerType : DataTypes.LongType;
    return new NumberSpelling(text, column.areWhole() ? whole : DataTypes.DoubleType);
  }

  @Override
  public @Nullable Object read(String cell) {
    if (!text.isNumber(cell)) {
      return null;
    }
    if (type instanceof IntegerType) {
      return (int) text.wholeOf(cell);
    }
    return type instanceof LongType ? (Object) text.wholeOf(cell) : (Object) text.valueOf(cell);
  }

  @Override
  public String write(Object value) {
    return text.text(value);
  }
}
