package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** Parameters of {@link EditedNearestNeighbors} and its model. */
public interface EditedParams extends CleanerParams {

  /** Number k of nearest neighbours, of all classes, that a row is held against. Default 3. */
  default IntParam numNeighbors() {
    return declared()
        .param(
            "numNeighbors",
            name -> new BoundedIntParam(1, this, name, "number of nearest neighbours"),
            3);
  }

  /** Value of {@link #numNeighbors()}. */
  default int getNumNeighbors() {
    return (int) getOrDefault(numNeighbors());
  }

  /**
   * When a row stays: if {@code all} of its neighbours are of its class, or if its class is the
   * {@code mode}, the most frequent among them (of equally frequent ones that of the smallest label
   * counts). Default {@code all}.
   */
  default Param<String> kind() {
    return declared()
        .param(
            "kind",
            name ->
                new ChoiceParam(
                    this, name, "neighbours that must be of a row's class", "all", "mode"),
            "all");
  }

  /** Value of {@link #kind()}. */
  default String getKind() {
    return getOrDefault(kind());
  }
}
