package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** Synthetic rows of one slice, compact until they are read. */
interface SyntheticPart extends Serializable {

  /** The rows, in the columns of {@link SyntheticRows}. */
  Iterator<Row> rows();
}
