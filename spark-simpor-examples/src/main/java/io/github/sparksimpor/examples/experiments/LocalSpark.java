package io.github.sparksimpor.examples.experiments;

import org.apache.spark.sql.SparkSession;

/** Spark in this process, set up for many small jobs. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkSession start(String name) {
    SparkSession session =
        SparkSession.builder()
            .master("local[*]")
            .appName(name)
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            // Plans of a few hundred rows take longer to compile than to run.
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.adaptive.enabled", false)
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
