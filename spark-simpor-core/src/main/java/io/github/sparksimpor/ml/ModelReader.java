package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.persistence.StagePersistence;
import java.util.function.Function;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a model's metadata and its synthetic rows. */
final class ModelReader<M extends ResamplerModel<M>> extends MLReader<M> {
  private final Class<M> type;
  private final Function<String, M> withUid;

  ModelReader(Class<M> type, Function<String, M> withUid) {
    this.type = type;
    this.withUid = withUid;
  }

  @Override
  public M load(String path) {
    StagePersistence.Saved saved = StagePersistence.loadMetadata(path, sparkSession(), type);
    Dataset<Row> samples = sparkSession().read().parquet(path + "/" + ResamplerModel.SAMPLES);
    M model = withUid.apply(saved.uid()).withRows(samples, null, null);
    saved.restoreParams(model);
    return model;
  }
}
