package io.github.sparksimpor.ml.persistence;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWriter;

/** Writes a stage whose parameters hold stages. */
public final class StageWriter extends MLWriter {
  private final Params stage;

  public StageWriter(Params stage) {
    this.stage = stage;
  }

  @Override
  public void saveImpl(String path) {
    StagePersistence.saveWithStages(stage, path, sparkSession());
  }
}
