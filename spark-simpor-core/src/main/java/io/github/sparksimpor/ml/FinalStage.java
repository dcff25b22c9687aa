package io.github.sparksimpor.ml;

import java.util.Optional;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.jspecify.annotations.Nullable;

/**
 * The stage that predicts, at the end of what may be pipelines and searches, as it is set.
 *
 * @param stage a classifier or its model
 */
record FinalStage(Params stage) {

  /** Finds the last stage. */
  static FinalStage of(Params stage) {
    Params last = stage;
    for (Params inner = inner(stage); inner != null; inner = inner(inner)) {
      last = inner;
    }
    return new FinalStage(last);
  }

  /** The stage itself, or the outermost within it, that is of some kind. */
  static <T> Optional<T> within(Params stage, Class<T> kind) {
    for (Params inner = stage; inner != null; inner = inner(inner)) {
      if (kind.isInstance(inner)) {
        return Optional.of(kind.cast(inner));
      }
    }
    return Optional.empty();
  }

  /** The last stage of a pipeline, or what a search or another stage trains or has trained. */
  private static @Nullable Params inner(Params stage) {
    if (stage instanceof Pipeline pipeline) {
      return last(pipeline.getStages());
    } else if (stage instanceof PipelineModel model) {
      return last(model.stages());
    } else if (stage instanceof CrossValidator search) {
      return search.getEstimator();
    } else if (stage instanceof CrossValidatorModel model) {
      return model.bestModel();
    } else if (stage instanceof TrainValidationSplit search) {
      return search.getEstimator();
    } else if (stage instanceof TrainValidationSplitModel model) {
      return model.bestModel();
    } else if (stage instanceof BalancedTrainingParams trainer) {
      return trainer.getClassifier();
    } else if (stage instanceof CrossFittingParams trainer) {
      return trainer.getClassifier();
    } else if (stage instanceof TrainedClassifier<?, ?> model) {
      return model.classifier();
    } else if (stage instanceof BalancedBaggingModel model) {
      return model.members().get(0);
    }
    return null;
  }

  private static @Nullable Params last(PipelineStage[] stages) {
    return stages.length == 0 ? null : stages[stages.length - 1];
  }

  /** Value of a parameter that names a column; empty if the stage has none or it is unset. */
  Optional<String> column(String param) {
    return value(param).map(String.class::cast).filter(name -> !name.isEmpty());
  }

  /**
   * Name of the column of class probabilities.
   *
   * @param purpose what needs them, for the error message
   */
  String probabilityCol(String purpose) {
    return column("probabilityCol")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s needs class probabilities, but %s (%s) has no probabilityCol; use a probabilistic classifier, such as LogisticRegression, as last stage"
                        .formatted(purpose, stage.uid(), stage.getClass().getSimpleName())));
  }

  /**
   * Name of the column of predicted classes.
   *
   * @param purpose what writes it, for the error message
   */
  String predictionCol(String purpose) {
    return column("predictionCol")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s writes predictions, but %s (%s) has no predictionCol; set it"
                        .formatted(purpose, stage.uid(), stage.getClass().getSimpleName())));
  }

  /** Name of the column of classes it learns from. */
  String labelCol() {
    return column("labelCol").orElse("label");
  }

  /** Thresholds the user gave the classifier, one a class; empty if predictions are an argmax. */
  Optional<double[]> thresholds() {
    return setByUser("thresholds")
        .map(double[].class::cast)
        .or(() -> setByUser("threshold").map(Double.class::cast).map(t -> new double[] {1 - t, t}));
  }

  private Optional<Object> setByUser(String name) {
    return stage.hasParam(name) && stage.isSet(stage.getParam(name))
        ? value(name)
        : Optional.empty();
  }

  private Optional<Object> value(String name) {
    if (!stage.hasParam(name)) {
      return Optional.empty();
    }
    Param<Object> param = stage.getParam(name);
    return stage.isDefined(param) ? Optional.of(stage.getOrDefault(param)) : Optional.empty();
  }
}
