package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link PolynomFitSmote}: holds the synthetic rows. */
public final class PolynomFitSmoteModel extends SegmentResamplerModel<PolynomFitSmoteModel>
    implements PolynomFitParams {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public PolynomFitSmoteModel() {
    this(Identifiable.randomUID("polynomFitSmote"));
  }

  /** A model without rows. */
  public PolynomFitSmoteModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static PolynomFitSmoteModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<PolynomFitSmoteModel> read() {
    return reader(PolynomFitSmoteModel.class, PolynomFitSmoteModel::new);
  }
}
