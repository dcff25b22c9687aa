package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.io.FileUtils;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loading a folder that is not what it says: nothing of it runs, and one line tells what is wrong.
 */
@Timeout(120)
class DamagedStagesTest {
  private static final String TRIPPED = "io.github.sparksimpor.tripped";

  @TempDir Path folder;

  /** A class that is no stage, and tells when it is touched. */
  public static final class Tripwire {
    static {
      System.setProperty(TRIPPED, "initialised");
    }

    public Tripwire(String uid) {
      System.setProperty(TRIPPED, uid);
    }

    public static MLReader<?> read() {
      System.setProperty(TRIPPED, "read");
      return Smote.read();
    }
  }

  static List<Stages.Kind> stages() {
    return Stages.all();
  }

  @BeforeEach
  void nothingHasRunYet() {
    System.clearProperty(TRIPPED);
  }

  private static AbstractStringAssert<?> refusal(ThrowingCallable load) {
    return (AbstractStringAssert<?>)
        assertThatThrownBy(load)
            .isInstanceOf(IllegalArgumentException.class)
            .message()
            .doesNotContain("\n");
  }

  private Path saved(Object stage) {
    Path place = folder.resolve("stage");
    Stages.save(stage, place);
    return place;
  }

  @ParameterizedTest
  @MethodSource("stages")
  void aFolderThatNamesAnotherClassRunsNothingOfIt(Stages.Kind kind) throws IOException {
    Path place = saved(kind.stage());
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Stages.rename(place, "java.io.FileOutputStream");
    Stages.rewrite(place, json -> json.replace(kind.stage().uid(), victim.toString()));
    refusal(() -> kind.reader().load(place.toString()))
        .contains(place.toString())
        .contains("java.io.FileOutputStream")
        .contains(kind.toString());
    assertThat(Files.readString(victim)).isEqualTo("precious");

    Stages.rename(place, Tripwire.class.getName());
    refusal(() -> kind.reader().load(place.toString())).contains("Tripwire");
    assertThat(System.getProperty(TRIPPED)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"resampler, Sampler", "classifier, Estimator"})
  void aStageWithinAStageIsCheckedBeforeItRuns(String name, String kind) throws IOException {
    Path place = saved(Stages.balanced());
    Stages.rename(place.resolve("stages").resolve(name), Tripwire.class.getName());
    refusal(() -> BalancedClassifier.load(place.toString()))
        .contains("stages/" + name)
        .contains("Tripwire")
        .contains(kind);
    assertThat(System.getProperty(TRIPPED)).isNull();
  }

  @Test
  void theClassifierOfAModelIsCheckedBeforeItRuns() throws IOException {
    Path place = saved(Stages.balanced().fit(Samples.binary()));
    Stages.rename(place.resolve("stages/classifier"), Tripwire.class.getName());
    refusal(() -> BalancedClassifierModel.load(place.toString())).contains("Tripwire");
    Stages.rename(place.resolve("stages/classifier"), Smote.class.getName());
    refusal(() -> BalancedClassifierModel.load(place.toString())).contains("Smote");
    assertThat(System.getProperty(TRIPPED)).isNull();
  }

  @Test
  void aPipelineThatNamesStagesOutsideOfItselfRunsNothingOfThem() throws IOException {
    PipelineStage[] inner = {Stages.logistic()};
    Path place = saved(Stages.balanced().setClassifier(new Pipeline().setStages(inner)));
    Path pipeline = place.resolve("stages/classifier");
    Stages.rewrite(pipeline, json -> json.replace(inner[0].uid(), "../../../elsewhere"));
    refusal(() -> BalancedClassifier.load(place.toString()))
        .contains(pipeline.toString())
        .contains("names stages outside of itself");
  }

  @Test
  void aStageOfAPipelineWithinAStageIsCheckedBeforeItRuns() throws IOException {
    PipelineStage[] inner = {Stages.logistic()};
    Path place = saved(Stages.balanced().setClassifier(new Pipeline().setStages(inner)));
    Path innermost = place.resolve("stages/classifier/stages/0_" + inner[0].uid());
    Stages.rename(innermost, Tripwire.class.getName());
    refusal(() -> BalancedClassifier.load(place.toString()))
        .contains(innermost.toString())
        .contains("Tripwire");
    assertThat(System.getProperty(TRIPPED)).isNull();
  }

  @Test
  void anotherStagesFolderIsNamedWithWhatItHolds() {
    Path place = saved(new Smote().fit(Samples.binary()));
    refusal(() -> AdasynModel.load(place.toString()))
        .contains(place.toString())
        .contains("io.github.sparksimpor.ml.SmoteModel")
        .contains("a saved AdasynModel");
    refusal(() -> Smote.load(place.toString())).contains("SmoteModel").contains("a saved Smote");
  }

  @Test
  void aStageOfALibraryThatIsNotThereIsNamed() throws IOException {
    Path place = saved(Stages.balanced());
    Stages.rename(place.resolve("stages/classifier"), "com.example.Forest");
    refusal(() -> BalancedClassifier.load(place.toString()))
        .contains("com.example.Forest")
        .contains("add its jar");
  }

  @Test
  void aFolderWithoutMetadataIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refusal(() -> Simpor.load(empty.toString())).contains(empty.toString());
    refusal(() -> SimporModel.load(empty + "/absent")).contains("/absent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON at all",
        "{}",
        "[1, 2]",
        "{\"class\":\"io.github.sparksimpor.ml.Simpor\"}",
      })
  void metadataThatIsNoneIsOneLine(String json) throws IOException {
    Path place = saved(new Simpor());
    Stages.rewrite(place, old -> json);
    refusal(() -> Simpor.load(place.toString())).contains(place.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"balanceRatio\":0.5 | \"balanceRatio\":\"half\"",
        "\"balanceRatio\":0.5 | \"balanceRatio\":-1",
        "\"balanceRatio\":0.5 | \"balanceRatio\":-1.5",
        "\"balanceRatio\":0.5 | \"balanceRatio\":[0.5]",
        "\"balanceRatio\":0.5 | \"balanceRatio\":null",
        "\"balanceRatio\":0.5 | \"numNeighbors\":2147483648000",
        "\"balanceRatio\":0.5 | \"numNeighbors\":4294967301",
        "\"balanceRatio\":0.5 | \"seed\":9223372036854775808",
        "\"balanceRatio\":0.5 | \"targetCounts\":7",
        "\"balanceRatio\":0.5 | \"targetCounts\":{\"1.0\":-4}",
        "\"balanceRatio\":0.5 | \"strategy\":\"everywhere\"",
        "\"balanceRatio\":0.5 | \"labelCol\":3",
        "\"balanceRatio\":0.5 | \"noSuchParameter\":3",
      })
  void aParameterOfTheWrongTypeOrRangeIsOneLine(String right, String wrong) throws IOException {
    Path place = saved(new Smote().setBalanceRatio(0.5));
    Stages.rewrite(place, json -> json.replace(right, wrong));
    String name = wrong.substring(1, wrong.indexOf(':') - 1);
    refusal(() -> Smote.load(place.toString()))
        .contains(place.toString())
        .contains("parameter " + name);
  }

  @ParameterizedTest
  @CsvSource({"metadata", "stages/classifier", "classes"})
  void aMissingPartIsNamed(String part) {
    Path place = saved(Stages.balanced().fit(Samples.binary()));
    delete(place.resolve(part));
    refusal(() -> BalancedClassifierModel.load(place.toString()))
        .contains(place.toString())
        .contains(part.substring(part.indexOf('/') + 1));
  }

  @Test
  void missingRowsAreNamedIfTheyWereSaved() {
    Path place = saved(new Smote().setSaveSamples(true).fit(Samples.binary()));
    delete(place.resolve("samples"));
    refusal(() -> SmoteModel.load(place.toString())).contains("samples");
  }

  @Test
  void aTableOfSizesThatIsMissingOrChoosesNoneIsNamed() {
    Path place = saved(Stages.tuner().fit(Samples.binary()));
    change(place.resolve("sizes"), table -> table.withColumn("chosen", functions.lit(false)));
    refusal(() -> SyntheticSizeTunerModel.load(place.toString()))
        .contains("sizes")
        .contains("chosen");
    delete(place.resolve("sizes"));
    refusal(() -> SyntheticSizeTunerModel.load(place.toString())).contains("sizes");
  }

  @Test
  void countsThatAreNoneAreOneLine() {
    Path place = saved(Stages.balanced().fit(Samples.binary()));
    Path classes = place.resolve("classes");
    change(classes, table -> table.withColumn("original", functions.expr("-original")));
    refusal(() -> BalancedClassifierModel.load(place.toString()))
        .contains("classes")
        .contains("-60");
    change(classes, table -> table.withColumn("original", functions.lit(null).cast("long")));
    refusal(() -> BalancedClassifierModel.load(place.toString())).contains("classes");
    change(classes, table -> table.withColumn("original", functions.lit("many")));
    refusal(() -> BalancedClassifierModel.load(place.toString()))
        .contains("'original'")
        .contains("string");
    change(classes, table -> table.drop("original"));
    refusal(() -> BalancedClassifierModel.load(place.toString()))
        .contains("'original'")
        .contains("missing");
    change(classes, table -> table.limit(0));
    refusal(() -> BalancedClassifierModel.load(place.toString())).contains("there is no class");
  }

  @Test
  void rowsThatAreNoneAreOneLine() {
    Path place = saved(new Smote().setSaveSamples(true).fit(Samples.binary()));
    Path samples = place.resolve("samples");
    change(samples, table -> table.withColumn("region", functions.lit("nowhere")));
    refusal(() -> SmoteModel.load(place.toString())).contains("samples").contains("nowhere");
    change(samples, table -> table.withColumn("features", functions.lit(1.0)));
    refusal(() -> SmoteModel.load(place.toString())).contains("'features'");
  }

  /** Puts a changed table in place of the one that was saved. */
  private static void change(Path table, UnaryOperator<Dataset<Row>> change) {
    Path original = table.resolveSibling("original");
    if (!Files.exists(original)) {
      assertThat(table.toFile().renameTo(original.toFile())).isTrue();
    }
    change
        .apply(SparkTestSession.get().read().parquet(original.toString()))
        .write()
        .mode("overwrite")
        .parquet(table.toString());
  }

  private static void delete(Path folder) {
    FileUtils.deleteQuietly(folder.toFile());
    assertThat(Files.exists(folder)).isFalse();
  }
}
