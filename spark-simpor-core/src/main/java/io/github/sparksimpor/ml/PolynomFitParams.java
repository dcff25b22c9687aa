package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.Param;

/** Parameters of {@link PolynomFitSmote} and its model. */
public interface PolynomFitParams extends HasDeclaredParams {

  /**
   * What rows lie between: a row and the mean row of its class, evenly spaced ({@code star}), or
   * any two rows of the class, at random ({@code mesh}). Default {@code star}.
   */
  default Param<String> topology() {
    return declared()
        .param(
            "topology",
            name -> new ChoiceParam(this, name, "what rows lie between", "star", "mesh"),
            "star");
  }

  /** Value of {@link #topology()}. */
  default String getTopology() {
    return getOrDefault(topology());
  }
}
