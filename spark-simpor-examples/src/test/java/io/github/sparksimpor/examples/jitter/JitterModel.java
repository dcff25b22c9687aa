package io.github.sparksimpor.examples.jitter;

import io.github.sparksimpor.ml.ResamplerModel;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link JitterResampler}: holds the synthetic rows. */
public final class JitterModel extends ResamplerModel<JitterModel> {
  private static final long serialVersionUID = 1L;

  /** A model without rows. */
  public JitterModel(String uid) {
    super(uid);
  }

  /** A reader of saved models; pipelines ask for it by this name. */
  public static MLReader<JitterModel> read() {
    return reader(JitterModel.class, JitterModel::new);
  }
}
