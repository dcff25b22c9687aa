package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.StageParam;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Params;

/** Parameters of stages that train a classifier on resampled rows. */
public interface BalancedTrainingParams extends Params {

  /** Holds the parameters; not a parameter itself. */
  BalancedTrainingParamSet trainingParams();

  /** Adds synthetic rows to the training data. Required. */
  default StageParam<Resampler<?, ?>> resampler() {
    return trainingParams().resampler;
  }

  /**
   * Trained on the resampled rows: any Spark classifier, or a {@code Pipeline} that ends in one.
   * Synthetic rows have a label and features only, so whatever it reads must come from these.
   * Required.
   */
  default StageParam<Estimator<?>> classifier() {
    return trainingParams().classifier;
  }

  /**
   * Whether predicted probabilities are mapped back from the resampled to the original class prior,
   * and predictions with them. Default false.
   */
  default BooleanParam correctPrior() {
    return trainingParams().correctPrior;
  }

  /** Value of {@link #resampler()}. */
  default Resampler<?, ?> getResampler() {
    return required(resampler());
  }

  /** Value of {@link #classifier()}. */
  default Estimator<?> getClassifier() {
    return required(classifier());
  }

  /** Value of {@link #correctPrior()}. */
  default boolean getCorrectPrior() {
    return (boolean) getOrDefault(correctPrior());
  }

  private <T extends Params> T required(StageParam<T> param) {
    if (!isDefined(param)) {
      throw new IllegalArgumentException(
          "%s of %s is not set; give it a stage".formatted(param.name(), uid()));
    }
    return getOrDefault(param);
  }
}
