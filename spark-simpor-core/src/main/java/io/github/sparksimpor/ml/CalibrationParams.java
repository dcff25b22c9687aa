package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.ChoiceParam;
import org.apache.spark.ml.param.Param;

/** Parameters of {@link CalibratedClassifier}. */
public interface CalibrationParams extends CrossFittingParams {

  /**
   * How probabilities are mapped. {@code offset}: by the shift of the prior that resampling made,
   * known from its counts; {@code sigmoid}: by a line in log-odds (Platt 2000); {@code beta}: by
   * two slopes, of log p and log(1 - p) (Kull 2017); {@code isotonic}: by the best function that
   * never falls, which wants a thousand rows of the smaller class or more. Default {@code sigmoid}.
   */
  default Param<String> method() {
    return declared()
        .param(
            "method",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "how probabilities are mapped",
                    "offset",
                    "sigmoid",
                    "isotonic",
                    "beta"),
            "sigmoid");
  }

  /** Value of {@link #method()}. */
  default String getMethod() {
    return getOrDefault(method());
  }

  /** Whether {@link #method()} is {@code offset}, which learns nothing from predictions. */
  default boolean isOffset() {
    return getMethod().equals("offset");
  }
}
