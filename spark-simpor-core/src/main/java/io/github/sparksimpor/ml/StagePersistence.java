package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.sql.SparkSession;

/** The only place that calls Spark's metadata writer and reader, which Scala hides from others. */
final class StagePersistence {
  private StagePersistence() {}

  static void saveMetadata(Params stage, String path, SparkSession session) {
    DefaultParamsWriter.saveMetadata(stage, path, session);
  }

  /** Metadata of a saved stage. */
  static Saved loadMetadata(String path, SparkSession session, Class<?> type) {
    return new Saved(DefaultParamsReader.loadMetadata(path, session, type.getName()));
  }

  /** The uid and the parameters of a saved stage. */
  record Saved(DefaultParamsReader.Metadata metadata) {
    String uid() {
      return metadata.uid();
    }

    void restoreParams(Params stage) {
      metadata.getAndSetParams(stage, metadata.getAndSetParams$default$2());
    }
  }
}
