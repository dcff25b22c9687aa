package io.github.sparksimpor.engine.growth;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a synthetic row grew from, by their ids.
 *
 * @param seedId of its seed; null if it is not known or rows have no ids
 * @param neighborId of the neighbour at the other end of its segment, likewise; null if there is
 *     none
 */
public record Origin(@Nullable Object seedId, @Nullable Object neighborId) implements Serializable {

  /** Nothing is known. */
  static Origin unknown() {
    return new Origin(null, null);
  }
}
