package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.ChoiceParam;
import org.apache.spark.ml.param.Param;

/** Parameters of cleaners and their models. */
public interface CleanerParams extends MeasuringParams {

  /**
   * Classes that rows are left out of: {@code notMinority} (all but the smallest, of equally small
   * ones none) or {@code all}, as is usual after rows were added. Default {@code notMinority}.
   */
  default Param<String> samplingStrategy() {
    return declared()
        .param(
            "samplingStrategy",
            name ->
                new ChoiceParam(
                    this, name, "classes that rows are left out of", "notMinority", "all"),
            "notMinority");
  }

  /** Value of {@link #samplingStrategy()}. */
  default String getSamplingStrategy() {
    return getOrDefault(samplingStrategy());
  }
}
