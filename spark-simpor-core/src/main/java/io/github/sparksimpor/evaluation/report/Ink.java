package io.github.sparksimpor.evaluation.report;

import java.util.Locale;

/** Colours by what they mean; the page's style gives each a light and a dark shade. */
enum Ink {
  /** What was there, and is many. */
  QUIET,
  /** What this program made. */
  STRONG,
  /** What was there, and is few. */
  WARM,
  /** The lowest of four levels. */
  LEVEL0,
  /** The second of four levels. */
  LEVEL1,
  /** The third of four levels. */
  LEVEL2,
  /** The highest of four levels. */
  LEVEL3;

  /** Name of its class in the page's style. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
