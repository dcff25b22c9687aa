package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier versions saved with {@link SavedModels} loads with its parameters, rows and scores.
 */
@Timeout(120)
class SavedModelsTest {

  /** Stages are read with the active session. */
  @BeforeAll
  static void startSpark() {
    SparkTestSession.get();
  }

  /** Folders of every stage and model, as 0.2.0 saved them with what they told. */
  static List<Path> everySavedStage() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(saved("0.2.0")))) {
      return files
          .filter(file -> file.endsWith(StageTold.FILE))
          .map(Path::getParent)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("everySavedStage")
  void everyStageTellsWhatItToldWhenItWasSaved(Path folder) throws Exception {
    String told = Files.readString(folder.resolve(StageTold.FILE));
    assertThat(StageTold.again(loaded(folder), told)).isEqualTo(told);
  }

  private static Params loaded(Path folder) throws Exception {
    return (Params)
        Class.forName(className(folder))
            .getMethod("load", String.class)
            .invoke(null, folder.toString());
  }

  private static String className(Path folder) throws IOException {
    return Files.readString(Stages.metadata(folder))
        .replaceAll("(?s).*\"class\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void everyStageAndModelIsAmongThoseThatWereSaved() throws IOException {
    List<String> saved = new ArrayList<>();
    for (Path folder : everySavedStage()) {
      saved.add(className(folder));
    }
    assertThat(saved)
        .containsAll(Stages.served("Estimator"))
        .containsAll(Stages.served("Transformer"));
  }

  @Test
  void simpor() {
    String[] parameters = {
      "ascentRegion=\"all\"",
      "balanceRatio=0.75",
      "bandwidth=0.5",
      "bandwidthRule=\"silverman\"",
      "candidates=2",
      "contrast=\"majority\"",
      "device=\"cpu\"",
      "entropyThreshold=0.6",
      "excludeSeed=true",
      "hiddenLayers=[5,4]",
      "informativeFraction=0.4",
      "informativeSelection=\"active\"",
      "initialBatch=8",
      "integerCols=[\"1\"]",
      "maxIter=20",
      "maxRounds=0",
      "maxTrainingRows=500",
      "queryBatch=4",
      "seed=11",
      "stepRule=\"fixed\"",
      "strategy=\"broadcast\"",
      "tol=1.0E-4"
    };
    assertThat(parameters(Simpor.load(saved("0.1.0/simpor/estimator"))))
        .containsExactly(parameters);
    SimporModel model = SimporModel.load(saved("0.1.0/simpor/model"));
    assertThat(parameters(model)).containsExactlyInAnyOrder(keepingSamples(parameters));
    assertRows(
        model,
        "1.0 [3.8696521633428516,8.0] remaining [4.0,5.0] 1.3629904091581235 -0.8351024058480463"
            + " -0.8329563362419425 20 budget",
        "1.0 [5.3460028660327,6.0] remaining [6.0,5.0] 0.6648162990760662 0.9502858971287104"
            + " 0.9510294830895717 20 budget",
        "1.0 [5.69468003198392,6.0] remaining [5.0,6.0] 0.42972062378771386 0.9509267400987527"
            + " 0.951384176702618 20 budget",
        "1.0 [8.303272253268958,11.0] remaining [7.0,8.0] 1.7847680226633267 4.907874657104184"
            + " 4.91047004072988 20 budget");
  }

  @Test
  void smote() {
    String[] parameters = {"numNeighbors=3", "seed=12", "targetCounts={\"1.0\":7}"};
    assertThat(parameters(Smote.load(saved("0.1.0/smote/estimator")))).containsExactly(parameters);
    SmoteModel model = SmoteModel.load(saved("0.1.0/smote/model"));
    assertThat(parameters(model)).containsExactlyInAnyOrder(keepingSamples(parameters));
    assertRows(
        model,
        "1.0 [5.7839957964731905,5.2160042035268095] remaining [6.0,5.0] 0.16333209087751885 null"
            + " null 0 none",
        "1.0 [5.112657813270703,6.112657813270703] remaining [5.0,6.0] 0.08518647273875468 null"
            + " null 0 none",
        "1.0 [4.510043433053591,5.510043433053591] remaining [4.0,5.0] 0.38567055177077214 null"
            + " null 0 none");
  }

  @Test
  void borderlineSmote() {
    String[] parameters = {
      "dangerNeighbors=4", "kind=\"borderline-2\"", "seed=13", "standardization=false"
    };
    assertThat(parameters(BorderlineSmote.load(saved("0.1.0/borderline-smote/estimator"))))
        .containsExactly(parameters);
    BorderlineSmoteModel model = BorderlineSmoteModel.load(saved("0.1.0/borderline-smote/model"));
    assertThat(parameters(model)).containsExactlyInAnyOrder(keepingSamples(parameters));
    assertRows(
        model,
        "1.0 [4.415025241721811,5.0] informative [6.0,5.0] 1.5849747582781886 null null 0 none",
        "1.0 [4.02263421594099,5.0] informative [4.0,5.0] 0.022634215940989577 null null 0 none",
        "1.0 [5.169808088354725,6.169808088354725] informative [5.0,6.0] 0.240144901551901 null"
            + " null 0 none",
        "1.0 [3.8344592987132393,5.0] informative [4.0,5.0] 0.16554070128676068 null null 0 none",
        "1.0 [5.0,5.3101871124453615] informative [5.0,6.0] 0.6898128875546385 null null 0 none");
  }

  @Test
  void adasyn() {
    String[] parameters = {"maxBroadcastMB=64", "seed=14", "syntheticCol=\"made\""};
    assertThat(parameters(Adasyn.load(saved("0.1.0/adasyn/estimator"))))
        .containsExactly(parameters);
    AdasynModel model = AdasynModel.load(saved("0.1.0/adasyn/model"));
    assertThat(parameters(model)).containsExactlyInAnyOrder(keepingSamples(parameters));
    assertRows(
        model,
        "1.0 [4.716826602188284,5.716826602188284] remaining [5.0,6.0] 0.21412223646721038 null"
            + " null 0 none",
        "1.0 [6.477713361828994,6.433140085486982] remaining [6.0,5.0] 0.7723699538826184 null null"
            + " 0 none",
        "1.0 [4.605377837384523,5.605377837384523] remaining [4.0,5.0] 0.45775788774708975 null"
            + " null 0 none",
        "1.0 [6.3993112835172505,6.1979338505517525] remaining [7.0,8.0] 0.9711972771104336 null"
            + " null 0 none",
        "1.0 [5.108459184388007,5.0] remaining [4.0,5.0] 0.6235803622703848 null null 0 none");
  }

  @Test
  void randomOversampler() {
    String[] parameters = {"labelCol=\"label\"", "seed=15"};
    assertThat(parameters(RandomOversampler.load(saved("0.1.0/random-oversampler/estimator"))))
        .containsExactly(parameters);
    RandomOversamplerModel model =
        RandomOversamplerModel.load(saved("0.1.0/random-oversampler/model"));
    assertThat(parameters(model)).containsExactlyInAnyOrder(keepingSamples(parameters));
    assertRows(
        model,
        "1.0 [7.0,8.0] remaining [7.0,8.0] 0.0 null null 0 none",
        "1.0 [6.0,5.0] remaining [6.0,5.0] 0.0 null null 0 none",
        "1.0 [5.0,6.0] remaining [5.0,6.0] 0.0 null null 0 none",
        "1.0 [4.0,5.0] remaining [4.0,5.0] 0.0 null null 0 none",
        "1.0 [4.0,5.0] remaining [4.0,5.0] 0.0 null null 0 none");
  }

  @Test
  void balancedClassifier() {
    BalancedClassifier estimator =
        BalancedClassifier.load(saved("0.1.0/balanced-classifier/estimator"));
    assertThat(parameters(estimator))
        .containsExactly("classifier=\"logistic\"", "correctPrior=true", "resampler=\"copies\"");
    assertThat(estimator.getResampler()).isInstanceOf(RandomOversampler.class);
    assertThat(parameters(estimator.getResampler()))
        .containsExactly("labelCol=\"label\"", "seed=15");
    assertThat(parameters(estimator.getClassifier())).containsExactly("regParam=0.1");

    BalancedClassifierModel model =
        BalancedClassifierModel.load(saved("0.1.0/balanced-classifier/model"));
    assertThat(parameters(model)).containsExactly("correctPrior=true");
    assertThat(model.classes())
        .containsExactly(new ClassCount(0, 9, 0, 0), new ClassCount(1, 4, 0, 5));
    double[] weights = {0.4902369326310516, 0.4031477844923927};
    double growth = 9.0 / 4;
    assertScores(model, weights, -3.8527680721897513, odds -> odds / growth);
    assertScores(model.setCorrectPrior(false), weights, -3.8527680721897513, odds -> odds);
  }

  @Test
  void sizeTuner() {
    SyntheticSizeTuner estimator = SyntheticSizeTuner.load(saved("0.1.0/size-tuner/estimator"));
    assertThat(parameters(estimator))
        .containsExactly(
            "classifier=\"logistic\"",
            "evaluator=\"precisionRecall\"",
            "loss=\"alignedLogLoss\"",
            "numFolds=2",
            "numRepeats=2",
            "oneStandardError=true",
            "parallelism=2",
            "resampler=\"pool\"",
            "seed=17",
            "sizes=[0.5,1.0]");
    assertThat(estimator.getResampler()).isInstanceOf(Smote.class);
    assertThat(parameters(estimator.getResampler())).containsExactly("numNeighbors=3", "seed=16");
    assertThat(parameters(estimator.getClassifier())).containsExactly("regParam=0.1");
    assertThat(parameters(estimator.getOrDefault(estimator.evaluator())))
        .containsExactly("metricName=\"areaUnderPR\"");

    SyntheticSizeTunerModel model = SyntheticSizeTunerModel.load(saved("0.1.0/size-tuner/model"));
    assertThat(model.bestSize()).isZero();
    assertThat(model.verdict().helps()).isFalse();
    assertThat(
            model
                .table()
                .selectExpr("candidate", "size", "chosen", "balancedLogLoss", "size(folds)")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly(
            "size 0.0 true 0.4252061702993113 4",
            "size 0.5 false 0.38818251038299095 4",
            "size 1.0 false 0.37878571945901934 4",
            "class weights 0.0 false 0.38439529900405145 4",
            "random over-sampling 1.0 false 0.3799295159943739 4",
            "offset 0.0 false 0.38785688783298816 4");
    assertScores(
        model,
        new double[] {0.4922317837184845, 0.3627440874530145},
        -4.399941614672025,
        odds -> odds);
  }

  @Test
  void aPipelineScoresAndAddsNoRow() {
    PipelineModel model = PipelineModel.load(saved("0.1.0/pipeline/model"));
    assertThat(model.stages()[0]).isInstanceOf(SimporModel.class);
    assertThat(((SimporModel) model.stages()[0]).syntheticSamples().count()).isEqualTo(4);
    assertScores(
        model,
        new double[] {0.456554097182077, 0.355073888034613},
        -3.780510134560888,
        odds -> odds);
  }

  private static String saved(String name) {
    try {
      return Path.of(SavedModelsTest.class.getResource("../saved/" + name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Models of 0.1.0 had their rows saved, and go on having them. */
  private static String[] keepingSamples(String... parameters) {
    return Stream.concat(Arrays.stream(parameters), Stream.of("saveSamples=true"))
        .toArray(String[]::new);
  }

  /** Parameters that somebody has set, by name, as JSON. */
  private static List<String> parameters(Params stage) {
    return Arrays.stream(stage.params())
        .filter(stage::isSet)
        .map(param -> param.name() + "=" + json(stage, param))
        .toList();
  }

  private static <T> String json(Params stage, Param<T> param) {
    return param.jsonEncode(stage.getOrDefault(param));
  }

  private static void assertRows(ResamplerModel<?> model, String... expected) {
    assertThat(model.syntheticSamples().drop("projected").collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactlyInAnyOrder(expected);
    assertThat(model.syntheticSamples().where("projected is not null").isEmpty())
        .as("that version knew of no bounds")
        .isTrue();
  }

  /** Expects what a logistic regression predicts, with its odds of label 1 changed. */
  private static void assertScores(
      Transformer model, double[] weights, double intercept, DoubleUnaryOperator change) {
    List<Row> scored = model.transform(SavedModels.training()).collectAsList();
    assertThat(scored).hasSize(13);
    for (Row row : scored) {
      Vector x = row.getAs("features");
      double logOdds = intercept + weights[0] * x.apply(0) + weights[1] * x.apply(1);
      double odds = change.applyAsDouble(Math.exp(logOdds));
      assertThat(row.<Vector>getAs("probability").apply(1))
          .isCloseTo(odds / (1 + odds), within(1e-12));
      assertThat(row.<Double>getAs("prediction")).isEqualTo(odds > 1 ? 1 : 0);
    }
  }
}
