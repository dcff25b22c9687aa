package io.github.sparksimpor.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The stage that predicts, at the end of what may be pipelines and searches: how it predicts, and
 * whether it may be trained on resampled rows.
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

  /** Checks what a stage that resamples asks of its classifier. */
  void check(BalancedTrainingParams trainer, StructType schema) {
    checkLabel(trainer);
    new LearntColumns(this).checkNames(schema);
    checkWeights(trainer);
    if (trainer.getCorrectPrior()) {
      checkProbabilities(trainer, "correctPrior");
      LearntPrior.check(trainer, trainer.getClassifier());
      if (!trainer.getResampler().keepsPrevalence()) {
        checkUntuned(trainer, trainer.getClassifier());
      }
    }
  }

  /** Checks that a stage does not change probabilities for which one within tunes a threshold. */
  static void checkUntuned(Params changing, Params classifier) {
    Optional<? extends Params> tuned =
        within(classifier, TunedThreshold.class)
            .<Params>map(stage -> stage)
            .or(() -> within(classifier, ImbalanceTuner.class))
            .or(() -> within(classifier, TunedThresholdModel.class));
    if (tuned.isPresent()) {
      throw new IllegalArgumentException(
          "%s changes the probabilities that the threshold of %s is tuned for, and would lose it; put %s outermost, around %s"
              .formatted(changing.uid(), tuned.get().uid(), tuned.get().uid(), changing.uid()));
    }
  }

  /** Rows that are added have no weight but that which the resampler gives them. */
  private void checkWeights(BalancedTrainingParams trainer) {
    Sampler<?, ?> sampler = trainer.getResampler();
    Optional<String> trained = column("weightCol");
    if (sampler.addsRows() && trained.isPresent() && !trained.equals(sampler.weights())) {
      throw new IllegalArgumentException(
          "weightCol of %s is '%s', but synthetic rows carry no weight there; set weightCol of %s to the same column, or clear it"
              .formatted(stage.uid(), trained.get(), sampler.uid()));
    }
    if (sampler.keepsPrevalence() && trained.isEmpty()) {
      throw new IllegalArgumentException(
          "prevalence of %s is 'keep', which takes weights, but %s has no weightCol; set it to '%s', or use a classifier that has one"
              .formatted(sampler.uid(), stage.uid(), sampler.weights().orElse("")));
    }
    if (sampler.keepsPrevalence() && LearntPrior.of(trainer.getClassifier()) == LearntPrior.ROWS) {
      throw new IllegalArgumentException(
          "prevalence of %s is 'keep', which takes weights, but %s is calibrated by counts of rows, whatever they weigh; put the CalibratedClassifier around %s"
              .formatted(sampler.uid(), trainer.getClassifier().uid(), trainer.uid()));
    }
  }

  /** What the stage's estimator makes of a schema, which may still lack the column of weights. */
  StructType predicted(Estimator<?> classifier, StructType schema) {
    Optional<String> missing =
        column("weightCol").filter(name -> !List.of(schema.fieldNames()).contains(name));
    StructType complete =
        missing.map(name -> schema.add(name, DataTypes.DoubleType)).orElse(schema);
    StructType output = classifier.transformSchema(complete);
    return missing
        .map(
            name ->
                new StructType(
                    Arrays.stream(output.fields())
                        .filter(field -> !field.name().equals(name))
                        .toArray(StructField[]::new)))
        .orElse(output);
  }

  /** A pipeline may make a label of its own; a bare classifier must learn the resampler's. */
  private void checkLabel(BalancedTrainingParams trainer) {
    String resampled = trainer.getResampler().getLabelCol();
    String trained = column("labelCol").orElse(resampled);
    if (stage == trainer.getClassifier() && !trained.equals(resampled)) {
      throw new IllegalArgumentException(
          "labelCol of %s is '%s', but the resampler %s balances the classes of '%s'; set both to one column"
              .formatted(stage.uid(), trained, trainer.getResampler().uid(), resampled));
    }
  }

  /**
   * Checks that it predicts probabilities of the classes the resampler counts.
   *
   * @param purpose what needs them, for the error message
   */
  void checkProbabilities(BalancedTrainingParams trainer, String purpose) {
    probabilityCol(purpose);
    String resampled = trainer.getResampler().getLabelCol();
    String trained = column("labelCol").orElse(resampled);
    if (!trained.equals(resampled)) {
      throw new IllegalArgumentException(
          "%s needs one label column, but that of %s is '%s' and that of %s is '%s'"
              .formatted(purpose, trainer.getResampler().uid(), resampled, stage.uid(), trained));
    }
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
                    ("%s needs class probabilities, but %s (%s) has no probabilityCol; use a"
                            + " probabilistic classifier, such as LogisticRegression, as last stage")
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

  /** The class of largest probability over threshold, as Spark's classifiers predict it. */
  static double predict(double[] probabilities, double @Nullable [] thresholds) {
    double[] scores =
        thresholds == null
            ? probabilities
            : IntStream.range(0, probabilities.length)
                .mapToDouble(c -> probabilities[c] / thresholds[c])
                .toArray();
    int best = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      if (scores[c] > largest) {
        largest = scores[c];
        best = c;
      }
    }
    return best;
  }
}
