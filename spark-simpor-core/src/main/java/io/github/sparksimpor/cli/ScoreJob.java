package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ColumnCase;
import io.github.sparksimpor.cli.columns.Dialect;
import io.github.sparksimpor.cli.columns.ScoredRows;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.sink.Destination;
import io.github.sparksimpor.cli.sink.Sink;
import io.github.sparksimpor.cli.sink.Sinks;
import io.github.sparksimpor.cli.table.OpenedTable;
import io.github.sparksimpor.cli.table.TableReader;
import io.github.sparksimpor.cli.table.TableSource;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.SparkVersions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The program's {@code score}: reads a table, applies a saved model at its threshold, and writes
 * the table with two more columns, the probability of the class that is looked for and the class
 * that is predicted, as the training table wrote it. No row is added.
 */
@Command(
    name = ScoreJob.NAME,
    versionProvider = Versions.class,
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Predicts the class of a table's rows with a model that --save-model wrote; adds the"
            + " columns '"
            + ScoreJob.PROBABILITY
            + "' and '"
            + ScoreJob.PREDICTION
            + "'.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScoreJob implements Callable<Integer> {
  /** Name of the subcommand. */
  static final String NAME = "score";

  static final String PROBABILITY = "probability";
  static final String PREDICTION = "prediction";

  /** Columns that a scored table has besides its own. */
  static final List<String> ADDED = List.of(PROBABILITY, PREDICTION);

  private final Supplier<SparkSession> sessions;

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions options;

  private ScoreJob(Supplier<SparkSession> sessions) {
    this.sessions = sessions;
  }

  /**
   * The subcommand as a command of its own.
   *
   * @param sessions starts or finds Spark
   */
  static CommandLine commandLine(Supplier<SparkSession> sessions) {
    ScoreJob job = new ScoreJob(sessions);
    CommandLine command = new CommandLine(job).setCommandName("simpor-submit score");
    return job.options.ending.of(Arguments.of(command));
  }

  @Override
  public Integer call() throws Exception {
    options.ending.prepare(options.input, options.model);
    SparkVersions.check();
    Arguments.checkLists(spec.commandLine());
    options.check();
    SparkSession given = sessions.get();
    options.ending.runsOn(given.sparkContext());
    SparkSession session = given.newSession();
    session.conf().set("spark.sql.caseSensitive", true);
    session.conf().set("spark.sql.datetime.java8API.enabled", true);
    SparkSession.setActiveSession(session); // rows are encoded as the active session says
    try {
      score(session, ColumnCase.of(given));
    } catch (OutOfMemoryError e) {
      throw Failures.outOfMemory(e);
    } catch (Error e) {
      throw new IllegalStateException(e); // so that it is told in one line as any failure
    } finally {
      SparkSession.setActiveSession(given);
    }
    options.ending.succeed(options.destination().name(), List.of(), this::note);
    return ExitCode.OK;
  }

  private void score(SparkSession session, ColumnCase names) throws IOException {
    JobPhases phases = new JobPhases(session.sparkContext(), "spark-simpor");
    Configuration configuration = session.sparkContext().hadoopConfiguration();
    Route route = Route.of(session, options.input, options.destination(), options.paths());
    TableSource source = route.source();
    Destination to = route.to();
    try (RunOutputs outputs =
        new RunOutputs(Sinks.open(session, to, route.paths().output()), null, null, this::note)) {
      Sink sink = outputs.sink();
      sink.warning().ifPresent(this::note);
      SavedModel saved = phases.run("load", () -> SavedModel.read(options.model, configuration));
      ScoredRows rows = new ScoredRows(saved.code(), saved.dimension());
      OpenedTable opened = phases.run("load", () -> new TableReader(source).open(session));
      Readable read = phases.run("load", () -> table(opened, source, rows, names));
      outputs.releasing(() -> read.table().unpersist());
      Dataset<Row> written = scored(saved, rows, read.table());
      phases.run("write", () -> sink.tryToWrite(written));
      // Counting scores every row once more, which nobody asks for who wants to be told nothing.
      Optional<ScoreAccount> account =
          options.quiet
              ? Optional.empty()
              : Optional.of(phases.run("count", () -> ScoreAccount.of(saved, written)));
      phases.run("write", () -> sink.write(written));
      phases.run("write", outputs::publish);
      read.unreadable().ifPresent(this::noteUnreadable);
      opened.notes().forEach(this::note);
      if (to.isLike(source)) {
        source.notKept().ifPresent(this::note);
      }
      account.ifPresent(what -> print(what, phases.seconds()));
    }
  }

  private void print(ScoreAccount account, Map<String, Double> seconds) {
    PrintWriter out = spec.commandLine().getOut();
    account
        .topics(seconds)
        .forEach((topic, told) -> out.println(Reason.printable(topic + ": " + told)));
    out.println(Reason.printable("written: " + options.destination().name()));
    out.flush();
  }

  /**
   * The rows to score.
   *
   * @param unreadable what is wrong with some of them, which get no prediction; empty if nothing is
   */
  private record Readable(Dataset<Row> table, Optional<String> unreadable) {}

  private Readable table(
      OpenedTable opened, TableSource source, ScoredRows scored, ColumnCase names) {
    checkColumns(opened.names(), names);
    scored.defect(opened.rows()).ifPresent(ScoreJob::refuse);
    Set<String> used = Set.copyOf(scored.code().names());
    Dialect dialect = Dialect.of(source.options());
    Dataset<Row> table = new TableReader(source).read(opened, used, dialect).rows();
    try {
      Optional<String> unreadable = scored.defectOfCells(table);
      if (options.unreadable == ScoreOptions.Unreadable.ERROR) {
        unreadable.map(told -> told + remedy(scored)).ifPresent(ScoreJob::refuse);
      }
      return new Readable(table, unreadable);
    } catch (RuntimeException e) {
      table.unpersist();
      throw e;
    }
  }

  private static String remedy(ScoredRows scored) {
    return "; correct or fill such cells, train again with %s, or add --unreadable empty, which leaves those rows without a prediction"
        .formatted(scored.code().keepsMissing() ? "such rows" : "such rows and --missing keep");
  }

  private void noteUnreadable(String told) {
    note("rows that the model cannot read are written without a prediction: " + told);
  }

  private static void refuse(String defect) {
    throw new BadInputException("--input: " + defect);
  }

  private static void checkColumns(List<String> there, ColumnCase names) {
    Stream.of(PROBABILITY, PREDICTION)
        .flatMap(name -> names.find(name, there).stream())
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInputException(
                  "--input: there is a column '%s' already, which the model would write; rename it"
                      .formatted(name));
            });
  }

  private static Dataset<Row> scored(SavedModel saved, ScoredRows rows, Dataset<Row> table) {
    Dataset<Row> predicted =
        saved.model().transform(rows.coded(table, saved.code().vectorColumn()));
    int positive = saved.model().classifier().positiveLabel();
    UDF1<Vector, Double> ofPositive = p -> p.apply(positive);
    String[] labels = {saved.code().labels().text(0), saved.code().labels().text(1)};
    UDF1<Double, String> label = p -> labels[p.intValue()];
    return predicted.select(
        functions.col(ScoredRows.ROW + ".*"),
        ofReadable(
            functions.udf(ofPositive, DataTypes.DoubleType).apply(functions.col(PROBABILITY)),
            PROBABILITY),
        ofReadable(
            functions.udf(label, DataTypes.StringType).apply(functions.col(PREDICTION)),
            PREDICTION));
  }

  private static Column ofReadable(Column value, String name) {
    return functions.when(functions.col(ScoredRows.READABLE), value).as(name);
  }

  /** Says something that is worth knowing, and no failure. */
  private void note(String line) {
    spec.commandLine().getErr().println("simpor-submit score: note: " + Reason.oneLine(line));
    spec.commandLine().getErr().flush();
  }
}
