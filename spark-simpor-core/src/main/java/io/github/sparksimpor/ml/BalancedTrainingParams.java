package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.StageParam;
import org.apache.spark.ml.Estimator;

/** Parameters of stages that train a classifier on resampled rows. */
public interface BalancedTrainingParams extends ClassifierParams, PriorCorrectionParams {

  /** Adds synthetic rows to the training data, or leaves some of its rows out. Required. */
  default StageParam<Sampler<?, ?>> resampler() {
    return declared()
        .param(
            "resampler",
            name ->
                new StageParam<>(
                    this,
                    name,
                    "adds rows to the training data or leaves some out",
                    Sampler.class));
  }

  /** Value of {@link #resampler()}. */
  default Sampler<?, ?> getResampler() {
    return resampler().required(this);
  }

  /**
   * Trained on the resampled rows: any Spark classifier, or a {@code Pipeline} that ends in one.
   * Synthetic rows have a label and features only, so whatever it reads must come from these.
   * Required.
   */
  @Override
  default StageParam<Estimator<?>> classifier() {
    return declared()
        .param(
            "classifier",
            name ->
                new StageParam<>(
                    this, name, "classifier trained on the resampled rows", Estimator.class));
  }
}
