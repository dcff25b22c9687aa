package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWriter;

/** Writes a stage whose parameters hold stages. */
final class StageWriter extends MLWriter {
  private final Params stage;

  StageWriter(Params stage) {
    this.stage = stage;
  }

  @Override
  public void saveImpl(String path) {
    StagePersistence.saveWithStages(stage, path, sparkSession());
  }
}
