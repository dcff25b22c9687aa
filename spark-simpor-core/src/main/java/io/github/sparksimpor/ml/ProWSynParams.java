package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;

/** Parameters of {@link ProWSyn} and its model. */
public interface ProWSynParams extends HasDeclaredParams {

  /** Number L of proximity levels, at least 1. Default 5. */
  default IntParam numLevels() {
    return declared()
        .param(
            "numLevels",
            name -> new BoundedIntParam(1, this, name, "number of proximity levels"),
            5);
  }

  /** Value of {@link #numLevels()}. */
  default int getNumLevels() {
    return (int) getOrDefault(numLevels());
  }

  /**
   * Factor θ, at least 0, in the weight {@code exp(-θ (l - 1))} of level l; 0 gives all levels the
   * same. Default 1.
   */
  default DoubleParam theta() {
    return declared()
        .param(
            "theta",
            name ->
                BoundedDoubleParam.atLeast(
                    0, this, name, "how fast weights fall from one proximity level to the next"),
            1.0);
  }

  /** Value of {@link #theta()}. */
  default double getTheta() {
    return (double) getOrDefault(theta());
  }
}
