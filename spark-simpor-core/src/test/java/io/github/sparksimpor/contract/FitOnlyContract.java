package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Rows are added while fitting and never while scoring, and nothing is left behind. */
public interface FitOnlyContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void transformAddsRowsToTheObjectItWasFittedOnAndOnlyTheFirstTime() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> other = dataset(clouds(3, new double[] {0, 1}, 20, 5));
    ResamplerModel<?> model = resampler().fit(data);
    assertThat(model.syntheticSamples().count()).isEqualTo(45);
    assertThat(model.transform(other).collectAsList())
        .containsExactlyElementsOf(other.collectAsList());
    assertThat(model.transform(data.toDF()).count()).as("an equal table").isEqualTo(75);
    assertThat(model.transform(data).count()).as("the first time").isEqualTo(120);
    assertThat(model.transform(data).count()).as("the second time").isEqualTo(75);
    assertThat(model.balance(data).count()).as("on request, always").isEqualTo(120);
    assertThat(model.balance(other).count()).isEqualTo(70);
  }

  @Test
  default void aCopyPassesRowsThrough() {
    Dataset<Row> data = Samples.binary();
    ResamplerModel<?> copy = resampler().fit(data).copy(ParamMap.empty());
    assertThat(copy.transform(data).count()).isEqualTo(75);
    assertThat(copy.balance(data).count()).isEqualTo(120);
  }

  @Test
  default void theViewSaysWhatTransformGives() {
    Dataset<Row> data = Samples.binary();
    ResamplerModel<?> model = resampler().fit(data);
    assertThat(viewed(model, "rows", data)).isEqualTo(75);
    assertThat(viewed(model, "balanced", data)).isEqualTo(120);
    assertThat(viewed(model, "balanced", data.toDF())).isEqualTo(120);
    assertThat(viewed(model, "synthetic", data)).isEqualTo(45);
    assertThat(viewed(model, "auto", data)).as("a copy that is asked").isEqualTo(75);
    assertThatThrownBy(() -> resampler().setView("table"))
        .hasMessageContaining("view")
        .hasMessageContaining("table");
  }

  private static long viewed(ResamplerModel<?> model, String view, Dataset<Row> data) {
    return model.transform(data, new ParamMap().put(model.view().w(view))).count();
  }

  @Test
  default void aFittedPipelineAddsNoRowToItsOwnTrainingDataEither() throws IOException {
    Dataset<Row> data = Samples.binary();
    PipelineModel fitted = pipeline().fit(data);
    assertThat(fitted.transform(data).count()).isEqualTo(75);
    assertThat(fitted.transform(data).count()).as("again").isEqualTo(75);
    assertThat(fitted.copy(ParamMap.empty()).transform(data).count()).as("copied").isEqualTo(75);
    Path folder = Files.createTempDirectory("pipeline").resolve("saved");
    fitted.save(folder.toString());
    assertThat(PipelineModel.load(folder.toString()).transform(data).count())
        .as("loaded")
        .isEqualTo(75);
  }

  @Test
  default void otherFilesAtThePathItWasFittedOnAreScoredAsTheyAre() throws IOException {
    String path = Files.createTempDirectory("table").resolve("rows").toString();
    SparkSession session = SparkTestSession.get();
    Samples.binary().write().parquet(path);
    Dataset<Row> training = session.read().parquet(path);
    ResamplerModel<?> model = resampler().fit(training);
    PipelineModel fitted = pipeline().fit(training);
    dataset(clouds(3, new double[] {0, 1}, 30, 10)).write().mode("overwrite").parquet(path);
    session.catalog().refreshByPath(path);
    assertThat(model.transform(session.read().parquet(path)).count()).isEqualTo(40);
    assertThat(fitted.transform(session.read().parquet(path)).count()).isEqualTo(40);
  }

  @Test
  default void aCrossValidatedModelAddsNoRowToItsTrainingData() {
    Dataset<Row> data = Samples.binary();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(pipeline())
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(new ParamMap[] {ParamMap.empty()})
            .setNumFolds(2)
            .setSeed(1)
            .fit(data);
    assertThat(model.transform(data).count()).isEqualTo(75);
  }

  private Pipeline pipeline() {
    return new Pipeline().setStages(new PipelineStage[] {resampler(), new LogisticRegression()});
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
