package io.github.sparksimpor.cli;

import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.evaluation.figure.RunReport;
import io.github.sparksimpor.ml.ClassCount;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.spark.JobPhases;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One run: read, fit, write, report. Output and report appear together, or neither does. */
final class Balancing {
  private final SparkSession session;
  private final JobOptions options;
  private final Resampler<?, ?> stage;
  private final JobPhases phases;

  Balancing(SparkSession session, JobOptions options, Resampler<?, ?> stage) {
    this.session = session;
    this.options = options;
    this.stage = stage;
    this.phases = new JobPhases(session.sparkContext(), "spark-simpor");
  }

  /** What to tell the user. */
  record Result(
      String label,
      List<ClassCount> classes,
      Optional<SizeTuning> tuning,
      Map<String, Double> seconds,
      String output,
      @Nullable String report) {

    void print(PrintWriter out) {
      tuning.ifPresent(sizes -> sizes.print(out));
      RunSummary.printCounts(out, label, classes);
      RunSummary.printSeconds(out, seconds);
      out.println("written: " + output + (report == null ? "" : ", report: " + report));
      out.flush();
    }
  }

  Result run() throws IOException {
    try (PendingPath output = pending(options.output, "--output");
        @Nullable PendingPath report =
            options.report == null ? null : pending(options.report, "--report")) {
      checkApart(output, report);
      Dataset<Row> table =
          phases.run(
              "load",
              () ->
                  new TableReader(options.input, options.format, options.readerOptions)
                      .read(session));
      try {
        return balance(table, output, report);
      } finally {
        table.unpersist();
      }
    }
  }

  private Result balance(Dataset<Row> table, PendingPath output, @Nullable PendingPath report)
      throws IOException {
    checkMark(table);
    FeatureColumns columns =
        FeatureColumns.select(table.schema(), options.label, options.features, options.excluded);
    Optional<SizeTuning> tuning = tune(table, columns);
    tuning.ifPresent(sizes -> stage.setBalanceRatio(sizes.tuned().size()));
    ResamplerModel<?> model = fit(table, columns);
    Dataset<Row> synthetic =
        columns.synthetic(model.syntheticSamples()).coalesce(table.javaRDD().getNumPartitions());
    Dataset<Row> balanced = marked(table, false).union(marked(synthetic, true));
    phases.run("write", () -> write(balanced, output));
    if (report != null) {
      RunPage page = new RunPage(options, stage, columns, model, tuning);
      RunReport shown = phases.run("report", () -> page.of(table, seconds(model.summary())));
      writeReport(report, shown);
    }
    output.publish();
    if (report != null) {
      report.publish();
    }
    return new Result(
        options.label,
        model.summary().classes(),
        tuning,
        seconds(model.summary()),
        text(output.target()),
        report == null ? null : text(report.target()));
  }

  private Optional<SizeTuning> tune(Dataset<Row> table, FeatureColumns columns) {
    stage.setLabelCol(options.label);
    stage.setFeaturesCol(columns.vector());
    @Nullable TuningOptions tuning = options.tuning;
    if (tuning == null) {
      return Optional.empty();
    }
    if (stage.isSet(stage.balanceRatio())) {
      throw new BadInputException("--balance-ratio and --tune-size exclude each other; drop one");
    }
    return Optional.of(
        phases.run(
            "tuning",
            () ->
                explained(
                    table, columns, () -> SizeTuning.run(columns.training(table), stage, tuning))));
  }

  private ResamplerModel<?> fit(Dataset<Row> table, FeatureColumns columns) {
    return explained(table, columns, () -> stage.fit(columns.training(table)));
  }

  /** Has a failure that the table's values explain say so in the table's terms. */
  private static <T> T explained(Dataset<Row> table, FeatureColumns columns, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (ExceptionUtils.indexOfType(e, IllegalArgumentException.class) >= 0) {
        columns
            .defect(table)
            .ifPresent(
                defect -> {
                  throw new BadInputException(defect, e);
                });
      }
      throw e;
    }
  }

  private Dataset<Row> marked(Dataset<Row> rows, boolean synthetic) {
    return stage.isSet(stage.syntheticCol())
        ? rows.withColumn(stage.getSyntheticCol(), lit(synthetic))
        : rows;
  }

  private Void write(Dataset<Row> balanced, PendingPath output) {
    try {
      Map<String, String> all = new LinkedHashMap<>(TableReader.defaults(options.outputFormat()));
      all.putAll(options.writerOptions);
      balanced
          .write()
          .format(options.outputFormat())
          .options(all)
          .save(output.temporary().toString());
      return null;
    } catch (Exception e) {
      throw new BadInputException(
          "cannot write '%s' as %s: %s"
              .formatted(options.output, options.outputFormat(), Failures.reason(e)),
          e);
    }
  }

  private void writeReport(PendingPath report, RunReport page) {
    try {
      report.write(page.toHtml());
    } catch (IOException e) {
      throw new BadInputException(
          "cannot write '%s': %s".formatted(options.report, Failures.reason(e)), e);
    }
  }

  /** The phases of this run with those of the fit in their place. */
  private Map<String, Double> seconds(FitSummary summary) {
    Map<String, Double> own = phases.seconds();
    Map<String, Double> all = new LinkedHashMap<>();
    own.computeIfPresent("load", all::put);
    own.computeIfPresent("tuning", all::put);
    all.putAll(summary.phaseSeconds());
    phases.seconds().forEach(all::putIfAbsent);
    return all;
  }

  private PendingPath pending(String path, String option) throws IOException {
    return PendingPath.at(path, options.overwrite, option, configuration());
  }

  /** Replacing a folder must not take the input or the report with it. */
  private void checkApart(PendingPath output, @Nullable PendingPath report) throws IOException {
    Path input = new Path(options.input);
    if (input.getFileSystem(configuration()).makeQualified(input).getParent() != null
        && output.contains(input)
        && !output.target().equals(input)) {
      throw new BadInputException(
          "--output: '%s' holds the input; choose another folder".formatted(options.output));
    }
    if (report != null && output.contains(report.target())) {
      throw new BadInputException(
          "--report: '%s' lies in the output folder; choose another place"
              .formatted(options.report));
    }
  }

  private void checkMark(Dataset<Row> table) {
    if (stage.isSet(stage.syntheticCol())
        && Arrays.asList(table.columns()).contains(stage.getSyntheticCol())) {
      throw new BadInputException(
          "--synthetic-col: there is a column '%s' already; give another name"
              .formatted(stage.getSyntheticCol()));
    }
  }

  private Configuration configuration() {
    return session.sparkContext().hadoopConfiguration();
  }

  private static String text(Path path) {
    return path.toUri().getScheme().equals("file") ? path.toUri().getPath() : path.toString();
  }
}
