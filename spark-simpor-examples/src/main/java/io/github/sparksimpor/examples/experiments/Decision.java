package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.ml.BalancedClassifier;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.TunedThreshold;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.ml.Estimator;

/**
 * What is always done about imbalance, whatever the table: at the threshold that is best on inner
 * folds, with probabilities at the prior of the training data.
 *
 * @param name for people
 * @param around makes the estimator, given a classifier
 */
record Decision(String name, UnaryOperator<Estimator<?>> around) {
  /** Name of what is chosen for a table because it is better there beyond chance. */
  static final String SAFE = "tuned, safe";

  /** Name of what is chosen for a table for its best mean. */
  static final String BEST = "tuned, best mean";

  /** What one may do everywhere, nothing first. */
  static List<Decision> fixed() {
    return List.of(
        new Decision("none", Decision::threshold),
        new Decision("SMOTE", classifier -> grown(new Smote().setSeed(1), classifier)),
        new Decision("SIMPOR", classifier -> grown(new Simpor().setSeed(1), classifier)));
  }

  private static Estimator<?> threshold(Estimator<?> classifier) {
    return new TunedThreshold().setClassifier(classifier).setSeed(1);
  }

  private static Estimator<?> grown(Resampler<?, ?> resampler, Estimator<?> classifier) {
    return threshold(
        new BalancedClassifier()
            .setResampler(resampler)
            .setClassifier(classifier)
            .setCorrectPrior(true));
  }

  /** Finds out for each table, on as many inner folds as the others have. */
  static ImbalanceTuner tuner(Estimator<?> classifier) {
    return new ImbalanceTuner()
        .setClassifier(classifier)
        .setSizes(0.5, 1)
        .setKeepShares(0.3)
        .setNumRepeats(1)
        .setSeed(1);
  }
}
