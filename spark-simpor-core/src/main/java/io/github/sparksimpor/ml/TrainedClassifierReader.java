package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.persistence.StagePersistence;
import java.util.function.Function;
import org.apache.spark.ml.util.MLReader;

/** Reads a model's metadata, its classifier and what it holds besides. */
final class TrainedClassifierReader<M extends TrainedClassifier<M, ?>> extends MLReader<M> {
  private final Class<M> type;
  private final Function<String, M> withUid;

  TrainedClassifierReader(Class<M> type, Function<String, M> withUid) {
    this.type = type;
    this.withUid = withUid;
  }

  @Override
  public M load(String path) {
    StagePersistence.Saved saved = StagePersistence.loadMetadata(path, sparkSession(), type);
    M model = withUid.apply(saved.uid());
    model.load(path, sparkSession());
    saved.restoreParams(model);
    return model;
  }
}
