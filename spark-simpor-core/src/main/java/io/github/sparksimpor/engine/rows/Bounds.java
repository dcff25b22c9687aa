package io.github.sparksimpor.engine.rows;

/** Rows whose least and greatest value bound a synthetic row's. */
public enum Bounds {
  /** Those of its class. */
  CLASS,
  /** Those of all classes. */
  ALL,
  /** None. */
  NONE
}
