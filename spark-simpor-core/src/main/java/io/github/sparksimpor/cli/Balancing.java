package io.github.sparksimpor.cli;

import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.engine.JobPhases;
import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.evaluation.LogRatios;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.RunReport;
import io.github.sparksimpor.evaluation.RunReport.ClassRows;
import io.github.sparksimpor.ml.ClassCount;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    tuning.ifPresent(sizes -> stage.setBalanceRatio(sizes.size()));
    ResamplerModel<?> model = fit(table, columns);
    Dataset<Row> synthetic =
        columns.synthetic(model.syntheticSamples()).coalesce(table.javaRDD().getNumPartitions());
    Dataset<Row> balanced = marked(table, false).union(marked(synthetic, true));
    phases.run("write", () -> write(balanced, output));
    if (report != null) {
      RunReport page = phases.run("report", () -> page(table, columns, model, tuning));
      writeReport(report, page);
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

  private RunReport page(
      Dataset<Row> table,
      FeatureColumns columns,
      ResamplerModel<?> model,
      Optional<SizeTuning> tuning) {
    FitSummary summary = model.summary();
    return new RunReport(
        facts(columns, summary, tuning),
        summary.classes().stream()
            .map(
                count ->
                    new ClassRows(
                        RunSummary.text(count.label()),
                        count.original(),
                        count.informative(),
                        count.synthetic()))
            .toList(),
        summary.entropyHistogram(),
        tuning.map(SizeTuning::candidates).orElse(List.of()),
        projection(table, columns, model),
        LogRatios.of(model.syntheticSamples(), "logRatioStart", "logRatioEnd"),
        seconds(summary),
        StageOptions.valuesOf(stage),
        Build.describe());
  }

  private static Optional<RowProjection> projection(
      Dataset<Row> table, FeatureColumns columns, ResamplerModel<?> model) {
    double largest =
        model.summary().classes().stream()
            .max(Comparator.comparingLong(ClassCount::original))
            .orElseThrow()
            .label();
    return RowProjection.of(
        columns.labelled(table),
        model.syntheticSamples(),
        largest,
        model.summary().entropy().map(entropy -> row -> entropy.of(row.toArray())));
  }

  private Map<String, String> facts(
      FeatureColumns columns, FitSummary summary, Optional<SizeTuning> tuning) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("input", options.input + " (" + options.format + ")");
    facts.put("output", options.output + " (" + options.outputFormat() + ")");
    facts.put("method", options.method.toString());
    facts.put("label", options.label);
    facts.put("features", String.join(", ", columns.names()));
    tuning.ifPresent(
        sizes -> {
          facts.put("size tuned for", sizes.classifier());
          facts.put("verdict", sizes.verdict().text());
        });
    if (Double.isFinite(summary.bandwidth())) {
      facts.put("bandwidth used", String.format(Locale.ROOT, "%.4g", summary.bandwidth()));
    }
    if (!summary.placement().isEmpty()) {
      facts.put("rows held", summary.placement());
    }
    if (!summary.rounds().isEmpty()) {
      facts.put("active learning", RunSummary.rounds(summary.rounds()));
    }
    if (!summary.kernelTier().isEmpty()) {
      facts.put("kernel sums", summary.kernelTier());
    }
    return facts;
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
