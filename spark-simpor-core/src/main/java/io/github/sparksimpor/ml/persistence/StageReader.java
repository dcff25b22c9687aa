package io.github.sparksimpor.ml.persistence;

import java.util.function.Function;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;

/** Reads a stage whose parameters hold stages. */
public final class StageReader<T extends Params> extends MLReader<T> {
  private final Class<T> type;
  private final Function<String, T> withUid;

  public StageReader(Class<T> type, Function<String, T> withUid) {
    this.type = type;
    this.withUid = withUid;
  }

  @Override
  public T load(String path) {
    StagePersistence.Saved saved = StagePersistence.loadMetadata(path, sparkSession(), type);
    T stage = withUid.apply(saved.uid());
    saved.restoreWithStages(stage, path, sparkSession());
    return stage;
  }
}
