package io.github.sparksimpor.cli;

import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.paths.RunPaths;
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
    Formats.checkHoldsFiles(options.format, "--format");
    Formats.checkHoldsFiles(options.outputFormat(), "--output-format");
    RunPaths paths = RunPaths.of(asked(), session.sparkContext().hadoopConfiguration());
    try (PendingPath output = pending(paths.output(), options.output);
        @Nullable PendingPath report = pendingReport(paths.report(), options.report)) {
      TableReader reader = new TableReader(paths.source(), options.format, options.readerOptions);
      Dataset<Row> opened = phases.run("load", () -> reader.open(session));
      ColumnRoles roles = roles(opened);
      Dataset<Row> table = phases.run("load", () -> reader.read(opened, roles.names()));
      try {
        return balance(table, FeatureColumns.of(table, roles), output, report);
      } finally {
        table.unpersist();
      }
    }
  }

  private RunPaths.Asked asked() {
    return new RunPaths.Asked(
        options.input,
        TableReader.FILE_FORMATS.contains(options.format),
        options.output,
        options.report);
  }

  private ColumnRoles roles(Dataset<Row> opened) {
    List<String> names = Arrays.asList(opened.columns());
    checkMark(names);
    return ColumnRoles.select(names, options.label, options.features, options.excluded);
  }

  private Result balance(
      Dataset<Row> table, FeatureColumns columns, PendingPath output, @Nullable PendingPath report)
      throws IOException {
    tryToWrite(table, output);
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
      report.write(shown.toHtml());
    }
    publish(output, report);
    return new Result(
        options.label,
        model.summary().classes(),
        tuning,
        seconds(model.summary()),
        options.output,
        options.report);
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

  /** Without rows, so that a format or an option that will not do is told before the work. */
  private void tryToWrite(Dataset<Row> table, PendingPath output) throws IOException {
    boolean asRead = options.outputFormat().equals(options.format);
    if (asRead && options.writerOptions.isEmpty()) {
      return;
    }
    phases.run("load", () -> write(marked(table, false).limit(0), output));
    output.clear();
  }

  private Void write(Dataset<Row> balanced, PendingPath output) {
    try {
      Map<String, String> all =
          new LinkedHashMap<>(TableReader.writingDefaults(options.outputFormat()));
      all.putAll(options.writerOptions);
      balanced
          .write()
          .format(options.outputFormat())
          .options(all)
          .save(output.content().toString());
      output.list();
      return null;
    } catch (Exception e) {
      throw new BadInputException(
          "cannot write '%s' as %s: %s"
              .formatted(
                  options.output,
                  options.outputFormat(),
                  Formats.isUnknown(e) ? Formats.UNKNOWN : Reason.of(e)),
          e);
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

  /** Both or none: what has been published is withdrawn if the other cannot be. */
  private static void publish(PendingPath output, @Nullable PendingPath report) {
    output.publish();
    if (report != null) {
      try {
        report.publish();
      } catch (RuntimeException e) {
        output.withdraw();
        throw e;
      }
    }
  }

  private PendingPath pending(Place output, String asked) {
    return PendingPath.at(
        output,
        new PendingPath.Rule(
            "--output",
            asked,
            options.overwrite,
            folder -> OwnWork.strangerIn(folder, options.outputFormat())));
  }

  private @Nullable PendingPath pendingReport(@Nullable Place report, @Nullable String asked) {
    return report == null || asked == null
        ? null
        : PendingPath.at(
            report,
            new PendingPath.Rule("--report", asked, options.overwrite, OwnWork::strangerThan));
  }

  private void checkMark(List<String> columns) {
    if (!stage.isSet(stage.syntheticCol())) {
      return;
    }
    if (stage.getSyntheticCol().isBlank()) {
      throw new BadInputException("--synthetic-col: the name is empty; give one");
    }
    if (columns.contains(stage.getSyntheticCol())) {
      throw new BadInputException(
          "--synthetic-col: there is a column '%s' already; give another name"
              .formatted(stage.getSyntheticCol()));
    }
  }
}
