package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TunedSize;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SyntheticSizeTunerTest {
  @TempDir Path folder;

  /** What {@code tuner(logistic())} finds, for tests that only look at it. */
  private static SyntheticSizeTunerModel found;

  @BeforeAll
  static void tune() {
    found = tuner(logistic()).fit(training());
  }

  private static Dataset<Row> training() {
    return Samples.binary();
  }

  private static LogisticRegression logistic() {
    return new LogisticRegression().setRegParam(0.01).setMaxIter(12);
  }

  private static SyntheticSizeTuner tuner(Estimator<?> classifier) {
    return new SyntheticSizeTuner()
        .setResampler(new Smote().setSeed(3))
        .setClassifier(classifier)
        .setSizes(0.5, 1)
        .setNumFolds(3)
        .setSeed(9);
  }

  private static CandidateScores find(
      SyntheticSizeTunerModel model, Candidate candidate, double size) {
    return model.candidates().stream()
        .filter(c -> c.candidate() == candidate && c.size() == size)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void triesEverySizeAndNothingAddedAndEveryRivalOnEveryFold() {
    assertThat(found.candidates())
        .extracting(c -> c.candidate() + " " + c.size())
        .containsExactly(
            "size 0.0",
            "size 0.5",
            "size 1.0",
            "class weights 0.0",
            "random over-sampling 1.0",
            "offset 0.0");
    assertThat(found.candidates()).allMatch(c -> c.folds().size() == 3);
    assertThat(found.bestSize()).isIn(0.0, 0.5, 1.0);
    assertThat(found.verdict().text()).contains("aligned balanced log loss", "average precision");
  }

  @Test
  void classifiersWithoutWeightsHaveNoSuchRival() {
    MultilayerPerceptronClassifier network =
        new MultilayerPerceptronClassifier().setLayers(new int[] {3, 2, 2}).setMaxIter(2);
    SyntheticSizeTunerModel model = tuner(network).setSizes(0).setTrainRatio(0.7).fit(training());
    assertThat(model.candidates())
        .extracting(CandidateScores::candidate)
        .containsExactly(Candidate.SIZE, Candidate.RANDOM_OVERSAMPLING, Candidate.OFFSET);
    assertThat(model.candidates()).allMatch(c -> c.folds().size() == 1);
  }

  @Test
  void onlyTheFoldsTrainingRowsTeachAnything() {
    RecordingClassifier.SEEN.clear();
    tuner(new RecordingClassifier())
        .setResampler(new RandomOversampler().setSeed(3).setIdCol("id"))
        .fit(training());

    List<RecordingClassifier.Fit> fits =
        RecordingClassifier.SEEN.subList(0, RecordingClassifier.SEEN.size() - 1);
    assertThat(fits).hasSize(3 * 4);
    for (RecordingClassifier.Fit fit : fits) {
      Set<Object> real = new HashSet<>(fit.realIds());
      assertThat(real).hasSize(50).doesNotContainAnyElementsOf(fit.validationIds());
      assertThat(fit.validationIds()).hasSize(25);
      assertThat(fit.realFeatures()).containsAll(fit.syntheticFeatures());
    }
    Map<Object, Long> validated =
        fits.stream()
            .flatMap(fit -> fit.validationIds().stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    assertThat(validated).hasSize(75).allSatisfy((id, times) -> assertThat(times).isEqualTo(4));
    assertThat(RecordingClassifier.SEEN.get(fits.size()).realIds()).hasSize(75);
  }

  @Test
  void theSearchAloneTrainsOnFoldsOnlyAndFindsWhatTheTunerFinds() {
    RecordingClassifier.SEEN.clear();
    TunedSize alone = new SizeSearch(tuner(new RecordingClassifier())).run(training());

    assertThat(RecordingClassifier.SEEN)
        .hasSize(3 * 4)
        .allSatisfy(fit -> assertThat(new HashSet<>(fit.realIds())).hasSize(50));
    SyntheticSizeTunerModel model = tuner(new RecordingClassifier()).fit(training());
    assertThat(alone.size()).isEqualTo(model.bestSize());
    assertThat(alone.verdict()).isEqualTo(model.verdict());
  }

  @Test
  void smallerSizesTakePartsOfTheSamePool() {
    RecordingClassifier.SEEN.clear();
    tuner(new RecordingClassifier()).setSizes(0.25, 0.5, 1).setNumFolds(2).fit(training());

    List<List<Vector>> pools =
        RecordingClassifier.SEEN.stream().limit(4).map(fit -> fit.syntheticFeatures()).toList();
    // 30 : 8 or 30 : 7 in training.
    assertThat(pools.get(0)).isEmpty();
    assertThat(pools.get(1)).hasSizeBetween(5, 6);
    assertThat(pools.get(2)).hasSizeBetween(11, 12).containsAll(pools.get(1));
    assertThat(pools.get(3)).hasSizeBetween(22, 23).containsAll(pools.get(2));
  }

  @Test
  void withoutAugmentationTheAlignedLossIsThatOfTheOffset() {
    // One split, so that the fold can be told from the recorded rows.
    RecordingClassifier.SEEN.clear();
    SyntheticSizeTunerModel model =
        tuner(new RecordingClassifier()).setSizes(0).setTrainRatio(0.6).fit(training());
    RecordingClassifier.Fit fit = RecordingClassifier.SEEN.get(0);

    Dataset<Row> train = only(fit.realIds()::contains);
    Dataset<Row> validation = only(fit.validationIds()::contains);
    LogisticRegressionModel fitted = logistic().fit(train);
    double n1 = train.filter("label = 1").count();
    double offset = Math.log((train.count() - n1) / n1);
    double[] plain = new double[2];
    double[] aligned = new double[2];
    double[] rows = new double[2];
    for (Row row : validation.collectAsList()) {
      int label = (int) row.<Double>getAs("label").doubleValue();
      double logOdds = fitted.intercept();
      double[] x = row.<Vector>getAs("features").toArray();
      for (int k = 0; k < x.length; k++) {
        logOdds += fitted.coefficients().apply(k) * x[k];
      }
      int sign = label == 1 ? -1 : 1;
      plain[label] += Math.log1p(Math.exp(sign * logOdds));
      aligned[label] += Math.log1p(Math.exp(sign * (logOdds + offset)));
      rows[label]++;
    }
    CandidateScores none = find(model, Candidate.SIZE, 0);
    double expected = (aligned[0] / rows[0] + aligned[1] / rows[1]) / 2;
    assertThat(none.mean(Measure.PLAIN_LOSS))
        .isCloseTo((plain[0] / rows[0] + plain[1] / rows[1]) / 2, within(1e-6));
    assertThat(none.mean(Measure.ALIGNED_LOSS)).isCloseTo(expected, within(1e-6));
    assertThat(find(model, Candidate.OFFSET, 0).mean(Measure.PLAIN_LOSS))
        .isCloseTo(expected, within(1e-6));
  }

  private static Dataset<Row> only(Predicate<Object> ids) {
    return Samples.dataset(
        training().collectAsList().stream().filter(row -> ids.test(row.get(0))).toList());
  }

  @Test
  void theShiftOfTheLogOddsAloneIsNotTakenForHelp() {
    // For two clouds of one shape a logistic regression has nothing to gain but the intercept.
    Dataset<Row> clouds = Samples.dataset(Samples.clouds(2, new double[] {0, 1}, 600, 60));
    SyntheticSizeTunerModel model =
        tuner(logistic()).setResampler(new RandomOversampler()).setSizes(0.5, 1).fit(clouds);
    assertThat(model.bestSize()).isEqualTo(1);
    assertThat(model.verdict().helps()).isFalse();
    assertThat(model.verdict().text()).startsWith("Augmentation does not help here: use ");
  }

  @Test
  void candidatesSideBySideScoreAsOneByOne() {
    SyntheticSizeTunerModel one = found;
    SyntheticSizeTunerModel two = tuner(logistic()).setParallelism(3).fit(training());
    assertThat(two.candidates()).hasSameSizeAs(one.candidates());
    for (int i = 0; i < one.candidates().size(); i++) {
      CandidateScores a = one.candidates().get(i);
      CandidateScores b = two.candidates().get(i);
      assertThat(b.candidate()).isEqualTo(a.candidate());
      assertThat(b.mean(Measure.PLAIN_LOSS)).isCloseTo(a.mean(Measure.PLAIN_LOSS), within(1e-9));
    }
    assertThat(two.bestSize()).isEqualTo(one.bestSize());
  }

  @Test
  void anEvaluatorDecidesInsteadOfTheLoss() {
    SyntheticSizeTunerModel model =
        tuner(logistic()).setEvaluator(new BinaryClassificationEvaluator()).fit(training());
    CandidateScores chosen = find(model, Candidate.SIZE, model.bestSize());
    assertThat(chosen.mean(Measure.EVALUATOR_GAIN))
        .isBetween(0.5, 1.0)
        .isEqualTo(
            model.candidates().stream()
                .filter(c -> c.candidate() == Candidate.SIZE)
                .mapToDouble(c -> c.mean(Measure.EVALUATOR_GAIN))
                .max()
                .orElseThrow());
  }

  @Test
  void worksForSeveralClassesInAPipelineWithRepeats() {
    Dataset<Row> many = Samples.dataset(Samples.clouds(3, new double[] {0, 1, 2}, 40, 12, 20));
    org.apache.spark.ml.Pipeline scaled =
        new org.apache.spark.ml.Pipeline()
            .setStages(
                new org.apache.spark.ml.PipelineStage[] {
                  new StandardScaler().setInputCol("features").setOutputCol("scaled"),
                  logistic().setFeaturesCol("scaled")
                });
    SyntheticSizeTunerModel model =
        tuner(scaled).setSizes(1).setNumFolds(2).setNumRepeats(2).fit(many);
    assertThat(model.candidates()).hasSize(5).allMatch(c -> c.folds().size() == 4);
    assertThat(model.candidates())
        .allMatch(c -> c.mean(Measure.ALIGNED_LOSS) > 0)
        .allMatch(c -> c.mean(Measure.AVERAGE_PRECISION) > 0.1)
        .allMatch(c -> c.mean(Measure.AVERAGE_PRECISION) <= 1);
  }

  @Test
  void predictsWithTheClassifierTrainedOnAllRowsAtTheBestSize() {
    SyntheticSizeTunerModel model = found.copy(ParamMap.empty());
    LogisticRegressionModel byHand =
        logistic()
            .fit(
                new Smote()
                    .setSeed(3)
                    .setBalanceRatio(model.bestSize())
                    .fit(training())
                    .balance(training()));
    assertThat(((LogisticRegressionModel) model.classifier().classifier()).coefficients().toArray())
        .containsExactly(byHand.coefficients().toArray(), within(1e-9));
    assertThat(model.transform(training()).count()).isEqualTo(75);
    assertThat(model.setCorrectPrior(true).transform(training()).select("probability").head())
        .isEqualTo(
            model
                .classifier()
                .setCorrectPrior(true)
                .transform(training())
                .select("probability")
                .head());
  }

  @Test
  void savesAndLoadsTheModelWithItsTable() throws Exception {
    SyntheticSizeTunerModel model = found;
    String path = folder.resolve("model").toString();
    model.write().save(path);
    SyntheticSizeTunerModel loaded = SyntheticSizeTunerModel.load(path);
    assertThat(loaded.bestSize()).isEqualTo(model.bestSize());
    assertThat(loaded.verdict()).isEqualTo(model.verdict());
    assertThat(loaded.table().collectAsList()).isEqualTo(model.table().collectAsList());
    assertThat(loaded.transform(training()).select("prediction").collectAsList())
        .isEqualTo(model.transform(training()).select("prediction").collectAsList());
    assertThat(loaded.table().filter("chosen").count()).isEqualTo(1);
  }

  @Test
  void savesLoadsAndCopiesTheEstimatorWithItsStages() throws Exception {
    SyntheticSizeTuner tuner =
        tuner(logistic())
            .setEvaluator(new BinaryClassificationEvaluator().setMetricName("areaUnderPR"))
            .setOneStandardError(true)
            .setTrainRatio(0.5);
    String path = folder.resolve("tuner").toString();
    tuner.write().save(path);
    SyntheticSizeTuner loaded = SyntheticSizeTuner.load(path);
    assertThat(loaded.uid()).isEqualTo(tuner.uid());
    assertThat(loaded.getSizes()).containsExactly(0.5, 1);
    assertThat(loaded.getOneStandardError()).isTrue();
    assertThat(loaded.getClassifier()).isInstanceOf(LogisticRegression.class);
    assertThat(loaded.getResampler().getSeed()).isEqualTo(3);
    assertThat(
            ((BinaryClassificationEvaluator) loaded.getOrDefault(loaded.evaluator()))
                .getMetricName())
        .isEqualTo("areaUnderPR");
    Smote smote = (Smote) tuner.getResampler();
    ParamMap[] grid = new ParamGridBuilder().addGrid(smote.numNeighbors(), new int[] {7}).build();
    assertThat(tuner.copy(grid[0]).getResampler().getNumNeighbors()).isEqualTo(7);
    assertThat(smote.getNumNeighbors()).isEqualTo(5);
  }

  @Test
  void weightsAreWhatAllSizesLearnAndAreJudgedByAndMayBeShared() {
    Dataset<Row> even = training().withColumn("w", functions.expr("if(label = 1, 4.0, 1.0)"));
    for (String prevalence : List.of("change", "keep")) {
      SyntheticSizeTuner tuner =
          tuner(logistic().setWeightCol("w"))
              .setResampler(new Smote().setSeed(3).setWeightCol("w").setPrevalence(prevalence))
              .setSizes(1);
      SyntheticSizeTunerModel model = tuner.fit(even);
      assertThat(find(model, Candidate.SIZE, 0).mean(Measure.PLAIN_LOSS))
          .as("both classes weigh 60")
          .isCloseTo(find(model, Candidate.SIZE, 0).mean(Measure.ALIGNED_LOSS), within(1e-9));
      CandidateScores full = find(model, Candidate.SIZE, 1);
      double moved = Math.abs(full.mean(Measure.PLAIN_LOSS) - full.mean(Measure.ALIGNED_LOSS));
      if (prevalence.equals("keep")) {
        assertThat(moved).as("the class weighs as before").isLessThan(1e-9);
      } else {
        assertThat(moved).as("it weighs four times as much").isGreaterThan(0.01);
      }
    }
  }

  @Test
  void badInputFailsSayingWhatToDo() {
    assertThatThrownBy(() -> tuner(logistic()).setNumFolds(16).fit(training()))
        .hasMessage(
            "label 1.0 has 15 rows, too few to train on 2 and validate on one in every split; add"
                + " rows of it or set numFolds to 15");
    assertThatThrownBy(() -> tuner(logistic()).setTrainRatio(0.05).fit(training()))
        .hasMessageContaining("or change trainRatio");
    assertThatThrownBy(() -> tuner(new LinearSVC()).fit(training()))
        .hasMessageContaining("has no probabilityCol");
    assertThatThrownBy(
            () ->
                tuner(logistic())
                    .setResampler(new Smote().setTargetCounts(Map.of(1.0, 50L)))
                    .fit(training()))
        .hasMessageContaining("clear targetCounts");
    assertThatThrownBy(() -> tuner(logistic()).setSizes(0.5, -1))
        .hasMessage("sizes is [0.5, -1.0]; give one or more finite numbers of at least 0");
    assertThatThrownBy(() -> tuner(logistic()).setTrainRatio(1))
        .hasMessage("trainRatio is 1.0; give a number above 0 and below 1");
    assertThatThrownBy(() -> new SyntheticSizeTuner().fit(training()))
        .hasMessageContaining("is not set; give it a stage");
  }
}
