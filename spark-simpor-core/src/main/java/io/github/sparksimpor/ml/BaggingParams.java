package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;

/** Parameters of {@link BalancedBagging} and its model. */
public interface BaggingParams extends PriorCorrectionParams {

  /** Number B of classifiers whose probabilities are averaged, from 1 to 10,000. Default 10. */
  default IntParam numMembers() {
    return declared()
        .param(
            "numMembers",
            name ->
                new BoundedIntParam(
                    1, 10_000, this, name, "number of classifiers that are averaged"),
            10);
  }

  /** Value of {@link #numMembers()}. */
  default int getNumMembers() {
    return (int) getOrDefault(numMembers());
  }

  /**
   * Whether the averaged probabilities are mapped back from the resampled to the original class
   * prior. Default true.
   */
  @Override
  default BooleanParam correctPrior() {
    return declared()
        .param(
            "correctPrior",
            name ->
                new BooleanParam(
                    this,
                    name,
                    "whether predictions are mapped back from the resampled to the original class"
                        + " prior"),
            true);
  }
}
