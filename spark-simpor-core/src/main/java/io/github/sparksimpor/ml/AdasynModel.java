package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link Adasyn}: holds the synthetic rows. */
public final class AdasynModel extends SegmentResamplerModel<AdasynModel> {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public AdasynModel() {
    this(Identifiable.randomUID("adasyn"));
  }

  /** A model without rows. */
  public AdasynModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static AdasynModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<AdasynModel> read() {
    return reader(AdasynModel.class, AdasynModel::new);
  }
}
