package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.RowSample;
import io.github.sparksimpor.evaluation.figure.ClassNames;
import io.github.sparksimpor.evaluation.figure.GainChart;
import io.github.sparksimpor.evaluation.figure.ProjectionFigures;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.examples.ResultPage;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.VectorImputer;
import io.github.sparksimpor.spark.ColumnNames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.Interaction;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From a table of transactions to a scoring job: splits by time or at random, finds out what to do
 * about imbalance and does that, measures at an alert budget, shows how synthetic rows would drift,
 * saves the pipeline, and scores with what was saved.
 */
@Command(
    name = "fraud-detection",
    mixinStandardHelpOptions = true,
    description =
        "Finds out what to do about rare frauds, does it, and saves and judges the classifier.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class FraudDetection implements Callable<Integer> {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int SHOWN_FEATURES = 5;
  private static final int SHOWN_LABELS = 5;

  @Option(
      names = "--input",
      required = true,
      description =
          "CSV file or folder with a header: numbers, text, dates and times; cells may be empty.")
  String input;

  @Option(
      names = "--label",
      defaultValue = "Class",
      description = "Column of the class (default: ${DEFAULT-VALUE}).")
  String label;

  @Option(
      names = "--fraud",
      defaultValue = "1",
      description = "The label of frauds; all others are none (default: ${DEFAULT-VALUE}).")
  String fraud;

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
      defaultValue = "0.25,0.5,1",
      description = "Parts of the gap that resamplers fill (default: ${DEFAULT-VALUE}).")
  double[] sizes;

  @Option(
      names = "--candidates",
      split = ",",
      defaultValue = "weights,undersample,simpor",
      description =
          "What to try besides doing nothing, names of ImbalanceTuner's candidates (default:"
              + " ${DEFAULT-VALUE}).")
  String[] candidates;

  @Option(
      names = "--model",
      defaultValue = "target/fraud-model",
      description = "Folder of the saved pipeline (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(names = "--report", description = "Receives the findings as an HTML page, with figures.")
  @Nullable Path report;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  private final PrintStream out = System.out;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new FraudDetection(), args);
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session =
        SparkSession.builder()
            .master("local[*]")
            .appName("fraud detection")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", CORES)
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    ResultPage page = new ResultPage("Fraud detection");
    page.fact("input", input);
    Dataset<Row> rows = read(session);
    TransactionFeatures features = features(rows, page);
    TransactionSplit split = page.timed("splitting", () -> split(rows, features));
    tell(page, "training rows", counted(split.training()));
    tell(page, "test rows", counted(split.test()));

    double perThousand = 1000.0 * alerts / split.test().count();
    ImbalanceTunerModel tuned =
        page.timed("tuning", () -> tune(split.training(), features, perThousand));
    tell(page, "verdict", tuned.verdict());
    page.figure(GainChart.of(tuned.tuned()));

    List<AlertEvaluation> evaluations = page.timed("training", () -> judge(split, features, tuned));
    evaluations.forEach(evaluation -> out.println(evaluation.text()));
    page.table(AlertEvaluation.table(evaluations));
    page.figure(AlertEvaluation.curves(evaluations));

    page.timed("growing", () -> showSynthetic(page, split.training(), features));
    tell(page, "scoring job", page.timed("scoring", () -> score(split.test(), tuned.threshold())));
    session.stop();
    if (report != null) {
      page.parameters("SIMPOR", resampler());
      page.write(report);
      out.println("report: " + report);
    }
    return 0;
  }

  private void tell(ResultPage page, String what, String found) {
    page.fact(what, found);
    out.println(what + ": " + found);
  }

  private Dataset<Row> read(SparkSession session) {
    Dataset<Row> rows =
        session.read().option("header", true).option("inferSchema", true).csv(input);
    List<String> columns = Arrays.asList(rows.columns());
    for (String needed : time == null ? List.of(label) : List.of(label, time)) {
      if (!columns.contains(needed)) {
        throw new IllegalArgumentException(
            "there is no column '%s' in %s; it has %s".formatted(needed, input, columns));
      }
    }
    return labelled(rows);
  }

  /** Labels 1 for frauds and 0 for all else. */
  private Dataset<Row> labelled(Dataset<Row> rows) {
    Column found = ColumnNames.column(label);
    boolean number = rows.schema().apply(label).dataType() instanceof NumericType;
    Column isFraud = found.equalTo(number ? functions.lit(fraudNumber()) : functions.lit(fraud));
    checkFrauds(rows, isFraud);
    return rows.filter(found.isNotNull()).withColumn(label, isFraud.cast("int"));
  }

  private void checkFrauds(Dataset<Row> rows, Column isFraud) {
    if (rows.filter(isFraud).isEmpty()) {
      List<String> there =
          rows
              .select(ColumnNames.column(label))
              .distinct()
              .limit(SHOWN_LABELS)
              .collectAsList()
              .stream()
              .map(row -> String.valueOf(row.get(0)))
              .sorted()
              .toList();
      throw new IllegalArgumentException(
          "--fraud is '%s', but column '%s' holds %s; give one of these"
              .formatted(fraud, label, String.join(", ", there)));
    }
  }

  private double fraudNumber() {
    try {
      return Double.parseDouble(fraud);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--fraud is '%s', but column '%s' holds numbers".formatted(fraud, label), e);
    }
  }

  private TransactionFeatures features(Dataset<Row> rows, ResultPage page) {
    Set<String> excluded = time == null ? Set.of(label) : Set.of(label, time);
    TransactionFeatures features = TransactionFeatures.of(rows, excluded);
    if (!features.leftOut().isEmpty()) {
      tell(page, "columns left out", String.join(", ", features.leftOut()));
    }
    return features;
  }

  private TransactionSplit split(Dataset<Row> rows, TransactionFeatures features) {
    return time != null
        ? TransactionSplit.byTime(rows, time)
        : TransactionSplit.stratified(
            features.assembled(rows), label, TransactionFeatures.VECTOR, rows.columns(), seed);
  }

  private String counted(Dataset<Row> rows) {
    long frauds = rows.filter(functions.col(label).equalTo(1)).count();
    return String.format(Locale.ROOT, "%,d, %,d of them frauds", rows.count(), frauds);
  }

  private Simpor resampler() {
    return new Simpor().setLabelCol(label).setSeed(seed);
  }

  private LogisticRegression classifier() {
    return new LogisticRegression().setLabelCol(label).setRegParam(1e-3);
  }

  /**
   * Fills holes, gives each category a feature of its own, standardises and classifies. All of it
   * is a part of the classifier: it is to see no row that validates.
   */
  private Pipeline classifying() {
    return new Pipeline()
        .setStages(
            new PipelineStage[] {
              new VectorImputer().setInputCol(TransactionFeatures.VECTOR).setOutputCol("complete"),
              new Interaction().setInputCols(new String[] {"complete"}).setOutputCol("encoded"),
              new StandardScaler()
                  .setInputCol("encoded")
                  .setOutputCol("features")
                  .setWithMean(true),
              classifier()
            });
  }

  /**
   * What to do about imbalance, for most frauds among the alerts there may be. Folds are drawn by
   * features as they were read.
   */
  private ImbalanceTunerModel tune(
      Dataset<Row> training, TransactionFeatures features, double alertsPerThousand) {
    ImbalanceTunerModel tuned =
        new ImbalanceTuner()
            .setClassifier(classifying())
            .setCandidates(candidates)
            .setExtraResampler(resampler().setMissing("keep"))
            .setSizes(sizes)
            .setFeaturesCol(TransactionFeatures.VECTOR)
            .setObjective("alerts")
            .setAlertsPerThousand(alertsPerThousand)
            .setPositiveLabel(1)
            .setNumFolds(3)
            .setParallelism(CORES)
            .setSeed(seed)
            .fit(features.assembled(training).select(label, TransactionFeatures.VECTOR));
    tuned
        .table()
        .select("candidate", "size", "objective", "gain", "gainLower", "gainUpper", "rows")
        .show(false);
    return tuned;
  }

  /** Saves what the verdict says, and judges it beside the classifier of untreated rows. */
  private List<AlertEvaluation> judge(
      TransactionSplit split, TransactionFeatures features, ImbalanceTunerModel tuned)
      throws IOException {
    PipelineModel chosen = assembling(features, tuned).fit(split.training());
    chosen.write().overwrite().save(model);
    String name = tuned.tuned().best().toString();
    AlertEvaluation judged = evaluation(name, chosen, split.test());
    if (tuned.tuned().chosen() == 0) {
      return List.of(judged);
    }
    PipelineModel plain = assembling(features, classifying()).fit(split.training());
    return List.of(evaluation("none", plain, split.test()), judged);
  }

  private static Pipeline assembling(TransactionFeatures features, PipelineStage last) {
    return new Pipeline()
        .setStages(
            Stream.concat(features.assembling().stream(), Stream.of(last))
                .toArray(PipelineStage[]::new));
  }

  private AlertEvaluation evaluation(String name, PipelineModel trained, Dataset<Row> test) {
    return AlertEvaluation.of(name, trained.transform(test), label, alerts);
  }

  /** What full balance adds: where it lies, and how it drifts from the real frauds. */
  private List<FeatureDrift> showSynthetic(
      ResultPage page, Dataset<Row> training, TransactionFeatures features) {
    Dataset<Row> holed = features.assembled(training);
    Dataset<Row> vectors =
        new VectorImputer()
            .setInputCol(TransactionFeatures.VECTOR)
            .setOutputCol("features")
            .fit(holed)
            .transform(holed)
            .select(label, "features");
    ResamplerModel<?> grown = resampler().fit(vectors);
    List<FeatureDrift> drifts =
        FeatureDrift.of(
            vectors.filter(functions.col(label).equalTo(1)),
            grown.syntheticSamples(),
            features.names().subList(0, features.measured()));
    out.println(
        "if SIMPOR fills the gap, features in which synthetic frauds differ most from real ones:");
    drifts.stream().limit(SHOWN_FEATURES).forEach(drift -> out.println("  " + drift.text()));
    page.table(FeatureDrift.table(drifts));
    if (report != null) {
      RowProjection.of(
              RowSample.of(
                  vectors.select(
                      functions.col(label).cast("double").as("label"), functions.col("features"))),
              RowSample.of(grown.syntheticSamples()),
              grown.summary().comparison().categories(),
              0,
              grown
                  .summary()
                  .ascent()
                  .flatMap(AscentSummary::entropy)
                  .map(entropy -> row -> entropy.of(row.toArray())))
          .ifPresent(
              rows ->
                  new ProjectionFigures(rows, new ClassNames("legitimate", List.of("frauds")))
                      .all()
                      .forEach(page::figure));
    }
    return drifts;
  }

  /**
   * The scoring job: nothing but the saved pipeline and new rows. No row is added. How many alarms
   * the threshold gives is known from the training rows only, so it is near the budget, not equal.
   */
  private String score(Dataset<Row> rows, double threshold) {
    Dataset<Row> scored = PipelineModel.load(model).transform(rows);
    return String.format(
        Locale.ROOT,
        "%,d rows with the pipeline saved in %s: %,d alarms, rows of probability %.3g and more;"
            + " that threshold gives at most %d alerts in as many training rows, and about as many"
            + " here (the %d alerts above are the most suspicious rows, whatever the threshold)",
        scored.count(),
        model,
        scored.filter("prediction = 1").count(),
        threshold,
        alerts,
        alerts);
  }
}
