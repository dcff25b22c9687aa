package io.github.sparksimpor.cli.sink;

import java.util.Locale;

/** What becomes of a table that is there already. */
public enum WriteMode {
  /** It stays, and the run is refused. */
  ERROR,
  /** Its rows are replaced. */
  OVERWRITE,
  /** Its rows stay, and others join them. */
  APPEND;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
