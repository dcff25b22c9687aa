package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.BooleanParam;

/** Whether predictions are those of the original class prior. */
public interface PriorCorrectionParams extends HasDeclaredParams {

  /**
   * Whether predicted probabilities are mapped back from the resampled to the original class prior,
   * and predictions with them. Default false.
   */
  default BooleanParam correctPrior() {
    return declared()
        .param(
            "correctPrior",
            name ->
                new BooleanParam(
                    this,
                    name,
                    "whether predictions are mapped back from the resampled to the original class prior"),
            false);
  }

  /** Value of {@link #correctPrior()}. */
  default boolean getCorrectPrior() {
    return (boolean) getOrDefault(correctPrior());
  }
}
