package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link BorderlineSmote}: holds the synthetic rows. */
public final class BorderlineSmoteModel extends ResamplerModel<BorderlineSmoteModel>
    implements BorderlineParams {
  private static final long serialVersionUID = 1L;

  private final BorderlineParamSet borderlineParams;

  /** A model without rows, as Spark Connect needs it. */
  public BorderlineSmoteModel() {
    this(Identifiable.randomUID("borderlineSmote"));
  }

  /** A model without rows. */
  public BorderlineSmoteModel(String uid) {
    super(uid, SegmentResampler.DEFAULT_NEIGHBORS);
    borderlineParams = new BorderlineParamSet(this);
    BorderlineParamSet.initialize(this);
  }

  @Override
  public BorderlineParamSet borderlineParams() {
    return borderlineParams;
  }

  @Override
  public BorderlineSmoteModel copy(ParamMap extra) {
    BorderlineSmoteModel copy = new BorderlineSmoteModel(uid()).withRowsOf(this);
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  /** Reads a saved model. */
  public static BorderlineSmoteModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<BorderlineSmoteModel> read() {
    return new ModelReader<>(BorderlineSmoteModel.class, BorderlineSmoteModel::new);
  }
}
