package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.FMClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Weights that keep the classes' shares, in training. */
@Timeout(120)
class PrevalenceTest {
  private final Dataset<Row> data = dataset(clouds(2, new double[] {0, 1}, 600, 60));

  private static LogisticRegression logistic() {
    return new LogisticRegression();
  }

  private static Smote keeping() {
    return new Smote().setSeed(2).setWeightCol("w").setPrevalence("keep");
  }

  private double intercept(Smote smote, LogisticRegression classifier) {
    PipelineModel fitted =
        new Pipeline().setStages(new PipelineStage[] {smote, classifier}).fit(data);
    return offset((LogisticRegressionModel) fitted.stages()[1]);
  }

  /** The log-odds in the middle between the clouds, where features take no part. */
  private static double offset(LogisticRegressionModel model) {
    return model.intercept()
        + 0.75 * model.coefficients().apply(0)
        + 101.5 * model.coefficients().apply(1);
  }

  @Test
  void theInterceptStaysWhereItIsWithoutSyntheticRows() {
    double none = offset(logistic().fit(data));
    double changed = intercept(new Smote().setSeed(2), logistic());
    double kept = intercept(keeping(), logistic().setWeightCol("w"));
    assertThat(changed - none).as("log(600 / 60) is 2.3").isGreaterThan(2);
    assertThat(kept).isCloseTo(none, within(0.25));
  }

  @Test
  void aBalancedClassifierTakesTheWeightsAndHasNothingToCorrect() {
    BalancedClassifier balanced =
        new BalancedClassifier()
            .setResampler(keeping())
            .setClassifier(logistic().setWeightCol("w"))
            .setCorrectPrior(true);
    BalancedClassifierModel model = balanced.fit(data);
    assertThat(model.getCorrectPrior()).isFalse();
    assertThat(offset((LogisticRegressionModel) model.classifier()))
        .isCloseTo(offset(logistic().fit(data)), within(0.25));
    assertThat(model.transform(data).columns()).doesNotContain("w");
  }

  @Test
  void aClassifierThatDoesNotSeeTheWeightsIsRefused() {
    BalancedClassifier blind = new BalancedClassifier().setResampler(keeping());
    assertThatThrownBy(() -> blind.setClassifier(logistic()).fit(data))
        .hasMessageContaining("prevalence")
        .hasMessageContaining("'w'");
    assertThatThrownBy(() -> blind.setClassifier(new FMClassifier()).fit(data))
        .hasMessageContaining("has no weightCol");
    assertThatThrownBy(() -> blind.setClassifier(logistic().setWeightCol("v")).fit(data))
        .hasMessageContaining("'v'")
        .hasMessageContaining("set weightCol of");
    SyntheticSizeTuner tuner =
        new SyntheticSizeTuner().setResampler(keeping()).setClassifier(logistic());
    assertThatThrownBy(() -> tuner.fit(data)).hasMessageContaining("has no weightCol");
  }

  @Test
  void anUndersamplersRowsKeepTheWeightsTheyHave() {
    BalancedClassifierModel model =
        new BalancedClassifier()
            .setResampler(new RandomUndersampler())
            .setClassifier(logistic().setWeightCol("w"))
            .fit(data.selectExpr("*", "1.5 as w"));
    assertThat(model.classes()).contains(ClassCount.kept(0, 600, 60));
  }

  @Test
  void aLoadedModelKeepsTheWeightsOfTheRowsItKeeps(@TempDir Path folder) throws IOException {
    SmoteModel model = keeping().setSaveSamples(true).fit(data);
    model.save(folder.resolve("model").toString());
    SmoteModel loaded = SmoteModel.load(folder.resolve("model").toString());
    assertThat(loaded.balance(data).selectExpr("round(sum(w), 9)").head().getDouble(0))
        .isEqualTo(660);
    assertThat(loaded.transform(data).columns()).contains("w");
  }
}
