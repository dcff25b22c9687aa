package io.github.sparksimpor.cli.columns;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.sql.types.DataType;

/** The way of a column's values to numbers and back. */
sealed interface ColumnScale extends Serializable permits NumericScale, Levels, Calendar {
  /** Type of the values. */
  DataType type();

  /** Whether values of the type go this way. */
  boolean fits();

  /**
   * The same numbers for values of another type; empty if these cannot be told from each other by
   * it.
   */
  Optional<ColumnScale> in(DataType other);

  /** Whether a value has a number. */
  default boolean knows(Object value) {
    return true;
  }

  /** The number of a value. */
  double position(Object value);

  /** The value nearest to a number, which is not NaN. */
  Object value(double position);

  /** What the library is told of the feature. */
  Attribute attribute(String name);
}
