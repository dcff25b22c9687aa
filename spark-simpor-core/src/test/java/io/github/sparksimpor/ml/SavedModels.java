package io.github.sparksimpor.ml;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * Saves every stage and model of the version at hand, with what they tell, for {@link
 * SavedModelsTest} of later ones. Before a release:
 *
 * <pre>./mvnw -pl spark-simpor-core test -Dtest=SavedModels -DsavedModels=FOLDER</pre>
 */
class SavedModels {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  /** Nine rows of label 0 and four of label 1. */
  static Dataset<Row> training() {
    return SparkTestSession.get()
        .createDataFrame(
            List.of(
                row(0, 1, 1),
                row(0, 2, 1),
                row(0, 1, 3),
                row(0, 3, 2),
                row(0, 2, 4),
                row(0, 4, 3),
                row(0, 3, 5),
                row(0, 5, 4),
                row(0, 4, 6),
                row(1, 5, 6),
                row(1, 6, 5),
                row(1, 7, 8),
                row(1, 4, 5)),
            SCHEMA)
        .coalesce(1);
  }

  /** The training data with a hole in every row. */
  static Dataset<Row> holed() {
    return SparkTestSession.get()
        .createDataFrame(
            List.of(row(0, Double.NaN, 1), row(0, 2, Double.NaN), row(1, Double.NaN, Double.NaN)),
            SCHEMA)
        .coalesce(1);
  }

  private static Row row(double label, double... features) {
    return RowFactory.create(label, Vectors.dense(features));
  }

  @Test
  void save() throws IOException {
    SparkTestSession.get(); // which writers take for theirs
    Path folder = Path.of(System.getProperty("savedModels"));
    for (Map.Entry<String, Estimator<?>> stage : stages().entrySet()) {
      save(folder.resolve(stage.getKey()).resolve("estimator"), stage.getValue());
      Dataset<Row> rows = training();
      if (stage.getValue() instanceof CrossValidator) { // whose folds do not look at labels
        rows = rows.union(rows).coalesce(1);
      }
      save(folder.resolve(stage.getKey()).resolve("model"), stage.getValue().fit(rows));
    }
    tidy(folder);
  }

  /** Every stage, set to other than its defaults, and Spark's that hold some, by folder. */
  private static Map<String, Estimator<?>> stages() {
    Map<String, Estimator<?>> stages = new LinkedHashMap<>();
    resamplers().forEach(stage -> stages.put(folder(stage), stage));
    samplers().forEach(stage -> stages.put(folder(stage), stage));
    holders().forEach(stage -> stages.put(folder(stage), stage));
    for (String method : List.of("sigmoid", "isotonic", "beta")) {
      stages.put("calibrated-classifier-" + method, calibrated(method));
    }
    stages.put(
        "pipeline",
        new Pipeline("pipeline").setStages(new PipelineStage[] {simpor("within"), logistic()}));
    stages.put("cross-validator", crossValidator());
    return stages;
  }

  private static String folder(Estimator<?> stage) {
    return stage
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }

  private static Simpor simpor(String uid) {
    return new Simpor(uid)
        .setSeed(11)
        .setBalanceRatio(0.75)
        .setStrategy("broadcast")
        .setIntegerCols("1")
        .setBandwidth(0.5)
        .setStepRule("fixed")
        .setMaxIter(20)
        .setTol(1e-4)
        .setCandidates(2)
        .setExcludeSeed(true)
        .setAscentRegion("all")
        .setContrast("majority")
        .setInformativeSelection("active")
        .setInformativeFraction(0.4)
        .setInitialBatch(8)
        .setQueryBatch(4)
        .setEntropyThreshold(0.6)
        .setMaxRounds(0)
        .setMaxTrainingRows(500)
        .setHiddenLayers(new int[] {5, 4})
        .setDevice("cpu")
        .setBounds("none")
        .setBandwidthRule("silverman")
        .setSaveSamples(true);
  }

  private static List<Estimator<?>> resamplers() {
    return List.of(
        simpor("simpor"),
        new Smote("smote")
            .setSeed(12)
            .setNumNeighbors(3)
            .setTargetCounts(Map.of(1.0, 7L))
            .setSaveSamples(true),
        new BorderlineSmote("borderline")
            .setSeed(13)
            .setKind("borderline-2")
            .setDangerNeighbors(4)
            .setStandardization(false)
            .setSaveSamples(true),
        new Adasyn("adasyn")
            .setSeed(14)
            .setSyntheticCol("made")
            .setMaxBroadcastMB(64)
            .setSaveSamples(true),
        new PolynomFitSmote("polynom").setSeed(15).setTopology("mesh").setSaveSamples(true),
        new ProWSyn("prowsyn")
            .setSeed(16)
            .setNumLevels(2)
            .setTheta(0.5)
            .setWeightCol("weight")
            .setPrevalence("keep")
            .setChi(0.25)
            .setSaveSamples(true),
        new RandomOversampler("copies")
            .setSeed(17)
            .setLabelCol("label")
            .setTargetCounts("not majority")
            .setSaveSamples(true));
  }

  private static List<Estimator<?>> samplers() {
    return List.of(
        new RandomUndersampler("fewer").setSeed(18).setKeepShare(0.5),
        new TomekLinks("links").setSamplingStrategy("all"),
        new EditedNearestNeighbors("edited").setKind("mode").setNumNeighbors(2),
        new VectorImputer("imputer").setInputCol("features").setOutputCol("complete"));
  }

  private static List<Estimator<?>> holders() {
    return List.of(
        new BalancedClassifier("balanced")
            .setResampler(new RandomOversampler("within").setSeed(19))
            .setClassifier(logistic())
            .setCorrectPrior(true),
        new BalancedBagging("bagging")
            .setResampler(new RandomUndersampler("drawn"))
            .setClassifier(logistic())
            .setNumMembers(2)
            .setSeed(20),
        new SyntheticSizeTuner("sizes")
            .setResampler(new Smote("pool").setSeed(21).setNumNeighbors(3))
            .setClassifier(logistic())
            .setEvaluator(
                new BinaryClassificationEvaluator("precisionRecall").setMetricName("areaUnderPR"))
            .setSizes(0.5, 1)
            .setNumFolds(2)
            .setNumRepeats(2)
            .setParallelism(2)
            .setLoss("alignedLogLoss")
            .setOneStandardError(true)
            .setSeed(22),
        new ImbalanceTuner("tuner")
            .setClassifier(logistic())
            .setCandidates("weights", "random")
            .setExtraResampler(new Smote("extra").setSeed(23))
            .setObjective("f1")
            .setSizes(1)
            .setAlpha(0.1)
            .setNumFolds(2)
            .setNumRepeats(1)
            .setSeed(24),
        new TunedThreshold("threshold")
            .setClassifier(logistic())
            .setObjective("fBeta")
            .setBeta(2)
            .setPositiveLabel(1)
            .setNumFolds(2)
            .setSeed(25));
  }

  private static CalibratedClassifier calibrated(String method) {
    return new CalibratedClassifier(method)
        .setClassifier(logistic())
        .setMethod(method)
        .setNumFolds(2)
        .setSeed(26);
  }

  private static CrossValidator crossValidator() {
    BalancedClassifier estimator =
        new BalancedClassifier("searched")
            .setResampler(new RandomOversampler("first"))
            .setClassifier(logistic());
    return new CrossValidator("search")
        .setEstimator(estimator)
        .setEvaluator(new BinaryClassificationEvaluator("roc"))
        .setEstimatorParamMaps(
            new ParamMap[] {
              new ParamMap()
                  .put(estimator.resampler().w(new RandomOversampler("second").setSeed(27))),
              new ParamMap().put(estimator.resampler().w(new RandomUndersampler("third")))
            })
        .setNumFolds(2)
        .setParallelism(2)
        .setCollectSubModels(false)
        .setFoldCol("")
        .setSeed(28);
  }

  private static LogisticRegression logistic() {
    return new LogisticRegression("logistic").setRegParam(0.1).setMaxIter(10);
  }

  private static void save(Path folder, Params stage) throws IOException {
    ((MLWritable) stage).write().overwrite().save(folder.toString());
    List<Path> samples;
    try (Stream<Path> all = Files.walk(folder)) {
      samples = all.filter(path -> path.endsWith("samples")).toList();
    }
    samples.forEach(SavedModels::inOneFile);
    Files.writeString(folder.resolve(StageTold.FILE), StageTold.of(stage));
  }

  private static void inOneFile(Path table) {
    SparkSession session = SparkTestSession.get();
    List<Row> rows = session.read().parquet(table.toString()).collectAsList();
    StructType schema = session.read().parquet(table.toString()).schema();
    session
        .createDataFrame(rows, schema)
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(table.toString());
  }

  /** Leaves out what no reader needs: checksums, marks of success, and unique names. */
  private static void tidy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || name.equals("_SUCCESS")) {
          Files.delete(file);
        } else {
          Files.move(file, file.resolveSibling(name.replaceAll("-[0-9a-f]{8}-.*-c000", "")));
        }
      }
    }
  }
}
