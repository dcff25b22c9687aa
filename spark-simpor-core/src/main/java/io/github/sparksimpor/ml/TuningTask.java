package io.github.sparksimpor.ml;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Params;

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

  /** Whether rows may be weighed: a stage within that adds rows would give these no weight. */
  boolean takesWeights() {
    return predictor().stage().hasParam("weightCol") && !addsRows(classifier);
  }

  private static boolean addsRows(Params classifier) {
    return FinalStage.within(classifier, BalancedTrainingParams.class)
        .filter(within -> within.getResampler().addsRows() || addsRows(within.getClassifier()))
        .isPresent();
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
