package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.ShareParam;
import io.github.sparksimpor.ml.param.SizesParam;
import io.github.sparksimpor.ml.param.StageParam;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;

/** The parameter objects behind {@link SizeTuningParams}, one set a stage. */
public final class SizeTuningParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double[] SIZES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2};
  private static final Map<String, Measure> LOSSES =
      Map.of(
          "balancedLogLoss", Measure.PLAIN_LOSS,
          "alignedLogLoss", Measure.ALIGNED_LOSS,
          "averagePrecision", Measure.AVERAGE_PRECISION);

  final DoubleArrayParam sizes;
  final IntParam numFolds;
  final IntParam numRepeats;
  final DoubleParam trainRatio;
  final IntParam parallelism;
  final Param<String> loss;
  final StageParam<Evaluator> evaluator;
  final BooleanParam oneStandardError;
  final LongParam seed;

  SizeTuningParamSet(SizeTuningParams stage) {
    sizes = new SizesParam(stage, "sizes", "parts of the gap to try");
    numFolds = new BoundedIntParam(2, stage, "numFolds", "number of stratified folds");
    numRepeats = new BoundedIntParam(1, stage, "numRepeats", "how often the rows are split anew");
    trainRatio =
        new ShareParam(stage, "trainRatio", "part of the rows that trains, instead of folds");
    parallelism =
        new BoundedIntParam(1, stage, "parallelism", "candidates trained at the same time");
    loss =
        new ChoiceParam(
            stage,
            "loss",
            "what decides between sizes",
            "balancedLogLoss",
            "alignedLogLoss",
            "averagePrecision");
    evaluator = new StageParam<>(stage, "evaluator", "decides between sizes instead of the loss");
    oneStandardError =
        new BooleanParam(
            stage,
            "oneStandardError",
            "whether the smallest size within one standard error of the best is taken");
    seed = new LongParam(stage, "seed", "random seed of the splits");
  }

  /** Sets defaults. */
  static void initialize(SizeTuningParams stage) {
    BalancedTrainingParamSet.initialize(stage);
    stage.setDefault(stage.sizes(), SIZES);
    stage.setDefault(stage.numFolds(), 5);
    stage.setDefault(stage.numRepeats(), 1);
    stage.setDefault(stage.parallelism(), 1);
    stage.setDefault(stage.loss(), "balancedLogLoss");
    stage.setDefault(stage.oneStandardError(), false);
    stage.setDefault(stage.seed(), (long) SyntheticSizeTuner.class.getName().hashCode());
  }

  /** What decides. */
  static Measure measure(SizeTuningParams stage) {
    if (stage.isSet(stage.evaluator())) {
      return stage.getOrDefault(stage.evaluator()).isLargerBetter()
          ? Measure.EVALUATOR_GAIN
          : Measure.EVALUATOR_COST;
    }
    return LOSSES.getOrDefault(stage.getLoss(), Measure.PLAIN_LOSS);
  }

  /** Has extra parameters reach the nested stages of a copy. */
  static <S extends SizeTuningParams> S copyStages(S copy, ParamMap extra) {
    if (copy.isSet(copy.evaluator())) {
      copy.set(copy.evaluator(), copy.getOrDefault(copy.evaluator()).copy(extra));
    }
    return BalancedTrainingParamSet.copyStages(copy, extra);
  }
}
