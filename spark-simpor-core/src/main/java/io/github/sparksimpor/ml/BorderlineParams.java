package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Parameters of {@link BorderlineSmote} and its model. */
public interface BorderlineParams extends Params {

  /** Holds the parameters; not a parameter itself. */
  BorderlineParamSet borderlineParams();

  /**
   * What rows are interpolated with: {@code borderline-1} (neighbours of the same class) or {@code
   * borderline-2} (also those of other classes). Default {@code borderline-1}.
   */
  default Param<String> kind() {
    return borderlineParams().kind;
  }

  /** Number m of nearest rows that tell whether a row is in danger, at least 1. Default 10. */
  default IntParam dangerNeighbors() {
    return borderlineParams().dangerNeighbors;
  }

  /** Value of {@link #kind()}. */
  default String getKind() {
    return getOrDefault(kind());
  }

  /** Value of {@link #dangerNeighbors()}. */
  default int getDangerNeighbors() {
    return (int) getOrDefault(dangerNeighbors());
  }
}
