package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.SyntheticRows;
import java.util.Optional;

/**
 * What a resampler has grown.
 *
 * @param rows the synthetic rows
 * @param ascent how they ascended; empty if the method knows no ascent
 */
public record Grown(SyntheticRows rows, Optional<AscentSummary> ascent) {

  /** Rows of a method without ascents. */
  public static Grown of(SyntheticRows rows) {
    return new Grown(rows, Optional.empty());
  }
}
