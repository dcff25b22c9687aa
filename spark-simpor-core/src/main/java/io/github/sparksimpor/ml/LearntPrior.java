package io.github.sparksimpor.ml;

import java.util.Optional;
import org.apache.spark.ml.param.Params;

/** Which class prior a classifier's probabilities stand for, by the rows it is trained on. */
enum LearntPrior {
  /** The classes' shares of the rows' weight, as training itself has it. */
  WEIGHTS,

  /** The classes' shares of the rows, whatever these weigh: a calibrator counts them. */
  ROWS,

  /** That of rows which a stage within makes of them. */
  RESAMPLED;

  /** The prior of what a classifier, with all that is in it, will predict. */
  static LearntPrior of(Params classifier) {
    return FinalStage.within(classifier, ClassifierParams.class)
        .map(LearntPrior::ofTrainer)
        .orElse(WEIGHTS);
  }

  private static LearntPrior ofTrainer(ClassifierParams trainer) {
    if (trainer instanceof CalibrationParams calibrating && !calibrating.isOffset()) {
      return ROWS;
    }
    if (trainer instanceof CalibrationParams) {
      return moved(trainer.getClassifier()).map(within -> of(within.getClassifier())).orElse(ROWS);
    }
    return trainer instanceof BalancedTrainingParams balanced && moves(balanced)
        ? RESAMPLED
        : of(trainer.getClassifier());
  }

  /** Whether resampling leaves probabilities at another prior than the rows had before. */
  private static boolean moves(BalancedTrainingParams trainer) {
    return !trainer.getCorrectPrior() && !trainer.getResampler().keepsPrevalence();
  }

  /** The outermost stage of a classifier, if it is one whose resampling moves the prior. */
  static Optional<BalancedTrainingParams> moved(Params classifier) {
    return FinalStage.within(classifier, ClassifierParams.class)
        .filter(BalancedTrainingParams.class::isInstance)
        .map(BalancedTrainingParams.class::cast)
        .filter(LearntPrior::moves);
  }

  /** Checks that probabilities stand for the prior of the rows that a stage trains on. */
  static void check(Params stage, Params classifier) {
    if (of(classifier) == RESAMPLED) {
      throw new IllegalArgumentException(
          "%s takes the probabilities of %s for those of the rows it trains on, but these are resampled within and not mapped back; set correctPrior there"
              .formatted(stage.uid(), classifier.uid()));
    }
  }
}
