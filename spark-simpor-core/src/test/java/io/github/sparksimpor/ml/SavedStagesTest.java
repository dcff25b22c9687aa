package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.FaultyDisk;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is saved loads, over itself too, and carries rows only where that is asked for. */
@Timeout(120)
class SavedStagesTest {
  @TempDir Path folder;

  static List<Stages.Kind> stages() {
    return Stages.all();
  }

  /** So that each is trained, saved and loaded here, as the table in docs/python.md says. */
  @Test
  void noStageAndNoModelIsMissing() throws IOException {
    assertThat(names(Stages.estimators())).containsAll(Stages.served("Estimator"));
    assertThat(names(Stages.models())).containsAll(Stages.served("Transformer"));
  }

  private static List<String> names(List<Stages.Kind> kinds) {
    return kinds.stream().map(kind -> kind.stage().getClass().getName()).toList();
  }

  private static List<Row> scored(PipelineStage model) {
    return ((Transformer) model).transform(Samples.binary()).collectAsList();
  }

  private static List<String> provenance(PipelineStage model) {
    return ((ResamplerModel<?>) model)
        .syntheticSamples().collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** Without the identity of arrays, of which Spark prints nothing else. */
  private static String explained(PipelineStage stage) {
    return stage.explainParams().replaceAll("@[0-9a-f]+", "");
  }

  @ParameterizedTest
  @MethodSource("stages")
  void aStageSavedOverThePlaceItWasLoadedFromLoadsAgain(Stages.Kind kind) {
    Stages.save(kind.stage(), folder.resolve("stage"));
    PipelineStage loaded = kind.reader().load(folder.resolve("stage").toString());
    Stages.save(loaded, folder.resolve("stage"));
    PipelineStage again = kind.reader().load(folder.resolve("stage").toString());
    assertThat(explained(again)).isEqualTo(explained(kind.stage()));
    if (kind.stage() instanceof ResamplerModel<?>) {
      assertThat(provenance(again)).isNotEmpty().isEqualTo(provenance(kind.stage()));
    } else if (kind.stage() instanceof Transformer) {
      assertThat(scored(again)).isEqualTo(scored(kind.stage()));
    }
  }

  @Test
  void aPipelineSavedOverThePlaceItWasLoadedFromKeepsItsRowsAndItsClassifier() {
    Dataset<Row> data = Samples.binary();
    PipelineModel fitted = pipeline(Stages.simpor().setSaveSamples(true)).fit(data);
    Path place = folder.resolve("pipeline");
    Stages.save(fitted, place);
    Stages.save(PipelineModel.load(place.toString()), place);
    PipelineModel again = PipelineModel.load(place.toString());
    assertThat(provenance(again.stages()[0])).hasSize(45).isEqualTo(provenance(fitted.stages()[0]));
    Dataset<Row> fresh = data.limit(20);
    assertThat(again.transform(fresh).select("probability").collectAsList())
        .isEqualTo(fitted.transform(fresh).select("probability").collectAsList());
  }

  private static Pipeline pipeline(PipelineStage resampler) {
    return new Pipeline().setStages(new PipelineStage[] {resampler, Stages.logistic()});
  }

  @Test
  void aSavedScoringPipelineCarriesNoRowOfTheTrainingData() throws IOException {
    Dataset<Row> data = Samples.binary();
    Path place = folder.resolve("pipeline");
    Stages.save(pipeline(Stages.simpor()).fit(data), place);
    try (Stream<Path> files = Files.walk(place)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("samples"));
    }
    assertThat(PipelineModel.load(place.toString()).transform(data).count()).isEqualTo(75);
  }

  @Test
  void aModelSavedWithoutItsRowsSaysWhyThereAreNoneAndWhatToDo() {
    Dataset<Row> data = Samples.binary();
    Path place = folder.resolve("model");
    Stages.save(new Smote().fit(data), place);
    SmoteModel loaded = SmoteModel.load(place.toString());
    assertThat(loaded.transform(data).collectAsList()).isEqualTo(data.collectAsList());
    for (Runnable need : List.<Runnable>of(loaded::syntheticSamples, () -> loaded.balance(data))) {
      assertThatThrownBy(need::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(loaded.uid())
          .hasMessageContaining("saveSamples")
          .message()
          .doesNotContain("\n");
    }
    Stages.save(loaded, place);
    assertThat(SmoteModel.load(place.toString()).transform(data).count()).isEqualTo(75);
  }

  @Test
  void rowsThatAreNotThereCannotBeAskedToBeSaved() {
    Path place = folder.resolve("model");
    Stages.save(new Smote().fit(Samples.binary()), place);
    SmoteModel loaded = SmoteModel.load(place.toString()).setSaveSamples(true);
    assertThatThrownBy(() -> Stages.save(loaded, place))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("saveSamples");
    assertThat(SmoteModel.load(place.toString()).uid()).as("the older folder").isNotBlank();
  }

  @Test
  void aModelOfAVersionThatAlwaysSavedRowsKeepsThem() throws IOException {
    SmoteModel model = new Smote().fit(Samples.binary());
    Path place = folder.resolve("model");
    Stages.save(model.setSaveSamples(true), place);
    Stages.rewrite(
        place, json -> json.replaceAll(",?\"saveSamples\":(true|false)", "").replace("{,", "{"));
    assertThat(Files.readString(Stages.metadata(place))).doesNotContain("saveSamples");
    Stages.save(SmoteModel.load(place.toString()), place);
    assertThat(provenance(SmoteModel.load(place.toString()))).isEqualTo(provenance(model));
  }

  @Test
  void rowsOfALoadedModelDoNotDependOnItsFolder() throws IOException {
    SmoteModel model = new Smote().setSaveSamples(true).fit(Samples.binary());
    Path place = folder.resolve("model");
    Stages.save(model, place);
    SmoteModel loaded = SmoteModel.load(place.toString());
    FileUtils.deleteDirectory(place.toFile());
    assertThat(Files.exists(place)).isFalse();
    assertThat(bits(loaded.copy(ParamMap.empty()).syntheticSamples()))
        .containsExactlyInAnyOrderElementsOf(bits(model.syntheticSamples()));
  }

  /** A disk on which what was written beside its place cannot take it. */
  public static final class StubbornDisk extends FaultyDisk {
    @Override
    public String getScheme() {
      return "stubborn";
    }

    @Override
    protected void check(org.apache.hadoop.fs.Path path) {}

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !from.getName().endsWith(".partial") && super.rename(from, to);
    }
  }

  @Test
  void anOlderFolderStaysWhereTheNewOneCannotTakeItsPlace() throws IOException {
    SparkTestSession.get()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.stubborn.impl", StubbornDisk.class.getName());
    BalancedClassifier stage =
        new BalancedClassifier()
            .setResampler(new Smote().setSeed(5))
            .setClassifier(new LogisticRegression());
    stage.setCorrectPrior(true).write().save(folder.resolve("stage").toString());
    MLWriter over = stage.setCorrectPrior(false).write().overwrite();

    assertThatThrownBy(() -> over.save("stubborn://" + folder.resolve("stage")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot rename");

    assertThat(BalancedClassifier.load(folder.resolve("stage").toString()).getCorrectPrior())
        .isTrue();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).extracting(Path::getFileName).containsExactly(Path.of("stage"));
    }
  }

  @Test
  void whatCannotBeSavedIsRefusedBeforeAnOlderFolderIsOverwritten() {
    Path place = folder.resolve("estimator");
    Stages.save(Stages.balanced(), place);
    PipelineStage[] inner = {new RecordingClassifier()};
    for (BalancedClassifier unsaveable :
        List.of(
            Stages.balanced().setClassifier(new RecordingClassifier()),
            Stages.balanced().setClassifier(new Pipeline().setStages(inner)))) {
      assertThatThrownBy(() -> Stages.save(unsaveable, place))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(BalancedClassifier.load(place.toString()).getClassifier()).isNotNull();
    }
    BalancedClassifierModel model =
        Stages.balanced().setClassifier(new RecordingClassifier()).fit(Samples.binary());
    assertThatThrownBy(() -> Stages.save(model, place))
        .hasMessageContaining("classifier of " + model.uid())
        .hasMessageContaining("cannot be saved");
    assertThat(BalancedClassifier.load(place.toString()).getClassifier()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void everyStageIsJavaSerializable(Stages.Kind kind) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(kind.stage());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      PipelineStage read = (PipelineStage) in.readObject();
      assertThat(read.uid()).isEqualTo(kind.stage().uid());
      assertThat(explained(read)).isEqualTo(explained(kind.stage()));
      if (read instanceof TrainedClassifier<?, ?>) {
        assertThat(scored(read)).isEqualTo(scored(kind.stage()));
      }
    }
  }

  @Test
  void resamplersOfOneFamilyMayStandInOneList() {
    assertThat(List.of(new Smote().setLabelCol("x"), new Adasyn().setLabelCol("x")))
        .allMatch(resampler -> resampler.getLabelCol().equals("x"));
  }
}
