package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.StageParam;
import java.io.Serializable;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;

/** The parameter objects behind {@link BalancedTrainingParams}, one set a stage. */
public final class BalancedTrainingParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  final StageParam<Resampler<?, ?>> resampler;
  final StageParam<Estimator<?>> classifier;
  final BooleanParam correctPrior;

  BalancedTrainingParamSet(BalancedTrainingParams stage) {
    resampler = new StageParam<>(stage, "resampler", "adds synthetic rows to the training data");
    classifier = new StageParam<>(stage, "classifier", "classifier trained on the resampled rows");
    correctPrior = correctPrior(stage);
  }

  static BooleanParam correctPrior(Params stage) {
    return new BooleanParam(
        stage,
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior");
  }

  /** Sets defaults. */
  static void initialize(BalancedTrainingParams stage) {
    stage.setDefault(stage.correctPrior(), false);
  }

  /** Has extra parameters reach the nested stages of a copy, as Spark's meta-algorithms do. */
  static <S extends BalancedTrainingParams> S copyStages(S copy, ParamMap extra) {
    copyStage(copy, copy.resampler(), extra);
    copyStage(copy, copy.classifier(), extra);
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Params> void copyStage(
      Params owner, StageParam<T> param, ParamMap extra) {
    if (owner.isSet(param)) {
      owner.set((Param<Params>) (Param<?>) param, owner.getOrDefault(param).copy(extra));
    }
  }
}
