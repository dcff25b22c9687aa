package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.persistence.StagePersistence;
import java.util.function.Function;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads a saved model with its synthetic rows.
 *
 * @param <M> type of the model
 */
public final class ModelReader<M extends ResamplerModel<M>> extends MLReader<M> {
  private final Class<M> type;
  private final Function<String, M> withUid;

  /**
   * A reader.
   *
   * @param type class of the model
   * @param withUid makes a model without rows of a given uid
   */
  public ModelReader(Class<M> type, Function<String, M> withUid) {
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
