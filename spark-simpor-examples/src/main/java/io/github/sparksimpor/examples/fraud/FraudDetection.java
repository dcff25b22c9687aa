package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.engine.StratifiedSplit;
import io.github.sparksimpor.evaluation.PredictionScores;
import io.github.sparksimpor.ml.BalancedClassifier;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SimporModel;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.ml.SyntheticSizeTunerModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From a table of transactions to a scoring job: splits by time or at random, finds out whether and
 * how much to resample, trains, measures at an alert budget, shows how synthetic rows drift, saves
 * the pipeline, and scores with what was saved.
 */
@Command(
    name = "fraud-detection",
    mixinStandardHelpOptions = true,
    description = "Trains, judges and saves a fraud classifier on resampled data.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class FraudDetection implements Callable<Integer> {
  private static final double TRAINING_SHARE = 0.8;
  private static final int SHOWN_FEATURES = 5;
  private static final String PLACE = "place in split";

  @Option(names = "--input", required = true, description = "CSV file with a header.")
  String input;

  @Option(
      names = "--label",
      defaultValue = "Class",
      description = "Column of the class, 1 for fraud (default: ${DEFAULT-VALUE}).")
  String label;

  @Option(
      names = "--time",
      description = "Column to split by: the last fifth is for testing. At random without it.")
  @Nullable String time;

  @Option(
      names = "--alerts",
      defaultValue = "100",
      description = "Rows that investigators can look at (default: ${DEFAULT-VALUE}).")
  int alerts;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "0,0.25,0.5,1",
      description = "Parts of the gap to try (default: ${DEFAULT-VALUE}).")
  double[] sizes;

  @Option(
      names = "--model",
      defaultValue = "target/fraud-model",
      description = "Folder of the saved pipeline (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  private final PrintStream out = System.out;

  /** Runs the program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new FraudDetection()).execute(args));
  }

  /** Training and test rows. */
  private record Split(Dataset<Row> training, Dataset<Row> test) {}

  @Override
  public Integer call() throws Exception {
    SparkSession session =
        SparkSession.builder()
            .master("local[*]")
            .appName("fraud detection")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 4)
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    Dataset<Row> rows =
        session.read().option("header", true).option("inferSchema", true).csv(input);
    List<String> features = features(rows);
    Split split = split(rows, features);
    report("training rows", split.training());
    report("test rows", split.test());

    double size = tune(split.training(), features);
    PipelineModel trained = pipeline(features, size).fit(split.training());
    trained.write().overwrite().save(model);
    judge("resampled, size " + size, trained.transform(split.test()));
    judge("not resampled", pipeline(features, 0).fit(split.training()).transform(split.test()));
    showDrift(split.training(), features);

    score(session, split.test());
    session.stop();
    return 0;
  }

  private List<String> features(Dataset<Row> rows) {
    List<String> names = new ArrayList<>(Arrays.asList(rows.columns()));
    names.remove(label);
    names.remove(time);
    return names;
  }

  private Split split(Dataset<Row> rows, List<String> features) {
    String by = time;
    if (by != null) {
      double[] quantile = rows.stat().approxQuantile(by, new double[] {TRAINING_SHARE}, 1e-3);
      Column early = functions.col(by).leq(quantile[0]);
      return new Split(rows.filter(early).persist(), rows.filter(functions.not(early)).persist());
    }
    Dataset<Row> assembled = assembler(features).transform(rows);
    Dataset<Row> placed =
        StratifiedSplit.places(
            assembled,
            StratifiedSplit.sizes(assembled, label),
            label,
            assembler(features).getOutputCol(),
            seed,
            PLACE);
    Column trains = functions.col(PLACE).lt(TRAINING_SHARE);
    String[] kept = rows.columns();
    return new Split(
        columns(placed.filter(trains), kept), columns(placed.filter(functions.not(trains)), kept));
  }

  private static Dataset<Row> columns(Dataset<Row> rows, String[] names) {
    return rows.select(Arrays.stream(names).map(functions::col).toArray(Column[]::new)).persist();
  }

  private void report(String what, Dataset<Row> rows) {
    long frauds = rows.filter(functions.col(label).equalTo(1)).count();
    out.printf(Locale.ROOT, "%s: %,d, %,d of them frauds%n", what, rows.count(), frauds);
  }

  private static VectorAssembler assembler(List<String> features) {
    return new VectorAssembler()
        .setInputCols(features.toArray(String[]::new))
        .setOutputCol("assembled");
  }

  private static StandardScaler scaler() {
    return new StandardScaler().setInputCol("assembled").setOutputCol("features").setWithMean(true);
  }

  private Resampler<?, ?> resampler() {
    return new Simpor().setLabelCol(label).setSeed(seed);
  }

  private Estimator<?> classifier() {
    return new LogisticRegression().setLabelCol(label).setRegParam(1e-3);
  }

  /**
   * The scaler sees real training rows only. It stands before the resampler, which changes nothing:
   * distances are taken between standardised features anyway.
   */
  private Pipeline pipeline(List<String> features, double size) {
    Resampler<?, ?> resampler = resampler();
    resampler.set(resampler.balanceRatio(), size);
    return new Pipeline()
        .setStages(
            new PipelineStage[] {
              assembler(features),
              scaler(),
              new BalancedClassifier()
                  .setResampler(resampler)
                  .setClassifier(classifier())
                  .setCorrectPrior(true)
            });
  }

  /** The size by cross-validation, and whether it helps. */
  private double tune(Dataset<Row> training, List<String> features) {
    Dataset<Row> scaled =
        new Pipeline()
            .setStages(new PipelineStage[] {assembler(features), scaler()})
            .fit(training)
            .transform(training)
            .select(label, "features");
    SyntheticSizeTunerModel tuned =
        new SyntheticSizeTuner()
            .setResampler(resampler())
            .setClassifier(classifier())
            .setSizes(sizes)
            .setNumFolds(3)
            .setSeed(seed)
            .fit(scaled);
    tuned
        .table()
        .select("candidate", "size", "balancedLogLoss", "alignedLogLoss", "averagePrecision")
        .show(false);
    out.println(tuned.verdict().text());
    return tuned.bestSize();
  }

  private void judge(String what, Dataset<Row> scored) {
    AlertBudget budget = AlertBudget.of(scored, label, alerts);
    try (PredictionScores scores =
        PredictionScores.of(scored, functions.col(label), functions.col("probability"))) {
      out.printf(
          Locale.ROOT,
          "%s: average precision %.4f; of %d alerts %d are frauds (precision %.2f, recall %.2f)%n",
          what,
          scores.averagePrecision(1),
          budget.alerts(),
          budget.found(),
          budget.precision(),
          budget.recall());
    }
  }

  private void showDrift(Dataset<Row> training, List<String> features) {
    Dataset<Row> vectors =
        assembler(features).setOutputCol("features").transform(training).select(label, "features");
    SimporModel grown = new Simpor().setLabelCol(label).setSeed(seed).fit(vectors);
    out.println("features in which synthetic frauds differ most from real ones:");
    FeatureDrift.of(
            vectors.filter(functions.col(label).equalTo(1)), grown.syntheticSamples(), features)
        .stream()
        .limit(SHOWN_FEATURES)
        .forEach(
            drift ->
                out.printf(
                    Locale.ROOT,
                    "  %-12s mean moved by %+.2f deviations, spread × %.2f, KS distance %.2f%n",
                    drift.feature(),
                    drift.shift(),
                    drift.spread(),
                    drift.distance()));
  }

  /** The scoring job: nothing but the saved pipeline and new rows. No row is added. */
  private void score(SparkSession session, Dataset<Row> rows) {
    Dataset<Row> scored = PipelineModel.load(model).transform(rows);
    long alarmed = scored.filter("prediction = 1").count();
    out.printf(
        Locale.ROOT,
        "scored %,d rows with the pipeline saved in %s: %,d alarms%n",
        scored.count(),
        model,
        alarmed);
  }
}
