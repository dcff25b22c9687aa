package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.testing.SparkTestSession;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Rows are added while fitting and never while scoring, and nothing is left behind. */
public interface FitOnlyContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void transformAddsRowsToTheTrainingDataOnly() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> other = dataset(clouds(3, new double[] {0, 1}, 20, 5));
    ResamplerModel<?> model = resampler().fit(data);
    long made = model.syntheticSamples().count();
    assertThat(made).isPositive();
    assertThat(model.transform(data).count()).isEqualTo(75 + made);
    assertThat(model.transform(other).collectAsList())
        .containsExactlyElementsOf(other.collectAsList());
    assertThat(model.balance(other).count()).isEqualTo(25 + made);
  }

  @Test
  default void scoringThroughAPipelineInventsNoRow() {
    Dataset<Row> data = Samples.binary();
    LogisticRegression classifier = new LogisticRegression();
    PipelineModel fitted =
        new Pipeline().setStages(new PipelineStage[] {resampler(), classifier}).fit(data);
    LogisticRegression plain = new LogisticRegression();
    PipelineModel unbalanced = new Pipeline().setStages(new PipelineStage[] {plain}).fit(data);
    Dataset<Row> fresh = dataset(clouds(3, new double[] {0, 1}, 40, 10));
    assertThat(fitted.transform(fresh).count()).isEqualTo(50);
    long found = fitted.transform(fresh).where("prediction = 1").count();
    assertThat(found)
        .as("trained on balanced rows")
        .isGreaterThan(unbalanced.transform(fresh).where("prediction = 1").count());
  }

  @Test
  default void worksInsideCrossValidation() {
    R resampler = resampler();
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(resampler.balanceRatio(), new double[] {0.0, 1.0}).build();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(
                new Pipeline().setStages(new PipelineStage[] {resampler, new LogisticRegression()}))
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(Samples.binary());
    assertThat(model.avgMetrics()).hasSize(2);
    assertThat(model.avgMetrics()[0]).isNotEqualTo(model.avgMetrics()[1]);
  }

  @Test
  default void nothingStaysCachedAfterAFit() {
    Dataset<Row> data = Samples.binary();
    int before = cachedTables();
    resampler().fit(data);
    assertThat(cachedTables()).isEqualTo(before);
  }

  private static int cachedTables() {
    return SparkTestSession.get().sparkContext().getPersistentRDDs().size();
  }
}
