package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link BorderlineSmote}: holds the synthetic rows. */
public final class BorderlineSmoteModel extends SegmentResamplerModel<BorderlineSmoteModel>
    implements BorderlineParams {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public BorderlineSmoteModel() {
    this(Identifiable.randomUID("borderlineSmote"));
  }

  /** A model without rows. */
  public BorderlineSmoteModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static BorderlineSmoteModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<BorderlineSmoteModel> read() {
    return reader(BorderlineSmoteModel.class, BorderlineSmoteModel::new);
  }
}
