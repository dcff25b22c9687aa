package io.github.sparksimpor.engine;

import java.io.Serializable;

/** How informative rows are found (method section 4). */
public record EntropySettings(
    Selection selection,
    int initialBatch,
    int queryBatch,
    double threshold,
    int maxRounds,
    double fraction,
    int[] hiddenLayers,
    long seed)
    implements Serializable {

  /** Mode of selection. */
  public enum Selection {
    /** Rounds of active learning. */
    ACTIVE,
    /** One training; the rows of highest entropy. */
    TOP_FRACTION
  }
}
