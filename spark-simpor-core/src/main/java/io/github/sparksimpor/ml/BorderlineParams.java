package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** Parameters of {@link BorderlineSmote} and its model. */
public interface BorderlineParams extends HasDeclaredParams {

  /**
   * What rows are interpolated with: {@code borderline-1} (neighbours of the same class) or {@code
   * borderline-2} (also those of other classes). Default {@code borderline-1}.
   */
  default Param<String> kind() {
    return declared()
        .param(
            "kind",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "what rows in danger are interpolated with",
                    "borderline-1",
                    "borderline-2"),
            "borderline-1");
  }

  /** Value of {@link #kind()}. */
  default String getKind() {
    return getOrDefault(kind());
  }

  /** Number m of nearest rows that tell whether a row is in danger, at least 1. Default 10. */
  default IntParam dangerNeighbors() {
    return declared()
        .param(
            "dangerNeighbors",
            name ->
                new BoundedIntParam(
                    1, this, name, "nearest rows that tell whether a row is in danger"),
            10);
  }

  /** Value of {@link #dangerNeighbors()}. */
  default int getDangerNeighbors() {
    return (int) getOrDefault(dangerNeighbors());
  }
}
