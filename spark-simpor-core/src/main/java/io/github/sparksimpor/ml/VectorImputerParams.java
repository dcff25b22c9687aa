package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.Param;

/** Parameters of {@link VectorImputer} and its model. */
public interface VectorImputerParams extends HasDeclaredParams {

  /** Name of the vector column with NaN where a value is missing. Default {@code features}. */
  default Param<String> inputCol() {
    return declared()
        .param(
            "inputCol",
            name -> new Param<>(this, name, "vector column with NaN where a value is missing"),
            "features");
  }

  /** Value of {@link #inputCol()}. */
  default String getInputCol() {
    return getOrDefault(inputCol());
  }

  /** Name of the vector column in which nothing is missing. Default {@code imputed}. */
  default Param<String> outputCol() {
    return declared()
        .param(
            "outputCol",
            name -> new Param<>(this, name, "vector column in which nothing is missing"),
            "imputed");
  }

  /** Value of {@link #outputCol()}. */
  default String getOutputCol() {
    return getOrDefault(outputCol());
  }
}
