package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.ml.param.LabelCountsParam;
import io.github.sparksimpor.ml.persistence.Savability;
import io.github.sparksimpor.spark.ScalaCollections;
import io.github.sparksimpor.testing.SparkTestSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark's searches over our parameters are saved and loaded with whatever their grids hold. */
@Timeout(120)
class SavedGridsTest {
  @TempDir Path folder;

  private final BalancedClassifier balanced = Stages.balanced();
  private final Smote smote = new Smote();

  /** Stages are written with the active session. */
  @BeforeAll
  static void startSpark() {
    SparkTestSession.get();
  }

  private String place() {
    return folder.resolve("search").toString();
  }

  /** Stages of ours and of Spark's, stages that hold others, and an evaluator. */
  private ParamMap[] stages() {
    return new ParamMap[] {
      new ParamMap()
          .put(balanced.resampler().w(new Smote("s").setNumNeighbors(3)))
          .put(balanced.classifier().w(Stages.logistic().setRegParam(0.5))),
      new ParamMap()
          .put(balanced.resampler().w(new RandomUndersampler("u").setKeepShare(0.5)))
          .put(balanced.classifier().w(Stages.threshold()))
    };
  }

  /** As Python puts them in. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private ParamMap counts(Object value) {
    LabelCountsParam counts = smote.targetCounts();
    return new ParamMap().put(((Param) counts).w(value));
  }

  private static List<String> told(ParamMap[] grid) {
    return Arrays.stream(grid)
        .map(
            point ->
                ScalaCollections.asJava(point.toSeq()).stream()
                    .map(pair -> pair.param() + "=" + told(pair.value()))
                    .sorted()
                    .toList()
                    .toString())
        .toList();
  }

  private static String told(Object value) {
    return value instanceof Params stage
        ? stage.uid() + stage.explainParams().replaceAll("@[0-9a-f]+", "")
        : value.toString();
  }

  @Test
  void aCrossValidatorOverWholeStagesLoadsAsItWasAndFitted() throws Exception {
    CrossValidator search =
        new CrossValidator()
            .setEstimator(balanced)
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(stages())
            .setNumFolds(2);
    search.save(place());
    CrossValidator loaded = CrossValidator.load(place());
    assertThat(told(loaded.getEstimatorParamMaps()))
        .isEqualTo(told(search.getEstimatorParamMaps()));

    CrossValidatorModel model = loaded.fit(Samples.binary());
    model.write().overwrite().save(place());
    CrossValidatorModel again = CrossValidatorModel.load(place());
    assertThat(told(again.getEstimatorParamMaps())).isEqualTo(told(search.getEstimatorParamMaps()));
    assertThat(again.transform(Samples.binary()).collectAsList())
        .isEqualTo(model.transform(Samples.binary()).collectAsList());
  }

  @Test
  void aTrainValidationSplitOverCountsInNumbersAndInWordsLoadsAsItWasAndFitted() throws Exception {
    PipelineStage[] stages = {smote, Stages.logistic()};
    ParamMap[] grid = {counts(Map.of(1.0, 40L)), counts("minority"), counts(0.9)};
    TrainValidationSplit search =
        new TrainValidationSplit()
            .setEstimator(new Pipeline().setStages(stages))
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(grid)
            .setSeed(3);
    search.save(place());
    TrainValidationSplit loaded = TrainValidationSplit.load(place());
    assertThat(told(loaded.getEstimatorParamMaps())).isEqualTo(told(grid));

    TrainValidationSplitModel model = loaded.fit(Samples.binary());
    model.write().overwrite().save(place());
    assertThat(told(TrainValidationSplitModel.load(place()).getEstimatorParamMaps()))
        .isEqualTo(told(grid));
    Smote worded = new Smote();
    worded.set(worded.targetCounts(), smote.copy(grid[2]).getTargetCounts());
    assertThat(worded.fit(Samples.binary()).syntheticSamples().count()).isEqualTo(54 - 15);
  }

  @Test
  void valuesThatAreNoCountsAreRefusedWhenTheGridIsMade() {
    for (Object wrong : List.of("majorty", 1.5, 0, -1L, true, List.of(1))) {
      assertThatThrownBy(() -> counts(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("targetCounts is " + wrong + "; give labels")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void aSearchWithinAStageSaysBeforeItTrainsThatSparkWillNotSaveItsGrid() {
    ParamMap[] grid = {new ParamMap().put(balanced.classifier().w(new Pipeline()))};
    assertThat(
            Savability.obstacle(
                new CrossValidator()
                    .setEstimator(balanced)
                    .setEvaluator(new BinaryClassificationEvaluator())
                    .setEstimatorParamMaps(grid)))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("ml.Pipeline cannot be saved within a grid over classifier")
                    .hasLineCount(1));
    assertThat(
            Savability.obstacle(
                new CrossValidator().setEstimator(balanced).setEstimatorParamMaps(stages())))
        .isEmpty();
  }
}
