package io.github.sparksimpor.ml;

import static io.github.sparksimpor.ml.Samples.bits;
import static io.github.sparksimpor.ml.Samples.clouds;
import static io.github.sparksimpor.ml.Samples.dataset;
import static io.github.sparksimpor.ml.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every resampler promises, besides what it refuses; one subclass a resampler. */
@Timeout(120)
abstract class ResamplerContract<M extends ResamplerModel<M>, R extends Resampler<M, R>>
    extends ResamplerRefusals<R> {
  @TempDir Path folder;

  /** Reads a saved model. */
  abstract M loadModel(String path);

  /** Reads a saved estimator. */
  abstract R loadResampler(String path);

  /** Rows by which the method's own rounding may miss a gap. */
  int slack() {
    return 0;
  }

  private void assertCounts(Dataset<Row> rows, Map<Double, Long> expected) {
    Map<Double, Long> found = counts(rows);
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (label, count) -> assertThat(found.get(label)).isCloseTo(count, within((long) slack())));
  }

  private static Map<Double, Long> counts(Dataset<Row> rows) {
    Map<Double, Long> counts = new TreeMap<>();
    rows.select(functions.col("label").cast("double"))
        .collectAsList()
        .forEach(row -> counts.merge(row.getDouble(0), 1L, Long::sum));
    return counts;
  }

  // Counts

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1, 1.5})
  void addsTheShareOfTheGapThatBalanceRatioSays(double ratio) {
    Dataset<Row> data = Samples.binary();
    M model = resampler().setBalanceRatio(ratio).fit(data);
    assertCounts(model.balance(data), Map.of(0.0, 60L, 1.0, 15 + Math.round(ratio * 45)));
  }

  @Test
  void balancesEveryClassOfMany() {
    Dataset<Row> data = dataset(clouds(4, new double[] {-1, 2.5, 7}, 20, 50, 11));
    M model = resampler().fit(data);
    assertCounts(model.balance(data), Map.of(-1.0, 50L, 2.5, 50L, 7.0, 50L));
  }

  @Test
  void reachesTargetCounts() {
    Dataset<Row> data = dataset(clouds(2, new double[] {0, 1, 2}, 30, 12, 8));
    M model = resampler().setTargetCounts(Map.of(2.0, 20L, 0.0, 33L)).fit(data);
    assertCounts(model.balance(data), Map.of(0.0, 33L, 1.0, 12L, 2.0, 20L));
  }

  @Test
  void balancedDataStaysAsItIs() {
    Dataset<Row> data = dataset(clouds(2, new double[] {0, 1}, 10, 10));
    assertThat(resampler().fit(data).syntheticSamples().count()).isZero();
  }

  // Original rows

  @Test
  void originalRowsComeOutUnchangedAndOnce() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> balanced = resampler().setSyntheticCol("made").fit(data).balance(data);
    assertThat(balanced.where("not made").drop("made").collectAsList())
        .containsExactlyElementsOf(data.collectAsList());
  }

  @Test
  void otherColumnsAreNullInSyntheticRowsAndTheMarkTellsThemApart() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> balanced = resampler().setSyntheticCol("made").fit(data).transform(data);
    long made = balanced.where("made").count();
    assertThat(made).isCloseTo(45, within((long) slack()));
    assertThat(balanced.where("made and id is null").count()).isEqualTo(made);
    assertThat(balanced.where("not made and id is null").count()).isZero();
  }

  @Test
  void labelKeepsItsType() {
    Dataset<Row> data = Samples.binary().withColumn("label", functions.expr("cast(label as int)"));
    M model = resampler().fit(data);
    Dataset<Row> balanced = model.transform(data);
    assertThat(balanced.schema().apply("label").dataType()).isEqualTo(DataTypes.IntegerType);
    assertCounts(balanced, Map.of(0.0, 60L, 1.0, 60L));
    assertThat(balanced.schema()).isEqualTo(model.transformSchema(data.schema()));
  }

  // Fit-only

  @Test
  void transformAddsRowsToTheTrainingDataOnly() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> other = dataset(clouds(3, new double[] {0, 1}, 20, 5));
    M model = resampler().fit(data);
    long made = model.syntheticSamples().count();
    assertThat(made).isPositive();
    assertThat(model.transform(data).count()).isEqualTo(75 + made);
    assertThat(model.transform(other).collectAsList())
        .containsExactlyElementsOf(other.collectAsList());
    assertThat(model.balance(other).count()).isEqualTo(25 + made);
  }

  @Test
  void scoringThroughAPipelineInventsNoRow() {
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
  void worksInsideCrossValidation() {
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

  // Reproducibility

  @Test
  void theSameSeedGivesTheSameBitsHoweverInputIsPartitioned() {
    Dataset<Row> data = dataset(clouds(3, new double[] {0, 1, 2}, 50, 20, 9));
    List<String> once = bits(resampler().setSeed(5).fit(data.coalesce(1)).syntheticSamples());
    for (int partitions : new int[] {2, 7}) {
      assertThat(bits(resampler().setSeed(5).fit(data.repartition(partitions)).syntheticSamples()))
          .isEqualTo(once);
    }
  }

  @Test
  void anotherSeedGivesOtherRows() {
    Dataset<Row> data = Samples.binary();
    assertThat(bits(resampler().setSeed(5).fit(data).syntheticSamples()))
        .isNotEqualTo(bits(resampler().setSeed(6).fit(data).syntheticSamples()));
  }

  @Test
  void sparseAndDenseVectorsGiveTheSameRows() {
    Dataset<Row> dense = Samples.binary();
    List<Row> rows = new ArrayList<>();
    for (Row row : dense.collectAsList()) {
      rows.add(row(row.get(0), row.get(1), row.<Vector>getAs(2).toSparse()));
    }
    assertThat(bits(resampler().setSeed(1).fit(dataset(rows)).syntheticSamples()))
        .isEqualTo(bits(resampler().setSeed(1).fit(dense).syntheticSamples()));
  }

  // Persistence and copies

  @Test
  void aLoadedModelHasTheRowsAndPassesDataThrough() {
    Dataset<Row> data = Samples.binary();
    M model = resampler().setSeed(11).setSyntheticCol("made").setSaveSamples(true).fit(data);
    String path = folder.resolve("model").toString();
    save(model, path);
    M loaded = loadModel(path);
    assertThat(loaded.uid()).isEqualTo(model.uid());
    assertThat(loaded.extractParamMap().toSeq().size())
        .isEqualTo(model.extractParamMap().toSeq().size());
    assertThat(loaded.getSyntheticCol()).isEqualTo("made");
    assertThat(bits(loaded.syntheticSamples()))
        .containsExactlyInAnyOrderElementsOf(bits(model.syntheticSamples()));
    assertThat(loaded.transform(data).count()).isEqualTo(75);
    assertThat(loaded.balance(data).count()).isEqualTo(model.balance(data).count());
  }

  @Test
  void aLoadedResamplerHasTheParameters() {
    R resampler = resampler().setSeed(11).setBalanceRatio(0.25).setTargetCounts(Map.of(1.0, 20L));
    String path = folder.resolve("resampler").toString();
    save(resampler, path);
    R loaded = loadResampler(path);
    assertThat(explained(loaded)).isEqualTo(explained(resampler));
    assertThat(loaded.getTargetCounts()).isEqualTo(Map.of(1.0, 20L));
  }

  /** Without the identity of arrays, of which Spark prints nothing else. */
  private static String explained(org.apache.spark.ml.param.Params stage) {
    return stage.explainParams().replaceAll("@[0-9a-f]+", "");
  }

  @Test
  void copiesKeepRowsAndTakeExtraParameters() {
    Dataset<Row> data = Samples.binary();
    R resampler = resampler();
    ParamMap extra = new ParamMap().put(resampler.balanceRatio().w(0.0));
    assertThat(resampler.copy(extra).fit(data).syntheticSamples().count()).isZero();
    M model = resampler.fit(data);
    M copy = model.copy(ParamMap.empty());
    assertThat(bits(copy.syntheticSamples())).isEqualTo(bits(model.syntheticSamples()));
    assertThat(copy.transform(data).count()).isEqualTo(model.balance(data).count());
    assertThat(model.parent()).isSameAs(resampler);
  }

  private static void save(org.apache.spark.ml.util.MLWritable stage, String path) {
    try {
      stage.save(path);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // What Spark is left with

  @Test
  void nothingStaysCachedAfterAFit() {
    Dataset<Row> data = Samples.binary();
    int before = SparkTestSession.get().sparkContext().getPersistentRDDs().size();
    resampler().fit(data);
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }

  // Tiny minorities

  @Test
  void twoRowsAreEnoughForAClassToGrow() {
    Dataset<Row> data = dataset(clouds(3, new double[] {0, 1}, 30, 2));
    assertCounts(resampler().fit(data).balance(data), Map.of(0.0, 30L, 1.0, 30L));
  }

  @Test
  void duplicatesOfOneRowGrowIntoThatRow() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0}, 30));
    for (int i = 0; i < 5; i++) {
      rows.add(row("d" + i, 1.0, 3.3, -0.7));
    }
    Dataset<Row> samples = resampler().fit(dataset(rows)).syntheticSamples();
    assertThat(samples.count()).isEqualTo(25);
    assertThat(samples.select("features").distinct().collectAsList())
        .extracting(row -> row.get(0))
        .containsExactly(Vectors.dense(3.3, -0.7));
  }

  @Test
  void constantFeaturesStayConstant() {
    List<Row> rows = new ArrayList<>();
    for (Row row : clouds(2, new double[] {0, 1}, 30, 8)) {
      double[] x = row.<Vector>getAs(2).toArray();
      rows.add(row(row.get(0), row.get(1), x[0], 0.1, x[1]));
    }
    List<Row> samples = resampler().fit(dataset(rows)).syntheticSamples().collectAsList();
    assertThat(samples).hasSize(22);
    assertThat(samples).allMatch(row -> row.<Vector>getAs("features").apply(1) == 0.1);
  }

  // Features that are no measurements

  @Test
  void aCategoryOfASyntheticRowOccursInItsClass() {
    List<Row> rows = new ArrayList<>();
    for (Row row : clouds(2, new double[] {0, 1}, 40, 12)) {
      double[] x = row.<Vector>getAs(2).toArray();
      double category = row.getDouble(1) == 0 ? 5 : rows.size() % 2 * 3 + 1;
      rows.add(row(row.get(0), row.get(1), x[0], category, x[1]));
    }
    NominalAttribute category = NominalAttribute.defaultAttr().withName("kind");
    Attribute[] attributes = {
      NumericAttribute.defaultAttr().withName("a"),
      category,
      NumericAttribute.defaultAttr().withName("b")
    };
    StructField features = new AttributeGroup("features", attributes).toStructField();
    Dataset<Row> data = dataset(rows).withMetadata("features", features.metadata());
    List<Row> samples = resampler().fit(data).syntheticSamples().collectAsList();
    assertThat(samples).isNotEmpty();
    assertThat(samples)
        .extracting(sample -> sample.<Vector>getAs("features").apply(1))
        .isSubsetOf(1.0, 4.0);
  }

  @Test
  void integerColumnsComeOutWhole() {
    List<Row> rows = new ArrayList<>();
    for (Row row : clouds(2, new double[] {0, 1}, 40, 12)) {
      double[] x = row.<Vector>getAs(2).toArray();
      rows.add(row(row.get(0), row.get(1), Math.rint(3 * x[0]), x[1]));
    }
    List<Row> samples =
        resampler().setIntegerCols("0").fit(dataset(rows)).syntheticSamples().collectAsList();
    assertThat(samples).isNotEmpty();
    assertThat(samples)
        .extracting(sample -> sample.<Vector>getAs("features").apply(0))
        .allMatch(value -> value == Math.rint(value));
    assertThatThrownBy(() -> resampler().setIntegerCols("size").fit(dataset(rows)))
        .hasMessageContaining("integerCols")
        .hasMessageContaining("'size'");
    assertThatThrownBy(() -> resampler().setIntegerCols("2").fit(dataset(rows)))
        .hasMessageContaining("integerCols")
        .hasMessageContaining("2 features");
  }

  // Parameters

  @Test
  void everyParameterIsExplained() {
    R resampler = resampler();
    assertThat(Arrays.stream(resampler.params()).map(param -> param.name()))
        .contains("featuresCol", "labelCol", "seed", "balanceRatio", "targetCounts")
        .contains("standardization", "syntheticCol", "numNeighbors", "maxBroadcastMB");
    assertThat(resampler.params()).allSatisfy(param -> assertThat(param.doc()).isNotBlank());
  }
}
