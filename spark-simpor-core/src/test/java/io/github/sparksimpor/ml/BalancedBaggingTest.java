package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BalancedBaggingTest {
  @TempDir Path folder;

  private final Dataset<Row> training = Samples.binary();
  private final Dataset<Row> fresh = dataset(clouds(3, new double[] {0, 1}, 40, 10));

  private static BalancedBagging bagging() {
    return new BalancedBagging()
        .setResampler(new RandomUndersampler())
        .setClassifier(new LogisticRegression().setRegParam(0.01).setMaxIter(8))
        .setNumMembers(3)
        .setSeed(4);
  }

  private static List<Vector> probabilities(Dataset<Row> predicted) {
    return predicted.select("probability").collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .toList();
  }

  @Test
  void predictsTheMeanOfItsMembersProbabilitiesCorrected() {
    BalancedBaggingModel model = bagging().fit(training);
    List<List<Vector>> members =
        model.members().stream()
            .map(
                m ->
                    probabilities(m.copy(ParamMap.empty()).setCorrectPrior(false).transform(fresh)))
            .toList();
    assertThat(members).hasSize(3).doesNotHaveDuplicates();
    List<Row> rows = model.transform(fresh).collectAsList();
    List<Vector> sampled =
        probabilities(model.copy(ParamMap.empty()).setCorrectPrior(false).transform(fresh));
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      double mean = members.stream().mapToDouble(m -> m.get(row).apply(1)).sum() / 3;
      double corrected = mean / (mean + (1 - mean) * 60 / 15);
      assertThat(rows.get(i).<Vector>getAs("probability").apply(1))
          .isCloseTo(corrected, within(1e-12));
      assertThat(rows.get(i).<Vector>getAs("rawPrediction").apply(1))
          .isCloseTo(3 * mean, within(1e-12));
      assertThat(rows.get(i).<Double>getAs("prediction")).isEqualTo(corrected > 0.5 ? 1 : 0);
      assertThat(sampled.get(i).apply(1)).isCloseTo(mean, within(1e-12));
    }
    assertThat(model.transform(fresh).columns())
        .containsExactly(model.transformSchema(fresh.schema()).fieldNames());
    assertThat(model.transform(training).count()).isEqualTo(75);
  }

  @Test
  void everyMemberSeesAllRowsOfTheSmallestClassAndItsOwnShareOfTheOthers() {
    assertThat(bagging().fit(training).members())
        .allSatisfy(
            member ->
                assertThat(member.classes())
                    .containsExactly(ClassCount.kept(0, 60, 15), new ClassCount(1, 15, 0, 0)));
    assertThat(bagging().setResampler(new Smote()).fit(training).members())
        .allSatisfy(
            member ->
                assertThat(member.classes())
                    .containsExactly(new ClassCount(0, 60, 0, 0), new ClassCount(1, 15, 0, 45)));
  }

  @Test
  void theSeedDecidesAndNeitherPartitionsNorThreadsDo() {
    // One partition: the sums of a logistic regression are rounded as rows come.
    List<Vector> once = probabilities(bagging().fit(training.coalesce(1)).transform(fresh));
    assertThat(
            probabilities(bagging().setParallelism(3).fit(training.coalesce(1)).transform(fresh)))
        .isEqualTo(once);
    List<Vector> parts = probabilities(bagging().fit(training.repartition(5)).transform(fresh));
    for (int i = 0; i < once.size(); i++) {
      assertThat(parts.get(i).apply(1)).isCloseTo(once.get(i).apply(1), within(1e-9));
    }
    assertThat(probabilities(bagging().setSeed(5).fit(training).transform(fresh)))
        .isNotEqualTo(once);
  }

  @Test
  void isAtLeastAsPreciseOnAverageAsTheSingleClassifier() {
    Dataset<Row> rows = rings(1500, 11).cache();
    Dataset<Row> test = rings(3000, 12).cache();
    DecisionTreeClassifier tree = new DecisionTreeClassifier().setMaxDepth(5);
    BalancedClassifier one =
        new BalancedClassifier()
            .setResampler(new RandomUndersampler().setSeed(4))
            .setClassifier(tree);
    double bagged =
        precision(bagging().setClassifier(tree).setNumMembers(10).fit(rows).transform(test));
    assertThat(bagged)
        .isGreaterThanOrEqualTo(precision(tree.fit(rows).transform(test)))
        .isGreaterThanOrEqualTo(precision(one.fit(rows).transform(test)));
    rows.unpersist();
    test.unpersist();
  }

  /** By probability: a tree's rawPrediction counts the rows of a leaf, which ranks otherwise. */
  private static double precision(Dataset<Row> predicted) {
    return new BinaryClassificationEvaluator()
        .setRawPredictionCol("probability")
        .setMetricName("areaUnderPR")
        .evaluate(predicted);
  }

  /** About one row in 25 of label 1, in the middle of the others. */
  private static Dataset<Row> rings(int count, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double label = i % 25 == 0 ? 1 : 0;
      double spread = label == 1 ? 0.6 : 1.5;
      rows.add(row("r" + i, label, spread * random.nextGaussian(), spread * random.nextGaussian()));
    }
    return dataset(rows);
  }

  @Test
  void aSavedModelComesBackWithItsMembers() throws IOException {
    BalancedBaggingModel model = bagging().fit(training);
    model.save(folder.resolve("model").toString());
    BalancedBaggingModel loaded = BalancedBaggingModel.load(folder.resolve("model").toString());
    assertThat(probabilities(loaded.transform(fresh)))
        .isEqualTo(probabilities(model.transform(fresh)));
    assertThat(loaded.members()).hasSize(3);
    assertThat(probabilities(model.copy(ParamMap.empty()).transform(fresh)))
        .isEqualTo(probabilities(model.transform(fresh)));
    BalancedBagging saved = bagging();
    saved.save(folder.resolve("estimator").toString());
    assertThat(BalancedBagging.load(folder.resolve("estimator").toString()).explainParams())
        .isEqualTo(saved.explainParams());
  }

  @Test
  void worksAsAStageOfAPipelineWithAPipelineInIt() {
    Pipeline inner =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new StandardScaler().setInputCol("features").setOutputCol("scaled"),
                  new LogisticRegression().setFeaturesCol("scaled").setMaxIter(5)
                });
    PipelineModel fitted =
        new Pipeline()
            .setStages(new PipelineStage[] {bagging().setClassifier(inner)})
            .fit(training);
    assertThat(fitted.transform(fresh).columns())
        .containsExactlyInAnyOrder(
            "id", "label", "features", "rawPrediction", "probability", "prediction");
  }

  @Test
  void mayStandInATunedThreshold() {
    TunedThresholdModel tuned =
        new TunedThreshold().setClassifier(bagging()).setNumFolds(2).setSeed(1).fit(training);
    assertThat(probabilities(tuned.transform(fresh)))
        .isEqualTo(probabilities(((BalancedBaggingModel) tuned.classifier()).transform(fresh)));
  }

  @Test
  void weightsThatKeepThePrevalenceReachEveryMember() {
    BalancedBagging keeping =
        bagging()
            .setResampler(new Smote().setWeightCol("w").setPrevalence("keep"))
            .setClassifier(new LogisticRegression().setRegParam(0.01).setWeightCol("w"));
    BalancedBaggingModel model = keeping.fit(training);
    Dataset<Row> predicted = model.transform(fresh);
    assertThat(predicted.columns())
        .containsExactly(keeping.transformSchema(fresh.schema()).fieldNames());
    Dataset<Row> uncorrected = model.copy(ParamMap.empty()).setCorrectPrior(false).transform(fresh);
    assertThat(probabilities(predicted)).isEqualTo(probabilities(uncorrected));
  }

  @Test
  void itsParametersAndThoseOfItsStagesMayStandInAGrid() {
    BalancedBagging bagging = bagging();
    RandomUndersampler sampler = (RandomUndersampler) bagging.getResampler();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(bagging)
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(
                new ParamGridBuilder()
                    .addGrid(bagging.numMembers(), new int[] {1, 2})
                    .addGrid(sampler.balanceRatio(), new double[] {0.5, 1.0})
                    .build())
            .setNumFolds(2)
            .setSeed(1)
            .fit(training);
    assertThat(model.avgMetrics()).hasSize(4);
  }

  @Test
  void mistakesAreNamedBeforeAnyJob() {
    assertThatThrownBy(() -> new BalancedBagging().fit(training))
        .hasMessageContaining("resampler")
        .hasMessageContaining("not set");
    assertThatThrownBy(() -> bagging().setClassifier(new LinearSVC()).fit(training))
        .hasMessageContaining("needs class probabilities");
    assertThatThrownBy(() -> bagging().setNumMembers(0)).hasMessageContaining("numMembers");
    assertThatThrownBy(() -> new BalancedBaggingModel().transform(fresh))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }
}
