package io.github.sparksimpor.ml;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * Saves stages of the version at hand for {@link SavedModelsTest} of later ones. Before a release:
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

  private static Row row(double label, double... features) {
    return RowFactory.create(label, Vectors.dense(features));
  }

  @Test
  void save() throws IOException {
    Path folder = Path.of(System.getProperty("savedModels"));
    Simpor simpor =
        new Simpor("simpor")
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
            .setBandwidthRule("silverman");
    save(folder.resolve("simpor"), simpor, simpor.fit(training()));
    Smote smote =
        new Smote("smote").setSeed(12).setNumNeighbors(3).setTargetCounts(Map.of(1.0, 7L));
    save(folder.resolve("smote"), smote, smote.fit(training()));
    BorderlineSmote borderline =
        new BorderlineSmote("borderline")
            .setSeed(13)
            .setKind("borderline-2")
            .setDangerNeighbors(4)
            .setStandardization(false);
    save(folder.resolve("borderline-smote"), borderline, borderline.fit(training()));
    Adasyn adasyn = new Adasyn("adasyn").setSeed(14).setSyntheticCol("made").setMaxBroadcastMB(64);
    save(folder.resolve("adasyn"), adasyn, adasyn.fit(training()));
    RandomOversampler copies = new RandomOversampler("copies").setSeed(15).setLabelCol("label");
    save(folder.resolve("random-oversampler"), copies, copies.fit(training()));

    LogisticRegression logistic = new LogisticRegression("logistic").setRegParam(0.1);
    BalancedClassifier balanced =
        new BalancedClassifier("balanced")
            .setResampler(copies)
            .setClassifier(logistic)
            .setCorrectPrior(true);
    save(folder.resolve("balanced-classifier"), balanced, balanced.fit(training()));
    SyntheticSizeTuner tuner =
        new SyntheticSizeTuner("tuner")
            .setResampler(new Smote("pool").setSeed(16).setNumNeighbors(3))
            .setClassifier(logistic)
            .setEvaluator(
                new BinaryClassificationEvaluator("precisionRecall").setMetricName("areaUnderPR"))
            .setSizes(0.5, 1)
            .setNumFolds(2)
            .setNumRepeats(2)
            .setParallelism(2)
            .setLoss("alignedLogLoss")
            .setOneStandardError(true)
            .setSeed(17);
    save(folder.resolve("size-tuner"), tuner, tuner.fit(training()));
    Path pipeline = folder.resolve("pipeline/model");
    save(
        pipeline,
        new Pipeline("pipeline").setStages(new PipelineStage[] {simpor, logistic}).fit(training()));
    inOneFile(pipeline.resolve("stages/0_simpor/samples"));
    tidy(folder);
  }

  private static void save(Path folder, MLWritable estimator, MLWritable model) throws IOException {
    save(folder.resolve("estimator"), estimator);
    save(folder.resolve("model"), model);
  }

  private static void save(Path folder, MLWritable stage) throws IOException {
    stage.write().overwrite().save(folder.toString());
    Path samples = folder.resolve("samples");
    if (Files.exists(samples)) {
      inOneFile(samples);
    }
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
