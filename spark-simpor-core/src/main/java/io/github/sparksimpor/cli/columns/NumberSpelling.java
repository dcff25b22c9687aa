package io.github.sparksimpor.cli.columns;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.LongType;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one type as text.
 *
 * @param text how numbers are written
 * @param type int, bigint or double
 * @param plain whether without powers of ten
 */
record NumberSpelling(NumberText text, DataType type, boolean plain) implements Spelling {
  /** The numbers of a column that holds nothing else. */
  static NumberSpelling of(NumberText text, ColumnProfile column) {
    DataType whole = column.fitInt() ? DataTypes.IntegerType : DataTypes.LongType;
    return new NumberSpelling(
        text, column.areWhole() ? whole : DataTypes.DoubleType, !column.hasExponents());
  }

  /** A number that is none of the type, as rows of another day may hold, is read as a double. */
  @Override
  public @Nullable Object read(String cell) {
    if (!text.isNumber(cell)) {
      return null;
    } else if (type instanceof DoubleType || !text.isWhole(cell)) {
      return text.valueOf(cell);
    }
    long whole = text.wholeOf(cell);
    if (type instanceof LongType) {
      return whole;
    }
    return whole == (int) whole ? (Object) (int) whole : (Object) text.valueOf(cell);
  }

  @Override
  public String write(Object value) {
    return text.text(value, plain);
  }
}
