package io.github.sparksimpor.ml;

import java.util.Optional;
import org.apache.spark.ml.param.Params;

/** A threshold that a stage within another tunes or has tuned. */
final class InnerThreshold {
  private InnerThreshold() {}

  /** Checks that a stage does not change the probabilities that it is tuned for. */
  static void check(Params changing, Params classifier) {
    Optional<? extends Params> tuned =
        FinalStage.within(classifier, TunedThreshold.class)
            .<Params>map(stage -> stage)
            .or(() -> FinalStage.within(classifier, ImbalanceTuner.class))
            .or(() -> FinalStage.within(classifier, TunedThresholdModel.class));
    if (tuned.isPresent()) {
      throw new IllegalArgumentException(
          "%s changes the probabilities that the threshold of %s is tuned for, and would lose it; put %s outermost, around %s"
              .formatted(changing.uid(), tuned.get().uid(), tuned.get().uid(), changing.uid()));
    }
  }
}
