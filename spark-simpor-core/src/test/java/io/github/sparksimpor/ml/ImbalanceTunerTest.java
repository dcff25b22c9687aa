package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.evaluation.LeftOut;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.testing.SparkTestSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class ImbalanceTunerTest {
  @TempDir Path folder;

  /** What {@link #tuner} finds, for tests that only look at it. */
  private static ImbalanceTunerModel found;

  @BeforeAll
  static void tune() {
    found = tuner().fit(Samples.binary());
  }

  private static ImbalanceTuner tuner() {
    return new ImbalanceTuner()
        .setClassifier(new LogisticRegression().setMaxIter(12).setRegParam(0.01))
        .setCandidates("weights", "smote")
        .setSizes(1, 0.5)
        .setNumFolds(3)
        .setNumRepeats(1)
        .setSeed(9);
  }

  /** Both classes lie in two places, so that the line fitted to weighted rows ranks better. */
  private static Dataset<Row> helped(int rows) {
    RandomGenerator random = new SplittableRandom(11);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      boolean minority = i % 10 == 0;
      double[] center =
          minority
              ? random.nextInt(3) == 0 ? new double[] {-0.6, 4.4} : new double[] {1.7, 1.9}
              : random.nextInt(10) == 0 ? new double[] {-4, -0.5} : new double[] {2.6, 4.5};
      all.add(
          Samples.row(
              "r" + i,
              minority ? 1.0 : 0.0,
              center[0] + random.nextGaussian(),
              center[1] + random.nextGaussian()));
    }
    return Samples.dataset(all);
  }

  /** Labels have nothing to do with features. */
  private static Dataset<Row> hopeless(int rows) {
    RandomGenerator random = new SplittableRandom(12);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(
          Samples.row(
              "r" + i, i % 10 == 0 ? 1.0 : 0.0, random.nextGaussian(), random.nextGaussian()));
    }
    return Samples.dataset(all);
  }

  /** All of a choice but how long it took. */
  private static String withoutSeconds(TunedBalance tuned) {
    List<TriedCandidate> timeless =
        tuned.candidates().stream()
            .map(c -> new TriedCandidate(c.name(), c.size(), c.folds(), c.rows(), 0, c.cut()))
            .toList();
    return new TunedBalance(
            tuned.objective(),
            tuned.alpha(),
            timeless,
            tuned.gains(),
            tuned.chosen(),
            tuned.leftOut())
        .toString();
  }

  @Test
  void triesNoneAndEveryCandidateAtEverySizeOnEveryFoldOfEveryRepeat() {
    TunedBalance tuned =
        tuner()
            .setNumRepeats(2)
            .setCandidates("undersample", "weights", "smote")
            .setKeepShares(0.5)
            .fit(Samples.binary())
            .tuned();
    assertThat(tuned.candidates())
        .extracting(TriedCandidate::toString)
        .containsExactly(
            "none", "undersample to 0.5", "weights", "smote at size 0.5", "smote at size 1.0");
    assertThat(tuned.candidates()).allMatch(c -> c.folds().size() == 6 && !c.cut());
    assertThat(tuned.candidates())
        .extracting(TriedCandidate::rows)
        .containsExactly(50.0, 30.0, 50.0, 65.0, 80.0);
    assertThat(tuned.gains().gains()).hasSize(4);
  }

  @Test
  void cleanersAreCandidatesThatLeaveRowsOut() {
    TunedBalance tuned =
        tuner()
            .setCandidates("tomek-links", "edited-neighbors")
            .setNumFolds(2)
            .fit(Samples.binary())
            .tuned();
    assertThat(tuned.candidates())
        .extracting(TriedCandidate::toString)
        .containsExactly("none", "tomek-links", "edited-neighbors");
    double all = tuned.candidates().get(0).rows();
    assertThat(tuned.candidates().subList(1, 3))
        .allSatisfy(cleaned -> assertThat(cleaned.rows()).isLessThan(all));
  }

  @Test
  void smoteIsCleanedAtEverySizeAndBothCleanersShareItsRows() {
    ImbalanceTuner tuner =
        tuner().setCandidates("smote", "smote-tomek", "smote-enn").setNumFolds(2);
    List<TriedCandidate> tried = tuner.fit(Samples.binary()).tuned().candidates();
    assertThat(tried)
        .extracting(TriedCandidate::toString)
        .containsExactly(
            "none",
            "smote at size 0.5",
            "smote at size 1.0",
            "smote-tomek at size 0.5",
            "smote-tomek at size 1.0",
            "smote-enn at size 0.5",
            "smote-enn at size 1.0");
    for (int size = 1; size <= 2; size++) {
      assertThat(tried.get(size + 2).rows()).isLessThan(tried.get(size).rows());
      assertThat(tried.get(size + 4).rows()).isLessThan(tried.get(size + 2).rows());
    }
    assertThat(
            new TunedCandidates(tuner, tuner.task())
                .all().stream()
                    .map(TunedCandidates.Named::treatment)
                    .filter(treatment -> !(treatment instanceof Treatment.Untouched))
                    .map(t -> t instanceof Treatment.Cleaned cleaned ? cleaned.adding() : t)
                    .map(grown -> ((Treatment.Grown) grown).resampler().uid())
                    .distinct())
        .hasSize(1);
  }

  @Test
  void whatIsCleanedAfterSmoteIsWhatThePipelineOfBothMakes() {
    Dataset<Row> rows = helped(120);
    ImbalanceTuner tuner = tuner().setCandidates("smote-tomek").setSizes(1);
    TuningTask task = tuner.task();
    Treatment treatment = new TunedCandidates(tuner, task).all().get(1).treatment();
    try (TreatedRows training = new TreatedRows(task, rows)) {
      Treatment.Training made = treatment.alone().of(training);
      Dataset<Row> added = new Smote().setSeed(9).fit(rows).balance(rows);
      Dataset<Row> cleaned = new TomekLinks().setSamplingStrategy("all").fit(added).balance(added);
      assertThat(Samples.bits(made.rows()))
          .containsExactlyInAnyOrderElementsOf(Samples.bits(cleaned));
      assertThat(made.size()).isEqualTo((double) cleaned.count());
      assertThat(WeighedClass.after(made.classes())[1])
          .isEqualTo((double) cleaned.filter("label = 1").count());
      assertThat(WeighedClass.before(made.classes())).containsExactly(108, 12);
    }
  }

  @Test
  void aResamplerOfOnesOwnIsWhatIsCleaned() {
    Smote own = new Smote().setNumNeighbors(2);
    ImbalanceTuner tuner = tuner().setCandidates("smote-enn").setExtraResampler(own).setSizes(1);
    List<TunedCandidates.Named> all = new TunedCandidates(tuner, tuner.task()).all();
    assertThat(all).extracting(TunedCandidates.Named::name).containsExactly("none", "smote-enn");
    assertThat(all.get(1).treatment())
        .isInstanceOfSatisfying(
            Treatment.Cleaned.class,
            cleaned ->
                assertThat(((Treatment.Grown) cleaned.adding()).resampler().getNumNeighbors())
                    .isEqualTo(2));
  }

  @Test
  void baggingIsJudgedAtThePriorOfAllRowsAndTrainedAgainOnThem() {
    ImbalanceTunerModel model =
        tuner().setNumFolds(2).setCandidates("bagging").setSelection("best").fit(helped(600));
    TunedBalance tuned = model.tuned();
    assertThat(tuned.best().toString()).isEqualTo("bagging");
    assertThat(tuned.best().rows()).isLessThan(10.0 * tuned.candidates().get(0).rows());
    Model<?> trained = model.classifier().classifier();
    assertThat(((BalancedClassifierModel) trained).classifier())
        .isInstanceOf(BalancedBaggingModel.class);
    assertThat(meanProbability(model, helped(600)))
        .as("the share of the smaller class")
        .isCloseTo(meanLabel(helped(600)), within(0.02));
  }

  private static double meanProbability(ImbalanceTunerModel model, Dataset<Row> rows) {
    return model.transform(rows).select("probability").collectAsList().stream()
        .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
        .average()
        .orElseThrow();
  }

  private static double meanLabel(Dataset<Row> rows) {
    return rows.agg(functions.avg("label")).head().getDouble(0);
  }

  @Test
  void whatHelpsIsRecommendedWithItsGain() {
    ImbalanceTunerModel model =
        tuner().setNumFolds(5).setNumRepeats(2).setCandidates("weights").fit(helped(3000));
    assertThat(model.verdict())
        .startsWith("use weights: macroF1 0.")
        .contains("for 1.00 times the training rows");
    assertThat(model.tuned().gains().gains().get(0).lower()).isPositive();
  }

  @Test
  void whereNothingCanHelpNoneIsKeptThoughSomeMeanIsBetter() {
    ImbalanceTuner tuner = tuner().setNumFolds(5).setCandidates("weights", "random");
    ImbalanceTunerModel safe = tuner.fit(hopeless(400));
    TunedBalance tuned = safe.tuned();
    assertThat(tuned.chosen()).isZero();
    assertThat(safe.verdict()).startsWith("resample nothing and weigh nothing");
    double none = tuned.candidates().get(0).mean(Measure.EVALUATOR_GAIN);
    double most =
        tuned.candidates().stream()
            .mapToDouble(c -> c.mean(Measure.EVALUATOR_GAIN))
            .max()
            .orElseThrow();
    assertThat(most).as("what the best mean would have chosen").isGreaterThan(none);
    TriedCandidate best = tuned.candidates().get(tuned.gains().best().orElseThrow() + 1);
    assertThat(best.mean(Measure.EVALUATOR_GAIN)).isEqualTo(most);
  }

  @Test
  void aCandidateThatCannotBeHadOnTheseRowsEndsNoSearchAndIsNamed() {
    Dataset<Row> alike =
        Samples.binary()
            .withColumn(
                "features",
                functions.udf(() -> Vectors.dense(1, 2), SQLDataTypes.VectorType()).apply());
    ImbalanceTunerModel model =
        tuner().setCandidates("smote-enn", "weights").setSizes(1).setNumFolds(2).fit(alike);
    assertThat(model.tuned().candidates())
        .extracting(TriedCandidate::toString)
        .containsExactly("none", "weights");
    assertThat(model.tuned().leftOut())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.candidate()).isEqualTo("smote-enn at size 1.0");
              assertThat(left.reason()).contains("would leave out all");
            });
    assertThat(model.verdict()).contains("; left out: smote-enn at size 1.0 (");
    assertThatThrownBy(
            () -> tuner().setCandidates("smote-enn").setSizes(1).setNumFolds(2).fit(alike))
        .as("a verdict for none would hide that nothing else was tried")
        .hasMessageContaining("would leave out all");
  }

  @Test
  void ofRefusalsThoseOfRowsAloneLeaveACandidateOutAndAllOthersEndTheSearch() {
    ImbalanceTuner tuner = tuner().setCandidates("weights").setSizes(1).setNumFolds(2);
    ImbalanceTunerModel model =
        tuner
            .setExtraResampler(new Refusing(new UnsuitableRowsException("not on such rows")))
            .fit(Samples.binary());
    assertThat(model.tuned().leftOut())
        .extracting(LeftOut::reason)
        .containsExactly("not on such rows");
    IllegalArgumentException fault = new IllegalArgumentException("expected rows of 2 values");
    assertThatThrownBy(() -> tuner.setExtraResampler(new Refusing(fault)).fit(Samples.binary()))
        .as("what is wrong with the resampler itself")
        .isSameAs(fault);
    Simpor huge = new Simpor().setCandidates(Integer.MAX_VALUE);
    assertThatThrownBy(() -> tuner.setExtraResampler(huge).fit(Samples.binary()))
        .as("what is set and would be too much for any rows")
        .hasMessageContaining("candidates is 2147483647")
        .hasMessageEndingWith("lower candidates");
  }

  /** A resampler that refuses to grow. */
  private static final class Refusing extends Resampler<SmoteModel, Refusing> {
    private static final long serialVersionUID = 1L;

    private final RuntimeException refusal;

    Refusing(RuntimeException refusal) {
      super("refusing");
      this.refusal = refusal;
    }

    @Override
    protected Grown grow(GrowthTask task) {
      throw refusal;
    }

    @Override
    protected SmoteModel newModel() {
      return new SmoteModel(uid());
    }

    @Override
    public Refusing copy(ParamMap extra) {
      return this;
    }
  }

  @Test
  void noneHasTheThresholdThatTuningItAloneFinds() {
    ImbalanceTunerModel model = tuner().setCandidates().fit(Samples.binary());
    TunedThresholdModel alone =
        new TunedThreshold()
            .setClassifier(tuner().getClassifier())
            .setNumFolds(3)
            .setSeed(9)
            .fit(Samples.binary());
    assertThat(model.tuned().candidates()).hasSize(1);
    assertThat(model.threshold()).isCloseTo(alone.threshold(), within(1e-12));
  }

  @Test
  void predictsAtTheThresholdWithProbabilitiesAtTheTruePrior() {
    ImbalanceTunerModel model =
        tuner()
            .setSelection("best")
            .setCandidates("random")
            .setSizes(1)
            .setNumFolds(2)
            .fit(helped(600));
    assertThat(model.tuned().best().name()).isEqualTo("random");
    List<Row> predicted =
        model.transform(helped(600)).select("probability", "prediction").collectAsList();
    assertThat(predicted)
        .allSatisfy(
            row ->
                assertThat(row.getDouble(1))
                    .isEqualTo(row.<Vector>getAs(0).apply(1) >= model.threshold() ? 1.0 : 0.0));
    double mean =
        predicted.stream().mapToDouble(row -> row.<Vector>getAs(0).apply(1)).average().orElse(0);
    assertThat(mean).isCloseTo(0.1, within(0.03));
    assertThat(model.transform(Samples.binary().limit(0)).columns()).contains("rawPrediction");
  }

  @Test
  void theChosenCandidateIsCalibratedByWhatItPredictsOutOfFold() throws Exception {
    Dataset<Row> rows = helped(600);
    ImbalanceTuner tuner = tuner().setCandidates().setNumFolds(2);
    ImbalanceTunerModel plain = tuner.fit(rows);
    ImbalanceTunerModel model = tuner.setCalibration("sigmoid").fit(rows);
    CalibratedClassifierModel alone =
        new CalibratedClassifier()
            .setClassifier(tuner().getClassifier())
            .setNumFolds(2)
            .setSeed(9)
            .fit(rows);
    assertThat(model.reliability().slope()).isCloseTo(alone.after(1).slope(), within(1e-9));
    assertThat(model.learntReliability().slope()).isCloseTo(alone.before(1).slope(), within(1e-9));
    assertThat(model.threshold())
        .isCloseTo(alone.calibrator(1).calibrate(plain.threshold()), within(1e-9));
    assertThat(classes(model, rows)).as("no order changes").isEqualTo(classes(plain, rows));
    String path = folder.resolve("calibrated").toString();
    model.save(path);
    ImbalanceTunerModel loaded = ImbalanceTunerModel.load(path);
    assertThat(loaded.threshold()).isEqualTo(model.threshold());
    assertThat(loaded.reliability()).isEqualTo(model.reliability());
    assertThat(classes(loaded, rows)).isEqualTo(classes(plain, rows));
  }

  private static List<Row> classes(ImbalanceTunerModel model, Dataset<Row> rows) {
    return model.transform(rows).select("id", "prediction").orderBy("id").collectAsList();
  }

  @Test
  void theChoiceAndThePredictionsDependOnNoPartitionAndNoThread() {
    ImbalanceTunerModel other =
        tuner()
            .setParallelism(3)
            .fit(Samples.binary().repartition(7, functions.rand(5)).sortWithinPartitions("id"));
    assertThat(withoutSeconds(other.tuned())).isEqualTo(withoutSeconds(found.tuned()));
    assertThat(other.threshold()).isEqualTo(found.threshold());
    assertThat(predictions(other)).isEqualTo(predictions(found));
  }

  private static List<Row> predictions(ImbalanceTunerModel model) {
    return model
        .transform(Samples.binary())
        .select("id", "probability", "prediction")
        .orderBy("id")
        .collectAsList();
  }

  @Test
  void aSavedModelPredictsAndAnswersAsBefore() throws Exception {
    String path = folder.resolve("model").toString();
    found.save(path);
    ImbalanceTunerModel loaded = ImbalanceTunerModel.load(path);
    assertThat(loaded.tuned()).hasToString(found.tuned().toString());
    assertThat(loaded.verdict()).isEqualTo(found.verdict());
    assertThat(loaded.table().collectAsList())
        .hasToString(found.table().collectAsList().toString());
    assertThat(predictions(loaded)).isEqualTo(predictions(found));
    assertThat(predictions(loaded.copy(ParamMap.empty()))).isEqualTo(predictions(found));
  }

  @Test
  void theTableHasARowACandidateWithTheChosenOneMarked() {
    List<Row> rows =
        found.table().select("candidate", "chosen", "gain", "rows", "folds").collectAsList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).getDouble(2)).isNaN();
    assertThat(rows).filteredOn(row -> row.getBoolean(1)).hasSize(1);
    assertThat(rows.get(found.tuned().chosen()).getBoolean(1)).isTrue();
    assertThat(rows).allSatisfy(row -> assertThat(row.getList(4)).hasSize(3));
  }

  @Test
  void whatThereIsNoTimeForIsCutAfterTheFirstFoldAndNamed() {
    ImbalanceTunerModel model =
        tuner().setSelection("best").setMaxSeconds(1e-3).fit(Samples.binary());
    assertThat(model.tuned().candidates())
        .extracting(TriedCandidate::cut)
        .containsExactly(false, true, true, true);
    assertThat(model.tuned().candidates())
        .extracting(c -> c.folds().size())
        .containsExactly(3, 1, 1, 1);
    assertThat(model.verdict()).contains("cut for want of time: weights, smote at size 0.5");
  }

  @Test
  void classifiersWithoutWeightsAreTriedWithoutThemWhichTheVerdictSays() throws Exception {
    ImbalanceTunerModel model =
        tuner()
            .setClassifier(
                new MultilayerPerceptronClassifier().setLayers(new int[] {3, 2}).setMaxIter(3))
            .setNumFolds(2)
            .setSizes(1)
            .fit(Samples.binary());
    assertThat(model.tuned().candidates())
        .extracting(TriedCandidate::name)
        .containsExactly("none", "smote");
    assertThat(model.verdict()).contains("; left out: weights (mlpc").contains("takes no weights)");
    Path saved = folder.resolve("saved");
    model.write().overwrite().save(saved.toString());
    assertThat(ImbalanceTunerModel.load(saved.toString()).tuned().leftOut())
        .isEqualTo(model.tuned().leftOut());
  }

  @Test
  void aCalibratedClassifierIsNotMovedOffThePriorThatItsCalibratorRestored() {
    Dataset<Row> rows = Samples.dataset(Samples.clouds(2, new double[] {0, 1}, 300, 60));
    ImbalanceTunerModel model =
        tuner()
            .setClassifier(
                new CalibratedClassifier()
                    .setNumFolds(2)
                    .setClassifier(new LogisticRegression().setMaxIter(5)))
            .setCandidates("weights", "undersample", "random")
            .setKeepShares(0.3)
            .setSizes(1)
            .setNumFolds(2)
            .fit(rows);
    TriedCandidate none = model.tuned().candidates().get(0);
    assertThat(model.tuned().candidates())
        .hasSize(4)
        .allSatisfy(
            candidate -> {
              for (Measure loss : List.of(Measure.PLAIN_LOSS, Measure.ALIGNED_LOSS)) {
                assertThat(candidate.mean(loss))
                    .as("%s of %s", loss, candidate)
                    .isCloseTo(none.mean(loss), within(0.1));
              }
            });
  }

  @Test
  void weightsAreNotTriedWhereAStageWithinAddsRowsThatWouldHaveNone() {
    BalancedClassifier grows =
        new BalancedClassifier()
            .setResampler(new Smote())
            .setClassifier(new LogisticRegression().setMaxIter(5))
            .setCorrectPrior(true);
    ImbalanceTunerModel model =
        tuner().setClassifier(grows).setCandidates("weights").setNumFolds(2).fit(Samples.binary());
    assertThat(model.tuned().candidates()).extracting(TriedCandidate::name).containsExactly("none");
  }

  @Test
  void aResamplerOfOnesOwnTakesThePlaceOfTheCandidateOfItsKind() {
    Smote own = new Smote().setNumNeighbors(2);
    ImbalanceTunerModel model =
        tuner()
            .setCandidates()
            .setExtraResampler(own)
            .setSizes(0.5)
            .setNumFolds(2)
            .fit(Samples.binary());
    assertThat(model.tuned().candidates())
        .extracting(TriedCandidate::toString)
        .containsExactly("none", "smote at size 0.5");
    assertThat(own.getBalanceRatio()).isEqualTo(1);
  }

  @Test
  void theOtherResamplersTakeFromItWhatTheyHaveToo() {
    Simpor own = new Simpor().setBounds("none").setNominalCols("0").setNumNeighbors(3).setSeed(9);
    ImbalanceTuner tuner = tuner().setCandidates("random").setExtraResampler(own).setSizes(0.5);
    Resampler<?, ?> copies =
        new TunedCandidates(tuner, tuner.task())
            .all().stream()
                .filter(candidate -> candidate.name().equals("random"))
                .map(candidate -> ((Treatment.Grown) candidate.treatment()).resampler())
                .findFirst()
                .orElseThrow();
    assertThat(copies.getBounds()).isEqualTo("none");
    assertThat(copies.getNominalCols()).containsExactly("0");
    assertThat(copies.getSeed()).isEqualTo(tuner.getSeed());
  }

  @Test
  void cleanersTakeFromItWhatTheyHaveToo() {
    Simpor own = new Simpor().setMissing("keep").setNominalCols("0");
    ImbalanceTuner tuner = tuner().setCandidates("tomek-links").setExtraResampler(own);
    TomekLinks links =
        new TunedCandidates(tuner, tuner.task())
            .all().stream()
                .filter(candidate -> candidate.name().equals("tomek-links"))
                .map(candidate -> ((Treatment.Resampled) candidate.treatment()).sampler())
                .map(TomekLinks.class::cast)
                .findFirst()
                .orElseThrow();
    assertThat(links.getMissing()).isEqualTo("keep");
    assertThat(links.getNominalCols()).containsExactly("0");
  }

  @Test
  void cleanersTakeNothingThatIsOnlyCalledLikeTheirs() {
    BorderlineSmote own =
        new BorderlineSmote()
            .setKind("borderline-2")
            .setNumNeighbors(9)
            .setView("samples")
            .setMissing("keep");
    ImbalanceTuner tuner = tuner().setCandidates("edited-neighbors").setExtraResampler(own);
    EditedNearestNeighbors usual = new EditedNearestNeighbors();
    EditedNearestNeighbors cleaner =
        new TunedCandidates(tuner, tuner.task())
            .all().stream()
                .filter(candidate -> candidate.name().equals("edited-neighbors"))
                .map(candidate -> ((Treatment.Resampled) candidate.treatment()).sampler())
                .map(EditedNearestNeighbors.class::cast)
                .findFirst()
                .orElseThrow();
    assertThat(cleaner.getMissing()).isEqualTo("keep");
    assertThat(cleaner.getKind()).isEqualTo(usual.getKind());
    assertThat(cleaner.getNumNeighbors()).isEqualTo(usual.getNumNeighbors());
    assertThat(cleaner.getView()).isEqualTo(usual.getView());
  }

  @Test
  void oneOfTheSameKindTakesAllThatIsSetButTheView() {
    BorderlineSmote own =
        new BorderlineSmote().setKind("borderline-2").setNumNeighbors(9).setView("samples");
    BorderlineSmote other = new BorderlineSmote().takeSettings(own);
    assertThat(other.getKind()).isEqualTo("borderline-2");
    assertThat(other.getNumNeighbors()).isEqualTo(9);
    assertThat(new Simpor().takeSettings(own).getNumNeighbors()).isEqualTo(9);
    assertThat(other.getView()).isEqualTo("auto");
  }

  /** Weights that make both classes of {@link #helped} weigh the same. */
  private static Dataset<Row> evenedOut(int rows) {
    return helped(rows).withColumn("w", functions.expr("if(label = 1, 4.5, 0.5)"));
  }

  @Test
  void weightsAreWhatAllCandidatesLearnAndAreJudgedBy() {
    ImbalanceTunerModel model =
        tuner()
            .setWeightCol("w")
            .setCandidates("weights", "undersample", "random")
            .setKeepShares(0.5)
            .setSizes(0.5)
            .setChis(0.3)
            .setNumFolds(2)
            .fit(evenedOut(400));
    assertThat(model.tuned().candidates())
        .extracting(TriedCandidate::toString)
        .containsExactly(
            "none",
            "weights",
            "undersample to 0.5",
            "random at size 0.5",
            "random with chi 0.3 at size 0.5");
    double none = model.tuned().candidates().get(0).mean(Measure.PLAIN_LOSS);
    assertThat(model.tuned().candidates())
        .as("at the prior of the weights, which is even, alignment moves nothing")
        .allSatisfy(
            candidate -> {
              assertThat(candidate.mean(Measure.ALIGNED_LOSS))
                  .isCloseTo(candidate.mean(Measure.PLAIN_LOSS), within(1e-9));
              assertThat(candidate.mean(Measure.PLAIN_LOSS)).isCloseTo(none, within(0.1));
            });
    assertThat(meanProbability(model, helped(400)))
        .as("rows of the rarer class count nine times as much")
        .isGreaterThan(0.2);
  }

  @Test
  void noneByWeightsHasTheThresholdThatTuningItAloneFinds() {
    Dataset<Row> rows = evenedOut(300);
    ImbalanceTunerModel model = tuner().setWeightCol("w").setCandidates().fit(rows);
    TunedThresholdModel alone =
        new TunedThreshold()
            .setClassifier(((LogisticRegression) tuner().getClassifier()).setWeightCol("w"))
            .setWeightCol("w")
            .setNumFolds(3)
            .setSeed(9)
            .fit(rows);
    assertThat(model.threshold()).isCloseTo(alone.threshold(), within(1e-12));
    assertThat(model.threshold())
        .isNotCloseTo(tuner().setCandidates().fit(rows).threshold(), within(0.01));
  }

  @Test
  void theChoiceByWeightsDependsOnNoPartition() {
    ImbalanceTuner tuner =
        tuner().setWeightCol("w").setCandidates("smote").setSizes(0.5).setChis(0.5).setNumFolds(2);
    Dataset<Row> rows =
        Samples.binary().withColumn("w", functions.expr("1 + cast(substring(id, 2) as int) % 4"));
    ImbalanceTunerModel one = tuner.fit(rows);
    ImbalanceTunerModel other =
        tuner
            .setParallelism(3)
            .fit(rows.repartition(7, functions.rand(5)).sortWithinPartitions("id"));
    assertThat(withoutSeconds(other.tuned())).isEqualTo(withoutSeconds(one.tuned()));
    assertThat(predictions(other)).isEqualTo(predictions(one));
  }

  @Test
  void ofOnePoolEverySizeWeighsWhatItsChiSays() {
    Dataset<Row> rows = evenedOut(200);
    for (ImbalanceTuner tuner : List.of(tuner(), tuner().setWeightCol("w"))) {
      double weight = tuner.isDefined(tuner.weightCol()) ? 4.5 : 1;
      TuningTask task = tuner.setCandidates("smote").setChis(0.3, 0.8).task();
      try (TreatedRows training = new TreatedRows(task, rows)) {
        for (TunedCandidates.Named named : new TunedCandidates(tuner, task).all()) {
          if (named.treatment() instanceof Treatment.Grown grown) {
            Treatment.Training made = grown.of(training);
            double[] after = WeighedClass.after(made.classes());
            double synthetic = Math.rint(named.size() * 160);
            boolean keeps = named.name().contains("chi");
            double expected = keeps ? 20 * weight : (20 + synthetic) * weight;
            assertThat(after[1]).as("%s", named).isCloseTo(expected, within(1e-9));
            assertThat(made.size()).isEqualTo(200 + synthetic);
            if (keeps) {
              String column = FinalStage.of(made.classifier()).column("weightCol").orElseThrow();
              double chi = grown.resampler().getChi();
              assertThat(
                      made.rows()
                          .filter("label = 1 and id is not null")
                          .agg(functions.sum(column))
                          .head()
                          .getDouble(0))
                  .isCloseTo(chi * 20 * weight, within(1e-9));
            }
          }
        }
      }
    }
  }

  @Test
  void chisAreNotTriedWithoutWeights() {
    ImbalanceTunerModel model =
        tuner()
            .setClassifier(
                new MultilayerPerceptronClassifier().setLayers(new int[] {3, 2}).setMaxIter(3))
            .setCandidates("random")
            .setSizes(1)
            .setChis(0.5)
            .setNumFolds(2)
            .fit(Samples.binary());
    assertThat(model.tuned().candidates())
        .extracting(TriedCandidate::toString)
        .containsExactly("none", "random at size 1.0");
  }

  @Test
  void refusesWhatItCannotCompareInOneLine() {
    Dataset<Row> three = Samples.dataset(Samples.clouds(2, new double[] {0, 1, 2}, 30, 20, 10));
    assertThatThrownBy(() -> tuner().fit(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label column 'label' holds the labels [0.0, 1.0, 2.0]")
        .hasMessageContaining("number the labels so");
    assertThatThrownBy(() -> tuner().setCandidates("smote", "luck"))
        .hasMessageContaining("candidates holds 'luck'; give some of weights");
    assertThatThrownBy(() -> tuner().setCandidates("smote", "smote"))
        .hasMessageContaining("give every name once");
    assertThatThrownBy(() -> tuner().setClassifier(new LinearSVC()).fit(Samples.binary()))
        .hasMessageContaining("probabilityCol");
    assertThatThrownBy(() -> tuner().setNumFolds(20).fit(Samples.binary()))
        .hasMessageContaining("too few")
        .hasMessageContaining("add rows of it or set numFolds to 15");
    assertThatThrownBy(() -> new ImbalanceTuner().fit(Samples.binary()))
        .hasMessageContaining("classifier of imbalanceTuner")
        .hasMessageContaining("is not set");
    assertThatThrownBy(
            () ->
                tuner()
                    .setClassifier(new LogisticRegression().setWeightCol("w"))
                    .fit(Samples.binary().withColumn("w", functions.lit(1.0))))
        .hasMessageContaining("weightCol of logreg")
        .hasMessageContaining("is 'w', but imbalanceTuner")
        .hasMessageContaining("counts rows as one each; set weightCol of imbalanceTuner");
    Dataset<Row> weighed = Samples.binary().withColumn("w", functions.lit(1.0));
    assertThatThrownBy(
            () ->
                tuner()
                    .setWeightCol("w")
                    .setClassifier(new MultilayerPerceptronClassifier().setLayers(new int[] {3, 2}))
                    .fit(weighed))
        .hasMessageContaining("(MultilayerPerceptronClassifier) learns from no weights");
    assertThatThrownBy(() -> tuner().setExtraResampler(new Smote().setWeightCol("w")).fit(weighed))
        .hasMessageContaining("weightCol of smote")
        .hasMessageContaining("is 'w'; set weightCol of imbalanceTuner");
    assertThatThrownBy(() -> tuner().setChis(1)).hasMessageContaining("chis is [1.0]");
    assertThatThrownBy(() -> tuner().setFeaturesCol("x").fit(Samples.binary()))
        .hasMessageContaining("'x'");
    assertThatThrownBy(() -> tuner().setAlpha(1)).hasMessageContaining("alpha is 1.0");
    assertThatThrownBy(() -> new ImbalanceTunerModel().verdict())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }

  @Test
  void extraParametersReachTheClassifier() {
    ImbalanceTuner tuner = tuner();
    LogisticRegression logistic = (LogisticRegression) tuner.getClassifier();
    ImbalanceTuner copy = tuner.copy(new ParamMap().put(logistic.maxIter().w(7)));
    assertThat(((LogisticRegression) copy.getClassifier()).getMaxIter()).isEqualTo(7);
  }

  @Test
  void nothingStaysCachedNotEvenAfterAFailure() {
    int held = SparkTestSession.get().sparkContext().getPersistentRDDs().size();
    tuner().setCandidates("weights").fit(Samples.binary());
    assertThatThrownBy(() -> tuner().setClassifier(new FailingClassifier()).fit(Samples.binary()))
        .hasMessageContaining("no training today");
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isEqualTo(held);
  }
}
