package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.junit.jupiter.api.Test;

/** What stages within stages make of the class prior, and of a threshold: no job is run. */
class LearntPriorTest {
  private static LogisticRegression logistic() {
    return new LogisticRegression();
  }

  private static BalancedClassifier balanced(Estimator<?> classifier) {
    return new BalancedClassifier("balanced")
        .setResampler(new RandomUndersampler())
        .setClassifier(classifier);
  }

  private static BalancedClassifier keeping(Estimator<?> classifier) {
    return new BalancedClassifier("keeping")
        .setResampler(new Smote("smote").setWeightCol("w").setPrevalence("keep"))
        .setClassifier(classifier);
  }

  private static BalancedBagging bagging(Estimator<?> classifier) {
    return new BalancedBagging("bagging")
        .setResampler(new RandomUndersampler())
        .setClassifier(classifier);
  }

  private static CalibratedClassifier calibrated(String method, Estimator<?> classifier) {
    return new CalibratedClassifier("calibrated").setMethod(method).setClassifier(classifier);
  }

  private static TunedThreshold tuned(Estimator<?> classifier) {
    return new TunedThreshold("tuned").setClassifier(classifier);
  }

  private static ImbalanceTuner tuner(Estimator<?> classifier) {
    return new ImbalanceTuner("tuner").setClassifier(classifier);
  }

  private static SyntheticSizeTuner sizes(Estimator<?> classifier) {
    return new SyntheticSizeTuner("sizes").setResampler(new Smote()).setClassifier(classifier);
  }

  private static Pipeline pipeline(PipelineStage... stages) {
    return new Pipeline().setStages(stages);
  }

  @Test
  void trainingLearnsThePriorOfTheWeights() {
    assertThat(LearntPrior.of(logistic())).isEqualTo(LearntPrior.WEIGHTS);
    assertThat(LearntPrior.of(tuned(pipeline(logistic())))).isEqualTo(LearntPrior.WEIGHTS);
    assertThat(LearntPrior.of(keeping(logistic().setWeightCol("w"))))
        .isEqualTo(LearntPrior.WEIGHTS);
  }

  @Test
  void aCalibratorRestoresThePriorOfTheRowsWhateverTheyWeigh() {
    for (String method : new String[] {"sigmoid", "isotonic", "beta"}) {
      assertThat(LearntPrior.of(calibrated(method, logistic()))).isEqualTo(LearntPrior.ROWS);
      assertThat(LearntPrior.of(tuned(pipeline(calibrated(method, balanced(logistic()))))))
          .isEqualTo(LearntPrior.ROWS);
    }
  }

  @Test
  void aCorrectionLeavesThePriorThatIsLearntWithin() {
    Estimator<?> counted = calibrated("sigmoid", logistic());
    assertThat(LearntPrior.of(balanced(logistic()).setCorrectPrior(true)))
        .isEqualTo(LearntPrior.WEIGHTS);
    assertThat(LearntPrior.of(balanced(counted).setCorrectPrior(true))).isEqualTo(LearntPrior.ROWS);
    assertThat(LearntPrior.of(bagging(logistic()))).isEqualTo(LearntPrior.WEIGHTS);
    assertThat(LearntPrior.of(calibrated("offset", balanced(logistic()))))
        .isEqualTo(LearntPrior.WEIGHTS);
    assertThat(LearntPrior.of(calibrated("offset", balanced(counted)))).isEqualTo(LearntPrior.ROWS);
  }

  @Test
  void resamplingWithoutCorrectionLeavesAnotherPrior() {
    assertThat(LearntPrior.of(balanced(logistic()))).isEqualTo(LearntPrior.RESAMPLED);
    assertThat(LearntPrior.of(balanced(calibrated("beta", logistic()))))
        .isEqualTo(LearntPrior.RESAMPLED);
    assertThat(LearntPrior.of(bagging(logistic()).setCorrectPrior(false)))
        .isEqualTo(LearntPrior.RESAMPLED);
    assertThat(LearntPrior.of(balanced(balanced(logistic())).setCorrectPrior(true)))
        .isEqualTo(LearntPrior.RESAMPLED);
  }

  private static void refused(PipelineStage stage, String... parts) {
    assertThatThrownBy(() -> stage.transformSchema(Samples.SCHEMA))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void anOffsetUndoesOneResamplingThatNothingElseUndoes() {
    assertThatCode(
            () ->
                calibrated("offset", pipeline(balanced(logistic())))
                    .transformSchema(Samples.SCHEMA))
        .doesNotThrowAnyException();
    for (Estimator<?> restored :
        new Estimator<?>[] {
          logistic(),
          keeping(logistic().setWeightCol("w")),
          balanced(logistic()).setCorrectPrior(true),
          bagging(logistic()),
          calibrated("sigmoid", balanced(logistic())),
          calibrated("offset", balanced(logistic()))
        }) {
      refused(
          calibrated("offset", restored),
          "method of calibrated is 'offset'",
          restored.uid() + " changes no prior",
          "use sigmoid");
    }
    refused(calibrated("offset", balanced(balanced(logistic()))), "set correctPrior there");
  }

  @Test
  void whoPromisesThePriorOfTheRowsRefusesAClassifierThatIsAtAnother() {
    String remedy = "balanced for those of the rows it trains on, but these are resampled within";
    refused(tuner(balanced(logistic())), "tuner takes", remedy, "set correctPrior there");
    refused(sizes(balanced(logistic())), "sizes takes", remedy);
    refused(bagging(balanced(logistic())), "bagging takes", remedy);
    refused(balanced(balanced(logistic())).setCorrectPrior(true), "balanced takes", remedy);
    refused(
        keeping(calibrated("sigmoid", logistic().setWeightCol("w"))),
        "prevalence of smote is 'keep'",
        "calibrated is calibrated by counts of rows",
        "put the CalibratedClassifier around keeping");
  }

  @Test
  void aTunedThresholdIsNotLostInAStageThatChangesProbabilities() {
    String lost = "changes the probabilities that the threshold of tuned is tuned for";
    String remedy = "put tuned outermost, around ";
    refused(calibrated("sigmoid", tuned(logistic())), "calibrated " + lost, remedy + "calibrated");
    refused(calibrated("beta", pipeline(balanced(tuned(logistic())))), lost, remedy);
    refused(calibrated("offset", balanced(tuned(logistic()))), lost, remedy);
    refused(balanced(tuned(logistic())).setCorrectPrior(true), "balanced " + lost, remedy);
    refused(bagging(tuned(logistic())), "bagging " + lost, remedy);
    refused(bagging(tuned(logistic())).setCorrectPrior(false), "bagging " + lost, remedy);
    refused(sizes(tuned(logistic())).setCorrectPrior(true), "sizes " + lost, remedy);
    refused(tuner(tuned(logistic())), "tuner " + lost, remedy);
    refused(calibrated("sigmoid", tuner(logistic())), "threshold of tuner", "put tuner outermost");
    assertThatCode(() -> balanced(tuned(logistic())).transformSchema(Samples.SCHEMA))
        .as("nothing changes the probabilities")
        .doesNotThrowAnyException();
  }
}
