package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** The parameter objects behind {@link BorderlineParams}, one set a stage. */
public final class BorderlineParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  static final String[] KINDS = {"borderline-1", "borderline-2"};

  final Param<String> kind;
  final IntParam dangerNeighbors;

  BorderlineParamSet(BorderlineParams stage) {
    kind = new ChoiceParam(stage, "kind", "what rows in danger are interpolated with", KINDS);
    dangerNeighbors =
        new BoundedIntParam(
            1, stage, "dangerNeighbors", "nearest rows that tell whether a row is in danger");
  }

  static void initialize(BorderlineParams stage) {
    stage.setDefault(stage.kind(), KINDS[0]);
    stage.setDefault(stage.dangerNeighbors(), 10);
  }
}
