package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link RandomOversampler}: holds the synthetic rows. */
public final class RandomOversamplerModel extends SegmentResamplerModel<RandomOversamplerModel> {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public RandomOversamplerModel() {
    this(Identifiable.randomUID("randomOversampler"));
  }

  /** A model without rows. */
  public RandomOversamplerModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static RandomOversamplerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<RandomOversamplerModel> read() {
    return reader(RandomOversamplerModel.class, RandomOversamplerModel::new);
  }
}
