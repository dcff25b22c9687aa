package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.CodeChoice;
import io.github.sparksimpor.cli.columns.ColumnCase;
import io.github.sparksimpor.cli.columns.ColumnRoles;
import io.github.sparksimpor.cli.columns.Dialect;
import io.github.sparksimpor.cli.columns.TableCode;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.sink.Destination;
import io.github.sparksimpor.cli.table.OpenedTable;
import io.github.sparksimpor.cli.table.TableReader;
import io.github.sparksimpor.cli.table.TableSource;
import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.page.Account;
import io.github.sparksimpor.spark.JobPhases;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One run: read, fit, write, report. Output and report appear together, or neither does. */
final class Balancing {
  /** Rows that are looked at if names of columns are wrong. */
  private static final int SAMPLE = 1000;

  private final SparkSession session;
  private final ColumnCase names;
  private final JobOptions options;
  private final Resampler<?, ?> stage;
  private final StageOptions stageOptions;
  private final Consumer<String> notes;
  private final JobPhases phases;

  /**
   * A run.
   *
   * @param names how those are compared who read the output
   * @param stage with the parameters that do not depend on the table
   * @param notes is told what is worth knowing
   */
  Balancing(
      SparkSession session,
      ColumnCase names,
      JobOptions options,
      Resampler<?, ?> stage,
      StageOptions stageOptions,
      Consumer<String> notes) {
    this.session = session;
    this.names = names;
    this.options = options;
    this.stage = stage;
    this.stageOptions = stageOptions;
    this.notes = notes;
    this.phases = new JobPhases(session.sparkContext(), "spark-simpor");
  }

  RunResult run() throws IOException {
    Route route = Route.of(session, options.input, options.destination(), options.paths());
    TableSource source = route.source();
    Destination to = route.to();
    try (RunOutputs outputs = RunOutputs.at(session, route.paths(), options, notes)) {
      outputs.sink().warning().ifPresent(notes);
      TableReader reader = new TableReader(source);
      OpenedTable opened = phases.run("load", () -> reader.open(session));
      checkMark(opened.names());
      ColumnRoles roles = ColumnRoles.select(opened.names(), opened.nameless(), options.columns());
      Dialect dialect = Dialect.of(source.options());
      TableReader.Read read = phases.run("load", () -> read(reader, opened, roles, dialect));
      outputs.releasing(() -> read.rows().unpersist());
      TableCode code =
          phases.run(
              "load", () -> CodeChoice.of(read.rows(), roles, read.profile(), rules(dialect)));
      boolean typed = source.isText() && !to.isLike(source);
      Optional<String> mark =
          stage.isSet(stage.syntheticCol())
              ? Optional.of(stage.getSyntheticCol())
              : Optional.empty();
      RunResult result = balance(new CodedTable(read, code, typed, mark), roles, outputs);
      opened.notes().forEach(notes); // a run that fails prints one line, which says why
      if (to.isLike(source)) {
        source.notKept().ifPresent(notes);
      }
      return result;
    }
  }

  /** If names are wrong, a look at some rows tells what else is. */
  private static TableReader.Read read(
      TableReader reader, OpenedTable opened, ColumnRoles roles, Dialect dialect) {
    return roles.problems().isEmpty()
        ? reader.readRows(opened, roles.used(), dialect)
        : reader
            .sample(opened, roles.used(), dialect, SAMPLE)
            .orElseThrow(() -> new BadInputException(String.join("; ", roles.problems())));
  }

  private CodeChoice.Rules rules(Dialect dialect) {
    return new CodeChoice.Rules(
        dialect,
        options.positive,
        options.tuning != null,
        options.syntheticId == JobOptions.SyntheticId.DERIVED,
        stage.getMissing().equals("keep"),
        options.method == Method.RANDOM);
  }

  private RunResult balance(CodedTable table, ColumnRoles roles, RunOutputs outputs) {
    TableCode code = table.code();
    TableFailure failure = new TableFailure(table, stage, options.method);
    TableTuning tuning = new TableTuning(table, stage, options, failure, phases);
    tuning.check();
    if (!options.writesAsRead()) {
      phases.run("load", () -> outputs.sink().tryToWrite(table.original()));
    }
    setColumns(code, roles);
    Optional<SizeTuning> size = tuning.size();
    Optional<Decision> decision = tuning.decision();
    size.ifPresent(sizes -> stage.setBalanceRatio(sizes.tuned().size()));
    Resampler<?, ?> applied = decision.map(this::applied).orElse(stage);
    ResamplerModel<?> model = failure.explained(() -> applied.fit(table.training()));
    Optional<KernelTiers> tiers = KernelTiers.of(model.summary(), session.sparkContext());
    tiers.flatMap(KernelTiers::warning).ifPresent(notes);
    phases.run("write", () -> outputs.sink().write(balanced(table, model)));
    decision.ifPresent(
        what ->
            outputs.write(
                new SavedModel(what.model(), code), session.sparkContext().hadoopConfiguration()));
    Account account = phases.run("report", () -> account(table, model, decision));
    @Nullable PendingPath report = outputs.report();
    if (report != null) {
      RunPage page = new RunPage(options, applied, table, model, size, decision, tiers);
      RunPage.Shown shown = phases.run("report", page::shown);
      report.write(page.of(shown, account, seconds(model.summary())).toHtml());
    }
    phases.run("write", outputs::publish);
    return new RunResult(
        code.labels(),
        account,
        size,
        decision,
        tiers,
        seconds(model.summary()),
        options.destination().name(),
        options.report);
  }

  private Account account(CodedTable table, ResamplerModel<?> model, Optional<Decision> decision) {
    return new Account(
        new CodeWords(table.code()),
        model,
        decision.flatMap(Decision::method).orElse(options.method).toString(),
        GrownRows.of(model.syntheticSamples(), GrownRows.Columns.OF_MODELS),
        new NextStep(options, decision).told());
  }

  private Dataset<Row> balanced(CodedTable table, ResamplerModel<?> model) {
    return phases.detail("write, numbering rows", () -> table.with(model.syntheticSamples()));
  }

  private void setColumns(TableCode code, ColumnRoles roles) {
    stage.setLabelCol(options.label);
    stage.setFeaturesCol(code.vectorColumn());
    stageOptions.applyTo(stage, code.labels());
    setNames(stage.integerCols(), roles.integers());
    if (code.vector() != null) {
      setNames(stage.nominalCols(), roles.nominal());
      setNames(stage.binaryCols(), roles.binary());
    }
    if (roles.id() != null) {
      stage.set(stage.idCol(), roles.id());
    }
  }

  private void setNames(Param<String[]> param, Set<String> names) {
    if (!names.isEmpty()) {
      stage.set(param, names.toArray(String[]::new));
    }
  }

  /** What adds the rows that were decided on; if none, what takes any table and adds none. */
  private Resampler<?, ?> applied(Decision decision) {
    Method method = decision.method().orElse(Method.RANDOM);
    return method.like(stage).setBalanceRatio(decision.size());
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

  private void checkMark(List<String> columns) {
    if (!stage.isSet(stage.syntheticCol())) {
      return;
    }
    if (stage.getSyntheticCol().isBlank()) {
      throw new BadInputException("--synthetic-col: the name is empty; give one");
    }
    Optional<String> there = names.find(stage.getSyntheticCol(), columns);
    if (there.isPresent()) {
      throw new BadInputException(
          "--synthetic-col: there is a column '%s' already; give another name"
              .formatted(there.get()));
    }
  }
}
