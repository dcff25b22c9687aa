package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link Smote}: holds the synthetic rows. */
public final class SmoteModel extends SegmentResamplerModel<SmoteModel> {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public SmoteModel() {
    this(Identifiable.randomUID("smote"));
  }

  /** A model without rows. */
  public SmoteModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static SmoteModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<SmoteModel> read() {
    return reader(SmoteModel.class, SmoteModel::new);
  }
}
