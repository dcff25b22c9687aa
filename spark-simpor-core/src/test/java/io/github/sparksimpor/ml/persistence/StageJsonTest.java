package io.github.sparksimpor.ml.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.BalancedClassifier;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SmoteModel;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageJsonTest {

  private static String json(String type, String more) {
    return "{\"class\":\"%s\",\"uid\":\"u\"%s}".formatted(type, more);
  }

  @Test
  void aStageComesBackWithTheStagesWithinItAndWhatIsSetOnThem() {
    PipelineStage[] stages = {
      new StandardScaler().setInputCol("features").setOutputCol("scaled"),
      new LogisticRegression().setRegParam(1e-5).setThreshold(Double.MIN_VALUE)
    };
    SyntheticSizeTuner tuner =
        new SyntheticSizeTuner("with \"quotes\"")
            .setResampler(new Smote().setBounds("all").setTargetCounts(Map.of(1.0, 60L)))
            .setClassifier(new Pipeline().setStages(stages))
            .setEvaluator(new BinaryClassificationEvaluator().setMetricName("areaUnderPR"))
            .setSizes(0, 0.1);

    SyntheticSizeTuner back = StageJson.read(StageJson.write(tuner), SyntheticSizeTuner.class);

    assertThat(StageJson.write(back)).isEqualTo(StageJson.write(tuner));
    assertThat(back.uid()).isEqualTo(tuner.uid());
    assertThat(back.getSizes()).containsExactly(0, 0.1);
    assertThat(back.getResampler().getTargetCounts()).isEqualTo(Map.of(1.0, 60L));
    assertThat(back.getOrDefault(back.evaluator()))
        .isInstanceOfSatisfying(
            BinaryClassificationEvaluator.class,
            evaluator -> assertThat(evaluator.getMetricName()).isEqualTo("areaUnderPR"));
    PipelineStage last = ((Pipeline) back.getClassifier()).getStages()[1];
    assertThat(((LogisticRegression) last).getRegParam()).isEqualTo(1e-5);
    assertThat(((LogisticRegression) last).getThreshold()).isEqualTo(Double.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.io.File", "java.lang.String", "no.such.Class", ""})
  void noClassIsMadeThatTheServerWouldNotMakeItself(String name) {
    assertThatThrownBy(() -> StageJson.read(json(name, ""), Estimator.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "'"
                + (name.isEmpty() ? "nothing" : name)
                + "' is no stage that this server makes for clients");
  }

  @Test
  void whatIsFittedOrOfAnotherKindIsRefusedInALine() {
    assertThatThrownBy(() -> StageJson.write(new SmoteModel()))
        .hasMessageContaining("is fitted, and what it has learnt does not go into JSON");
    assertThatThrownBy(() -> StageJson.read(json(Smote.class.getName(), ""), Evaluator.class))
        .hasMessage(
            Smote.class.getName() + " is no Evaluator that can be described; give another stage");
    String held = ",\"stages\":{\"resampler\":%s}".formatted(json(Pipeline.class.getName(), ""));
    assertThatThrownBy(
            () -> StageJson.read(json(BalancedClassifier.class.getName(), held), Estimator.class))
        .hasMessageContaining("Pipeline is no Sampler");
    assertThatThrownBy(() -> StageJson.read("[", Estimator.class))
        .hasMessageStartingWith("a stage is described by no JSON");
  }

  @Test
  void aParameterThatIsNotThereOrOutOfRangeIsRefusedInALine() {
    String smote = Smote.class.getName();
    assertThatThrownBy(
            () -> StageJson.read(json(smote, ",\"params\":{\"nope\":1}"), Estimator.class))
        .hasMessageStartingWith(smote + " has no parameter 'nope'");
    assertThatThrownBy(
            () -> StageJson.read(json(smote, ",\"params\":{\"numNeighbors\":0}"), Estimator.class))
        .hasMessageContaining("numNeighbors");
    assertThatThrownBy(
            () -> StageJson.read(json(smote, ",\"stages\":{\"seed\":{}}"), Estimator.class))
        .hasMessage("seed of " + smote + " holds no stage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numNeighbors | 1000000000000000000000000000000 | a whole number of 32 bits",
        "numNeighbors | 5.5 | a whole number of 32 bits",
        "numNeighbors | null | a whole number of 32 bits",
        "seed | 9223372036854775808 | a whole number of 64 bits",
        "seed | \"7\" | a whole number of 64 bits",
        "balanceRatio | \"x\" | a number",
        "balanceRatio | null | a number",
        "balanceRatio | \"Infinity\" | a number",
        "balanceRatio | [1] | a number",
        "standardization | 1 | true or false",
        "integerCols | [1] | a list of texts",
        "labelCol | 5 | label column name",
        "labelCol | null | label column name",
        "targetCounts | {\"a\":5} | {\"1.0\":500}",
        "targetCounts | {\"1.0\":4.5} | {\"1.0\":500}",
        "targetCounts | {\"1.0\"} | described by no JSON",
        "targetCounts | \"every\" | {\"1.0\":500}",
        "view | \"bogus\" | give one of",
        "bounds | null | give",
      })
  void aValueThatAParameterDoesNotTakeIsRefusedByNameAndValue(
      String name, String value, String remedy) {
    String params = ",\"params\":{\"%s\":%s}".formatted(name, value);
    assertThatThrownBy(() -> StageJson.read(json(Smote.class.getName(), params), Estimator.class))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(name, value.replace("\"bogus\"", "bogus"), remedy)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{} {}",
        "{\"class\":\"io.github.sparksimpor.ml.Smote\"}",
        "{\"class\":\"io.github.sparksimpor.ml.Smote\",\"uid\":\"\"}",
        "{\"class\":\"io.github.sparksimpor.ml.Smote\",\"uid\":\"u\",\"params\":[1]}",
        "{\"class\":\"io.github.sparksimpor.ml.Smote\",\"uid\":\"u\",\"stages\":[1]}",
        "{\"class\":\"org.apache.spark.ml.Pipeline\",\"uid\":\"u\",\"stages\":{\"stages\":{}}}"
      })
  void whatIsNoStageIsRefusedInALine(String json) {
    assertThatThrownBy(() -> StageJson.read(json, Estimator.class))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .containsAnyOf("uid", "class", "stage", "give an object, by name")
        .doesNotContain("\n");
  }

  @Test
  void whatAClientSendsIsRepeatedInShort() {
    String much = "x".repeat(100_000);
    String smote = Smote.class.getName();
    for (String json :
        List.of(
            much,
            json(much, ""),
            json(smote, ",\"params\":{\"%s\":1}".formatted(much)),
            json(smote, ",\"params\":{\"view\":\"%s\"}".formatted(much)),
            json(smote, ",\"params\":{\"seed\":\"%s\"}".formatted(much)),
            json(smote, ",\"params\":{\"targetCounts\":{\"%s\":1}}".formatted(much)),
            json(smote, ",\"stages\":\"%s\"".formatted(much)))) {
      assertThatThrownBy(() -> StageJson.read(json, Estimator.class))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .hasSizeLessThan(500);
    }
  }

  @Test
  void allThatAParameterTakesIsListed() {
    String nope = json(ImbalanceTuner.class.getName(), ",\"params\":{\"objective\":\"nope\"}");
    assertThatThrownBy(() -> StageJson.read(nope, Estimator.class))
        .hasMessageContaining("objective is 'nope'; give one of macroF1, ")
        .hasMessageContaining("recallAtLeast")
        .hasMessageContaining("alerts");
  }

  @Test
  void aNumberTooLargeForAnyIsRefused() {
    String params = ",\"params\":{\"balanceRatio\":1e999}";
    assertThatThrownBy(() -> StageJson.read(json(Smote.class.getName(), params), Estimator.class))
        .hasMessage("balanceRatio of u is \"Infinity\"; give a number");
  }

  @Test
  void aDescriptionThatIsMissingIsNamed() {
    assertThatThrownBy(() -> new DescribedStage<>("u").write())
        .hasMessage("description of u is not set; give the stage as JSON");
  }
}
