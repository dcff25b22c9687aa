package io.github.sparksimpor.cli.columns;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** How values stand in cells of text. */
public interface Spelling extends Serializable {
  /** Type of the values. */
  DataType type();

  /** The value of a cell, or null if it is not so spelled. */
  @Nullable Object read(String cell);

  /** The cell of a value. */
  String write(Object value);
}
