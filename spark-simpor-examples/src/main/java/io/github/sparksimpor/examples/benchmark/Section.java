package io.github.sparksimpor.examples.benchmark;

import java.util.List;
import java.util.function.Predicate;

/** A part of the benchmark. */
interface Section {

  /** Names of the rows it can measure. */
  List<String> names();

  /**
   * Measures.
   *
   * @param wanted which names to measure; others may be left out where that saves time
   */
  List<Measurement> measure(Predicate<String> wanted) throws Exception;
}
