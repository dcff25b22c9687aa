package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.RandomForestClassifier;
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

@Timeout(120)
class BalancedClassifierTest {
  @TempDir Path folder;

  private final Dataset<Row> training = Samples.binary();
  private final Dataset<Row> fresh = dataset(clouds(3, new double[] {0, 1}, 40, 10));

  private static Simpor resampler() {
    return new Simpor().setMaxRounds(0).setSeed(3);
  }

  private static LogisticRegression logistic() {
    return new LogisticRegression().setRegParam(0.01);
  }

  private static BalancedClassifier balanced(Estimator<?> classifier) {
    return new BalancedClassifier().setResampler(resampler()).setClassifier(classifier);
  }

  private static List<Vector> probabilities(Dataset<Row> predicted) {
    return predicted.select("probability").collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .toList();
  }

  @Test
  void trainsOnExactlyTheOriginalAndTheSyntheticRows() {
    LogisticRegression classifier = logistic();
    BalancedClassifierModel model = balanced(classifier).fit(training);
    LogisticRegressionModel byHand = classifier.fit(resampler().fit(training).balance(training));
    assertThat(((LogisticRegressionModel) model.classifier()).coefficients().toArray())
        .containsExactly(byHand.coefficients().toArray(), within(1e-12));
    assertThat(model.classes())
        .containsExactly(new ClassCount(0, 60, 0, 0), new ClassCount(1, 15, 0, 45));
  }

  @Test
  void scoringAddsNoRowNotEvenToTheTrainingData() {
    BalancedClassifierModel model = balanced(logistic()).fit(training);
    assertThat(model.transform(training).count()).isEqualTo(75);
    assertThat(model.transform(fresh).select("id", "label", "features").collectAsList())
        .containsExactlyElementsOf(fresh.collectAsList());
    assertThat(model.transform(fresh).columns())
        .containsExactlyInAnyOrder(model.transformSchema(fresh.schema()).fieldNames());
  }

  @Test
  void correctsProbabilitiesByTheFactorTheMinorityGrewBy() {
    BalancedClassifierModel model = balanced(logistic()).fit(training);
    List<Vector> sampled = probabilities(model.transform(fresh));
    Dataset<Row> corrected = model.copy(ParamMap.empty()).setCorrectPrior(true).transform(fresh);
    List<Row> rows = corrected.collectAsList();
    double r = 60.0 / 15;
    for (int i = 0; i < rows.size(); i++) {
      double p = sampled.get(i).apply(1);
      double expected = p / (p + r * (1 - p));
      assertThat(rows.get(i).<Vector>getAs("probability").apply(1))
          .isCloseTo(expected, within(1e-12));
      assertThat(rows.get(i).<Double>getAs("prediction")).isEqualTo(expected > 0.5 ? 1 : 0);
    }
    assertThat(corrected.columns()).isEqualTo(model.transform(fresh).columns());
    assertThat(corrected.schema().apply("probability").metadata())
        .isEqualTo(model.transform(fresh).schema().apply("probability").metadata());
  }

  @Test
  void correctedPredictionsKeepToTheClassifiersThresholds() {
    for (LogisticRegression classifier :
        List.of(logistic().setThreshold(0.2), logistic().setThresholds(new double[] {0.8, 0.2}))) {
      Dataset<Row> predicted =
          balanced(classifier).setCorrectPrior(true).fit(training).transform(fresh);
      assertThat(predicted.collectAsList())
          .allMatch(
              row ->
                  row.<Double>getAs("prediction")
                      == (row.<Vector>getAs("probability").apply(1) > 0.2 ? 1 : 0))
          .anyMatch(row -> row.<Double>getAs("prediction") == 1);
    }
  }

  @Test
  void correctsEveryClassOfMany() {
    Dataset<Row> many = dataset(clouds(4, new double[] {0, 1, 2}, 20, 50, 11));
    BalancedClassifierModel model = balanced(logistic()).fit(many);
    Vector p = probabilities(model.transform(many)).get(5);
    Vector q = probabilities(model.setCorrectPrior(true).transform(many)).get(5);
    double[] weighted = {p.apply(0) * 20, p.apply(1) * 50, p.apply(2) * 11};
    double sum = weighted[0] + weighted[1] + weighted[2];
    for (int c = 0; c < 3; c++) {
      assertThat(q.apply(c)).isCloseTo(weighted[c] / sum, within(1e-12));
    }
  }

  @Test
  void takesAnyClassifierAndPipelinesThatEndInOne() {
    for (Estimator<?> classifier :
        List.<Estimator<?>>of(
            new RandomForestClassifier().setNumTrees(3).setSeed(1),
            new DecisionTreeClassifier(),
            new NaiveBayes().setModelType("gaussian"),
            new Pipeline()
                .setStages(
                    new PipelineStage[] {
                      new StandardScaler().setInputCol("features").setOutputCol("scaled"),
                      logistic().setFeaturesCol("scaled")
                    }))) {
      Dataset<Row> predicted =
          balanced(classifier).setCorrectPrior(true).fit(training).transform(fresh);
      assertThat(predicted.where("prediction is not null").count())
          .as(classifier.uid())
          .isEqualTo(50);
    }
    assertThat(balanced(new LinearSVC()).fit(training).transform(fresh).count()).isEqualTo(50);
  }

  @Test
  void parametersOfNestedStagesMayStandInAGrid() {
    LogisticRegression classifier = logistic();
    BalancedClassifier balanced = balanced(classifier);
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(((Simpor) balanced.getResampler()).balanceRatio(), new double[] {0.0, 1.0})
            .addGrid(classifier.regParam(), new double[] {0.0, 10.0})
            .build();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(balanced)
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(training);
    assertThat(model.avgMetrics()).doesNotHaveDuplicates().hasSize(4);
    assertThat(((Simpor) balanced.getResampler()).getBalanceRatio())
        .as("the original")
        .isEqualTo(1);
  }

  @Test
  void copiesTakeParametersOfNestedStages() {
    BalancedClassifier original = balanced(logistic());
    ParamMap extra = new ParamMap().put(((Simpor) original.getResampler()).balanceRatio().w(0.2));
    BalancedClassifier copy = original.copy(extra);
    assertThat(((Simpor) copy.getResampler()).getBalanceRatio()).isEqualTo(0.2);
    assertThat(copy.fit(training).classes().get(1).synthetic()).isEqualTo(9);
    assertThat(((Simpor) original.getResampler()).getBalanceRatio()).isEqualTo(1);
  }

  @Test
  void aSavedEstimatorComesBackWithItsStages() throws IOException {
    BalancedClassifier saved =
        balanced(new LogisticRegression().setRegParam(0.25)).setCorrectPrior(true);
    String path = folder.resolve("estimator").toString();
    saved.save(path);
    BalancedClassifier loaded = BalancedClassifier.load(path);
    assertThat(loaded.explainParams()).isEqualTo(saved.explainParams());
    assertThat(loaded.getResampler().extractParamMap().size())
        .isEqualTo(saved.getResampler().extractParamMap().size());
    assertThat(((Simpor) loaded.getResampler()).getSeed()).isEqualTo(3);
    assertThat(loaded.getClassifier().explainParams())
        .isEqualTo(saved.getClassifier().explainParams());
    assertThatThrownBy(() -> saved.save(path)).isInstanceOf(IOException.class);
    saved.write().overwrite().save(path);
  }

  @Test
  void aSavedModelHoldsTheClassifierOnlyAndPredictsTheSame() throws IOException {
    BalancedClassifierModel model = balanced(logistic()).setCorrectPrior(true).fit(training);
    String path = folder.resolve("model").toString();
    model.save(path);
    BalancedClassifierModel loaded = BalancedClassifierModel.load(path);
    assertThat(loaded.uid()).isEqualTo(model.uid());
    assertThat(loaded.classes()).isEqualTo(model.classes());
    assertThat(loaded.getCorrectPrior()).isTrue();
    assertThat(probabilities(loaded.transform(fresh)))
        .isEqualTo(probabilities(model.transform(fresh)));
    try (Stream<Path> files = Files.walk(folder.resolve("model"))) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("samples"));
    }
  }

  @Test
  void livesInAPipelineThatIsSavedAndLoaded() throws IOException {
    PipelineModel fitted =
        new Pipeline().setStages(new PipelineStage[] {balanced(logistic())}).fit(training);
    String path = folder.resolve("pipeline").toString();
    fitted.save(path);
    assertThat(probabilities(PipelineModel.load(path).transform(fresh)))
        .isEqualTo(probabilities(fitted.transform(fresh)));
  }

  @Test
  void aModelCorrectsNoProbabilitiesThatAThresholdWasTunedFor() {
    TunedThreshold tuned = new TunedThreshold().setClassifier(logistic()).setNumFolds(2);
    BalancedClassifierModel model = balanced(tuned).fit(training);
    assertThat(model.transform(fresh).count()).isEqualTo(50);
    assertThatThrownBy(() -> model.setCorrectPrior(true).transform(fresh))
        .hasMessageContaining("the threshold of " + tuned.uid());
  }

  @Test
  void nothingStaysCachedAfterAFit() {
    int before = SparkTestSession.get().sparkContext().getPersistentRDDs().size();
    balanced(logistic()).fit(training);
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }

  @Test
  void mistakesAreNamedBeforeAnyJob() {
    assertThatThrownBy(() -> new BalancedClassifier().fit(training))
        .hasMessageContaining("resampler")
        .hasMessageContaining("not set");
    assertThatThrownBy(() -> new BalancedClassifier().setResampler(resampler()).fit(training))
        .hasMessageContaining("classifier")
        .hasMessageContaining("not set");
    assertThatThrownBy(() -> balanced(new LinearSVC()).setCorrectPrior(true).fit(training))
        .hasMessageContaining("correctPrior")
        .hasMessageContaining("LinearSVC");
    assertThatThrownBy(
            () -> balanced(logistic().setLabelCol("id")).setCorrectPrior(true).fit(training))
        .hasMessageContaining("'id'")
        .hasMessageContaining("'label'");
    assertThatThrownBy(() -> balanced(logistic().setWeightCol("w")).fit(training))
        .hasMessageContaining("weightCol")
        .hasMessageContaining("'w'");
    assertThatThrownBy(() -> new BalancedClassifierModel().transform(fresh))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }
}
