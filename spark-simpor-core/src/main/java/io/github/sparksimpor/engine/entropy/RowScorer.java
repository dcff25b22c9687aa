package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.engine.rows.PlacedRows;

/** Training rows that a network can be shown where they lie. */
public interface RowScorer extends PlacedRows {

  /** Scores all rows. */
  UncertainRows score(RowScoring scoring);
}
