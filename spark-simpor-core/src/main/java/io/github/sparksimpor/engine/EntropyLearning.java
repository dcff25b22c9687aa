package io.github.sparksimpor.engine;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Finds the informative region. */
public final class EntropyLearning {
  private EntropyLearning() {}

  /** Runs the rounds. */
  public static InformativeRegion run(
      SparkSession session,
      ClassPartition classes,
      Broadcast<ClassPartition> shared,
      EntropySettings settings) {
    return InformativeRegion.empty(classes.classes());
  }
}
