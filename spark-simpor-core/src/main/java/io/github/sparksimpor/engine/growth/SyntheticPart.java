package io.github.sparksimpor.engine.growth;

import java.io.Serializable;
import java.util.Iterator;

/**
 * Synthetic rows of one slice, compact until they are read. It travels to the task that reads it:
 * implementations that are records carry {@code @DefaultSerializer(JavaSerializer.class)}, because
 * Kryo can make none.
 */
public interface SyntheticPart extends Serializable {

  /** The rows, the same and in the same order whenever they are read. */
  Iterator<SyntheticRow> rows();
}
