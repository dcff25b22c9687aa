package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.ml.persistence.DescribedStage;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;

/** One of every stage and model, and their folders. */
final class Stages {
  private Stages() {}

  /** A stage, and what reads its like. */
  record Kind(PipelineStage stage, MLReader<? extends PipelineStage> reader) {
    @Override
    public String toString() {
      return stage.getClass().getSimpleName();
    }
  }

  static LogisticRegression logistic() {
    return new LogisticRegression().setMaxIter(5).setRegParam(0.1);
  }

  static Simpor simpor() {
    return new Simpor().setSeed(3).setMaxRounds(0).setMaxIter(3);
  }

  static BalancedClassifier balanced() {
    return new BalancedClassifier().setResampler(new Smote().setSeed(2)).setClassifier(logistic());
  }

  static BalancedBagging bagging() {
    return new BalancedBagging()
        .setResampler(new RandomUndersampler())
        .setClassifier(logistic())
        .setNumMembers(2);
  }

  static SyntheticSizeTuner tuner() {
    return new SyntheticSizeTuner()
        .setResampler(new RandomOversampler())
        .setClassifier(logistic())
        .setSizes(0, 1)
        .setNumFolds(2);
  }

  static ImbalanceTuner imbalance() {
    return new ImbalanceTuner()
        .setClassifier(logistic())
        .setCandidates("weights", "random")
        .setSizes(1)
        .setNumFolds(2)
        .setNumRepeats(1);
  }

  static TunedThreshold threshold() {
    return new TunedThreshold().setClassifier(logistic()).setNumFolds(2);
  }

  static CalibratedClassifier calibrated(String method) {
    return new CalibratedClassifier().setClassifier(balanced()).setNumFolds(2).setMethod(method);
  }

  static List<Kind> estimators() {
    return List.of(
        new Kind(simpor(), Simpor.read()),
        new Kind(new Smote().setBalanceRatio(0.5), Smote.read()),
        new Kind(new BorderlineSmote().setKind("borderline-2"), BorderlineSmote.read()),
        new Kind(new Adasyn().setNumNeighbors(4), Adasyn.read()),
        new Kind(new PolynomFitSmote().setTopology("mesh"), PolynomFitSmote.read()),
        new Kind(new ProWSyn().setNumLevels(2), ProWSyn.read()),
        new Kind(new RandomOversampler().setSeed(1), RandomOversampler.read()),
        new Kind(new RandomUndersampler().setKeepShare(0.5), RandomUndersampler.read()),
        new Kind(new VectorImputer().setOutputCol("complete"), VectorImputer.read()),
        new Kind(new TomekLinks().setSamplingStrategy("all"), TomekLinks.read()),
        new Kind(new EditedNearestNeighbors().setKind("mode"), EditedNearestNeighbors.read()),
        new Kind(balanced(), BalancedClassifier.read()),
        new Kind(bagging(), BalancedBagging.read()),
        new Kind(tuner(), SyntheticSizeTuner.read()),
        new Kind(imbalance(), ImbalanceTuner.read()),
        new Kind(threshold(), TunedThreshold.read()),
        new Kind(calibrated("beta"), CalibratedClassifier.read()));
  }

  /**
   * Fitted to {@link Samples#binary()}, once for all tests, which leave them as they are;
   * resamplers' models keep their rows.
   */
  static List<Kind> models() {
    return Fitted.MODELS;
  }

  private static final class Fitted {
    private static final List<Kind> MODELS = fitted();
  }

  private static List<Kind> fitted() {
    return List.of(
        new Kind(simpor().setSaveSamples(true).fit(Samples.binary()), SimporModel.read()),
        new Kind(new Smote().setSaveSamples(true).fit(Samples.binary()), SmoteModel.read()),
        new Kind(
            new BorderlineSmote().setSaveSamples(true).fit(Samples.binary()),
            BorderlineSmoteModel.read()),
        new Kind(new Adasyn().setSaveSamples(true).fit(Samples.binary()), AdasynModel.read()),
        new Kind(
            new PolynomFitSmote().setSaveSamples(true).fit(Samples.binary()),
            PolynomFitSmoteModel.read()),
        new Kind(new ProWSyn().setSaveSamples(true).fit(Samples.binary()), ProWSynModel.read()),
        new Kind(
            new RandomOversampler().setSaveSamples(true).fit(Samples.binary()),
            RandomOversamplerModel.read()),
        new Kind(new RandomUndersampler().fit(Samples.binary()), RandomUndersamplerModel.read()),
        new Kind(new VectorImputer().fit(Samples.binary()), VectorImputerModel.read()),
        new Kind(new TomekLinks().fit(Samples.binary()), TomekLinksModel.read()),
        new Kind(
            new EditedNearestNeighbors().fit(Samples.binary()), EditedNearestNeighborsModel.read()),
        new Kind(balanced().fit(Samples.binary()), BalancedClassifierModel.read()),
        new Kind(bagging().fit(Samples.binary()), BalancedBaggingModel.read()),
        new Kind(tuner().fit(Samples.binary()), SyntheticSizeTunerModel.read()),
        new Kind(imbalance().fit(Samples.binary()), ImbalanceTunerModel.read()),
        new Kind(threshold().fit(Samples.binary()), TunedThresholdModel.read()),
        new Kind(calibrated("sigmoid").fit(Samples.binary()), CalibratedClassifierModel.read()),
        new Kind(calibrated("isotonic").fit(Samples.binary()), CalibratedClassifierModel.read()));
  }

  static List<Kind> all() {
    return Stream.concat(estimators().stream(), models().stream()).toList();
  }

  /** The classes that are named as a server's stages of a kind, those of the library alone. */
  static List<String> served(String kind) throws IOException {
    Path services = Path.of("src/main/resources/META-INF/services/org.apache.spark.ml." + kind);
    return Files.readAllLines(services).stream()
        .filter(name -> !name.startsWith(DescribedStage.class.getPackageName()))
        .toList();
  }

  /** Saves a stage, over whatever is there. */
  static void save(Object stage, Path folder) {
    SparkTestSession.get();
    try {
      ((MLWritable) stage).write().overwrite().save(folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the text of the metadata in a stage's folder. */
  static void rewrite(Path folder, UnaryOperator<String> change) throws IOException {
    Path file = metadata(folder);
    Files.writeString(file, change.apply(Files.readString(file)));
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  /** Changes the class that the metadata in a stage's folder names. */
  static void rename(Path folder, String className) throws IOException {
    String named = Matcher.quoteReplacement("\"class\":\"%s\"".formatted(className));
    rewrite(folder, json -> json.replaceFirst("\"class\":\"[^\"]*\"", named));
  }

  /** The file of the metadata in a stage's folder. */
  static Path metadata(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("metadata"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
