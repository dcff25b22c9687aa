package io.github.sparksimpor.ml;

import org.apache.spark.ml.Estimator;

/**
 * What all that is tried has in common.
 *
 * @param uid of the tuner
 * @param classifier that is trained in every way that is tried
 * @param labelCol classes 0, 1, ...
 * @param featuresCol what resamplers read
 * @param seed of the splits and of the order in which synthetic rows join
 */
record TuningTask(
    String uid, Estimator<?> classifier, String labelCol, String featuresCol, long seed) {

  /** The stage that predicts. */
  FinalStage predictor() {
    return FinalStage.of(classifier);
  }

  /** Checks that the classifier reads no weights, which synthetic rows do not have. */
  void checkUnweighted() {
    predictor()
        .column("weightCol")
        .ifPresent(
            column -> {
              throw new IllegalArgumentException(
                  "weightCol of %s is '%s', but synthetic rows carry no weight; clear weightCol"
                      .formatted(predictor().stage().uid(), column));
            });
  }
}
