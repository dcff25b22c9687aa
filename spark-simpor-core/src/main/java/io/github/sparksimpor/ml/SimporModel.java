package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link Simpor}: holds the synthetic rows, and how each came about. */
public final class SimporModel extends ResamplerModel<SimporModel> implements SimporParams {
  private static final long serialVersionUID = 1L;

  private final SimporParamSet simporParams;

  /** A model without rows, as Spark Connect needs it. */
  public SimporModel() {
    this(Identifiable.randomUID("simpor"));
  }

  /** A model without rows. */
  public SimporModel(String uid) {
    super(uid);
    simporParams = new SimporParamSet(this);
    SimporParamSet.initialize(this);
  }

  @Override
  public SimporParamSet simporParams() {
    return simporParams;
  }

  @Override
  public SimporModel copy(ParamMap extra) {
    SimporModel copy = new SimporModel(uid()).withRowsOf(this);
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  /** Reads a saved model. */
  public static SimporModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<SimporModel> read() {
    return new ModelReader<>(SimporModel.class, SimporModel::new);
  }
}
