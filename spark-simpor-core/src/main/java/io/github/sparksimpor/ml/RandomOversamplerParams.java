package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import org.apache.spark.ml.param.DoubleParam;

/** Parameters of {@link RandomOversampler} and its model. */
public interface RandomOversamplerParams extends SegmentParams {

  /**
   * Factor s of the noise that a smoothed bootstrap adds to copies, at least 0: independent,
   * normal, of standard deviation {@code s h σ_k} in feature k, with {@code h = (4 / ((d + 2)
   * n))^(1/(d + 4))} for d features that are no categories and n rows of all classes, and σ_k the
   * standard deviation of the class. 0 makes exact copies. Default 0.
   */
  default DoubleParam shrinkage() {
    return declared()
        .param(
            "shrinkage",
            name ->
                BoundedDoubleParam.atLeast(
                    0, this, name, "factor of the noise that is added to copies; 0 adds none"),
            0.0);
  }

  /** Value of {@link #shrinkage()}. */
  default double getShrinkage() {
    return (double) getOrDefault(shrinkage());
  }
}
