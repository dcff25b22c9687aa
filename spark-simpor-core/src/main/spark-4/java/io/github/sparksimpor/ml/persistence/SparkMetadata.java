package io.github.sparksimpor.ml.persistence;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.sql.SparkSession;

/** Spark's own writer and reader of a stage's metadata, as Spark 4 has them. */
final class SparkMetadata {
  private SparkMetadata() {}

  static void write(Params stage, String path, SparkSession session) {
    DefaultParamsWriter.saveMetadata(stage, path, session);
  }

  static DefaultParamsReader.Metadata read(String path, SparkSession session) {
    return DefaultParamsReader.loadMetadata(path, session);
  }

  /** The stage that lies at a path, of the class that its metadata name. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // as Spark's own; its caller checks the class
  static <T> T stage(String path, SparkSession session) {
    return DefaultParamsReader.loadParamsInstance(path, session);
  }
}
