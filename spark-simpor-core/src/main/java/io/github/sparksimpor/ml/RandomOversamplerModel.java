package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link RandomOversampler}: holds the synthetic rows. */
public final class RandomOversamplerModel extends ResamplerModel<RandomOversamplerModel> {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public RandomOversamplerModel() {
    this(Identifiable.randomUID("randomOversampler"));
  }

  /** A model without rows. */
  public RandomOversamplerModel(String uid) {
    super(uid, SegmentResampler.DEFAULT_NEIGHBORS);
  }

  @Override
  public RandomOversamplerModel copy(ParamMap extra) {
    RandomOversamplerModel copy = new RandomOversamplerModel(uid()).withRowsOf(this);
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  /** Reads a saved model. */
  public static RandomOversamplerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<RandomOversamplerModel> read() {
    return new ModelReader<>(RandomOversamplerModel.class, RandomOversamplerModel::new);
  }
}
