package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.ClassCount;
import io.github.sparksimpor.ml.Sampler;
import io.github.sparksimpor.ml.SamplerModel;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every promise of a sampler that leaves rows out, as tests.
 *
 * @param <S> type of the sampler
 */
@Timeout(120)
public abstract class UndersamplerContract<S extends Sampler<?, S>> {

  /** A new sampler. */
  protected abstract S sampler();

  /** A table of which the sampler leaves rows out. */
  protected Dataset<Row> data() {
    return Samples.binary();
  }

  private static List<Object> ids(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.get(0)).sorted().toList();
  }

  @Test
  void leavesOutRowsAndChangesNoOther() {
    Dataset<Row> data = data();
    SamplerModel<?> model = sampler().fit(data);
    List<Row> kept = model.balance(data).collectAsList();
    assertThat(kept).isNotEmpty().doesNotHaveDuplicates().hasSizeLessThan((int) data.count());
    assertThat(data.collectAsList()).containsAll(kept);
    assertThat(model.transformSchema(data.schema())).isEqualTo(data.schema());
  }

  @Test
  void theModelCountsWhatItKeeps() {
    Dataset<Row> data = data();
    SamplerModel<?> model = sampler().fit(data);
    for (ClassCount count : model.classes()) {
      assertThat(data.where(functions.col("label").equalTo(count.label())).count())
          .isEqualTo(count.original());
      assertThat(model.balance(data).where(functions.col("label").equalTo(count.label())).count())
          .isEqualTo(count.resampled());
    }
  }

  @Test
  void theSameRowsAreKeptHoweverInputIsPartitioned() {
    Dataset<Row> data = data();
    List<Object> once = ids(sampler().fit(data.coalesce(1)).balance(data));
    for (int partitions : new int[] {2, 7}) {
      Dataset<Row> parts = data.repartition(partitions);
      assertThat(ids(sampler().fit(parts).balance(parts))).isEqualTo(once);
    }
  }

  @Test
  void transformLeavesRowsOutOfTheObjectItWasFittedOnAndOnlyTheFirstTime() {
    Dataset<Row> data = data();
    SamplerModel<?> model = sampler().fit(data);
    long all = data.count();
    long kept = model.classes().stream().mapToLong(ClassCount::resampled).sum();
    Dataset<Row> other = dataset(clouds(3, new double[] {0, 1}, 20, 5));
    assertThat(ids(model.transform(other))).isEqualTo(ids(other));
    assertThat(model.transform(data.toDF()).count()).as("an equal table").isEqualTo(all);
    assertThat(model.transform(data).count()).as("the first time").isEqualTo(kept);
    assertThat(model.transform(data).count()).as("the second time").isEqualTo(all);
    assertThat(model.balance(data).count()).as("on request, always").isEqualTo(kept);
    SamplerModel<?> copy = (SamplerModel<?>) sampler().fit(data).copy(ParamMap.empty());
    assertThat(copy.transform(data).count()).as("a copy").isEqualTo(all);
    assertThat(viewed(model, "rows", data)).isEqualTo(all);
    assertThat(viewed(model, "balanced", data)).isEqualTo(kept);
    assertThatThrownBy(() -> sampler().setView("synthetic")).hasMessageContaining("view");
  }

  private static long viewed(SamplerModel<?> model, String view, Dataset<Row> data) {
    return model.transform(data, new ParamMap().put(model.view().w(view))).count();
  }

  @Test
  void aFittedPipelineKeepsAllRowsOfItsOwnTrainingDataToo(@TempDir Path folder) throws IOException {
    Dataset<Row> data = data();
    PipelineModel fitted = pipeline().fit(data);
    assertThat(fitted.transform(data).count()).isEqualTo(data.count());
    fitted.save(folder.resolve("saved").toString());
    PipelineModel loaded = PipelineModel.load(folder.resolve("saved").toString());
    assertThat(loaded.transform(data).count()).isEqualTo(data.count());
    SamplerModel<?> model = (SamplerModel<?>) fitted.stages()[0];
    SamplerModel<?> again = (SamplerModel<?>) loaded.stages()[0];
    assertThat(explained(again)).isEqualTo(explained(model));
  }

  private Pipeline pipeline() {
    return new Pipeline().setStages(new PipelineStage[] {sampler(), new LogisticRegression()});
  }

  @Test
  void worksInsideCrossValidation() {
    Dataset<Row> data = data();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(pipeline())
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(new ParamMap[] {ParamMap.empty()})
            .setNumFolds(2)
            .setSeed(1)
            .fit(data);
    assertThat(model.transform(data).count()).isEqualTo(data.count());
  }

  @Test
  void aLoadedSamplerHasTheParameters(@TempDir Path folder) throws IOException {
    S sampler = sampler();
    new Pipeline()
        .setStages(new PipelineStage[] {sampler})
        .save(folder.resolve("saved").toString());
    PipelineStage loaded = Pipeline.load(folder.resolve("saved").toString()).getStages()[0];
    assertThat(loaded).hasSameClassAs(sampler);
    assertThat(explained(loaded)).isEqualTo(explained(sampler));
  }

  private static String explained(Params stage) {
    return stage.explainParams().replaceAll("@[0-9a-f]+", "");
  }

  @Test
  void everyParameterIsExplained() {
    assertThat(sampler().params()).allSatisfy(param -> assertThat(param.doc()).isNotBlank());
  }

  @Test
  void nothingStaysCachedAfterAFit() {
    Dataset<Row> data = data();
    int before = SparkTestSession.get().sparkContext().getPersistentRDDs().size();
    sampler().fit(data);
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }

  @Test
  void wrongLabelsAreRefusedInALineThatNamesThem() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", null, 0.0, 0.0));
    refuses(rows, "'label'", "null", "drop");
    rows.set(rows.size() - 1, row("bad", Double.NaN, 0.0, 0.0));
    refuses(rows, "'label'", "NaN", "finite");
    refuses(clouds(2, new double[] {4}, 9), "'label'", "4.0", "at least two classes");
    refuses(List.of(), "no row");
    Dataset<Row> data = data();
    assertThatThrownBy(() -> sampler().setLabelCol("class").transformSchema(data.schema()))
        .hasMessageContaining("'class'");
    assertThatThrownBy(() -> sampler().setLabelCol("id").transformSchema(data.schema()))
        .hasMessageContaining("'id'")
        .hasMessageContaining("string");
  }

  private void refuses(List<Row> rows, String... parts) {
    assertThatThrownBy(() -> sampler().fit(dataset(rows)))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }
}
