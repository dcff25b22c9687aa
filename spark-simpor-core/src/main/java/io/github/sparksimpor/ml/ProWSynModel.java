package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link ProWSyn}: holds the synthetic rows. */
public final class ProWSynModel extends SegmentResamplerModel<ProWSynModel>
    implements ProWSynParams {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public ProWSynModel() {
    this(Identifiable.randomUID("proWSyn"));
  }

  /** A model without rows. */
  public ProWSynModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static ProWSynModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<ProWSynModel> read() {
    return reader(ProWSynModel.class, ProWSynModel::new);
  }
}
