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
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
