package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link Simpor}: holds the synthetic rows, and how each came about. */
public final class SimporModel extends ResamplerModel<SimporModel> implements SimporParams {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public SimporModel() {
    this(Identifiable.randomUID("simpor"));
  }

  /** A model without rows. */
  public SimporModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static SimporModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<SimporModel> read() {
    return reader(SimporModel.class, SimporModel::new);
  }
}
