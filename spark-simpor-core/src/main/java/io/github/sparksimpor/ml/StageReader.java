package io.github.sparksimpor.ml;

import java.util.function.Function;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;

/** Reads a stage whose parameters hold stages. */
final class StageReader<T extends Params> extends MLReader<T> {
  private final Class<T> type;
  private final Function<String, T> withUid;

  StageReader(Class<T> type, Function<String, T> withUid) {
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
