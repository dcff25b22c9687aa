package io.github.sparksimpor.ml;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;

/**
 * What all that is tried has in common.
 *
 * @param uid of the tuner
 * @param classifier that is trained in every way that is tried
 * @param labelCol classes 0, 1, ...
 * @param featuresCol what resamplers read
 * @param weightCol what rows weigh in training and in scores; empty if each weighs one
 * @param seed of the splits and of the order in which synthetic rows join
 */
record TuningTask(
    String uid,
    Estimator<?> classifier,
    String labelCol,
    String featuresCol,
    Optional<String> weightCol,
    long seed) {

  /** The same with rows that weigh what a column says, also for the classifier. */
  TuningTask weighedBy(String column) {
    return new TuningTask(uid, weighing(column), labelCol, featuresCol, Optional.of(column), seed);
  }

  /** The classifier with another column of weights. */
  Estimator<?> weighing(String column) {
    Param<Object> param = predictor().stage().getParam("weightCol");
    return (Estimator<?>) classifier.copy(new ParamMap().put(param.w(column)));
  }

  /** The classifier as it learns from what a sampler makes. */
  Estimator<?> classifierFor(Sampler<?, ?> sampler) {
    return sampler.keepsPrevalence() ? weighing(sampler.weights().orElseThrow()) : classifier;
  }

  /** Name of a column of weights of its own. */
  String newWeightCol() {
    return ColumnNames.plain(uid) + "_weight";
  }

  /** Columns that tell rows apart, besides their labels. */
  List<String> content() {
    return Stream.concat(Stream.of(featuresCol), weightCol.stream()).toList();
  }

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

  /** Checks that a tuner and the classifier that it tunes go by the same weights. */
  static void checkWeights(ImbalanceTuner tuner, Estimator<?> classifier) {
    FinalStage predictor = FinalStage.of(classifier);
    Optional<String> counted = new ObjectiveOf(tuner).weightCol();
    Optional<String> learnt = predictor.column("weightCol");
    if (learnt.isPresent() && !learnt.equals(counted)) {
      throw new IllegalArgumentException(
          "weightCol of %s is '%s', but %s counts rows %s; set weightCol of %s to '%s', or clear that of the classifier"
              .formatted(
                  predictor.stage().uid(),
                  learnt.get(),
                  tuner.uid(),
                  counted.map("by '%s'"::formatted).orElse("as one each"),
                  tuner.uid(),
                  learnt.get()));
    }
    if (counted.isPresent() && !predictor.stage().hasParam("weightCol")) {
      throw new IllegalArgumentException(
          "weightCol of %s is '%s', but %s (%s) learns from no weights; use a classifier that has a weightCol, or clear it"
              .formatted(
                  tuner.uid(),
                  counted.get(),
                  predictor.stage().uid(),
                  predictor.stage().getClass().getSimpleName()));
    }
  }
}
