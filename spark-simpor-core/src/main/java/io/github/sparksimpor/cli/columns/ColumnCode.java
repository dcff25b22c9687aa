package io.github.sparksimpor.cli.columns;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The way of a feature's cells to numbers and back.
 *
 * @param name of the column
 * @param scale of its values
 * @param spelling of values in cells of text; null if the cells are the values
 * @param missing text that stands for no value; null if none does
 */
record ColumnCode(
    String name, ColumnScale scale, @Nullable Spelling spelling, @Nullable String missing)
    implements Serializable {

  /**
   * The way of cells of another type to the same numbers; empty if such cells cannot stand for the
   * values.
   */
  Optional<ColumnCode> reading(DataType cells) {
    return scale.in(cells).map(same -> new ColumnCode(name, same, null, null));
  }

  /** The number of a cell; NaN if it is missing. */
  double position(@Nullable Object cell) {
    @Nullable Object value = value(cell);
    return value == null ? Double.NaN : scale.position(value);
  }

  /** The cell of a number. */
  @Nullable Object cell(double position) {
    @Nullable Object value = valueAt(position);
    if (value == null) {
      return missing;
    }
    return spelling == null ? value : spelling.write(value);
  }

  /** The value in a cell. */
  @Nullable Object value(@Nullable Object cell) {
    if (cell == null || cell.equals(missing)) {
      return null;
    }
    return spelling == null ? cell : spelling.read((String) cell);
  }

  /** The value of a number. */
  @Nullable Object valueAt(double position) {
    return Double.isNaN(position) ? null : scale.value(position);
  }
}
