package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ColumnCase;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.engine.placement.GpuSettings;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.spark.SparkVersions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The program for {@code spark-submit}: reads a table, adds synthetic rows to its smaller classes,
 * and writes it.
 *
 * <p>Exit codes: 0 success; 2 bad usage or bad input, with one line on standard error that says
 * what to change; 1 anything else.
 */
@Command(
    name = "simpor-submit",
    versionProvider = Versions.class,
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Adds synthetic rows to the smaller classes of a table.",
    footer = {
      "",
      "scripts/simpor-submit -- score predicts with a model that --save-model wrote; see its"
          + " --help.",
      "",
      "Exit codes: 0 success; 2 bad usage or input, with one line that says what to change;"
          + " 1 anything else."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SimporJob implements Callable<Integer> {
  private final Supplier<SparkSession> sessions;

  @Spec private CommandSpec spec;
  @Mixin private JobOptions options;
  private StageOptions stageOptions;

  private SimporJob(Supplier<SparkSession> sessions) {
    this.sessions = sessions;
  }

  /**
   * The program as a command that can be executed in this process.
   *
   * @param sessions starts or finds Spark; called once the arguments are known to be well-formed
   */
  static CommandLine commandLine(Supplier<SparkSession> sessions) {
    SimporJob job = new SimporJob(sessions);
    CommandLine command = new CommandLine(job);
    job.stageOptions = StageOptions.addTo(command.getCommandSpec());
    return job.options.ending.of(Arguments.of(command));
  }

  /** Runs the program and ends the JVM with its exit code; {@code --help} tells the arguments. */
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(SimporJob::beQuiet, "quiet"));
    int code = execute(SimporJob::startSpark, arguments);
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    if (code != ExitCode.OK || !isEndedByYarn(new SparkConf())) {
      System.exit(code);
    }
  }

  /** YARN takes a driver in its care that exits, with whatever code, for one that has failed. */
  private static boolean isEndedByYarn(SparkConf conf) {
    return conf.get("spark.master", "").equals("yarn")
        && conf.get("spark.submit.deployMode", "client").equals("cluster");
  }

  /** Runs the program or its subcommand. */
  static int execute(Supplier<SparkSession> sessions, String... arguments) {
    return arguments.length > 0 && arguments[0].equals(ScoreJob.NAME)
        ? ScoreJob.commandLine(sessions).execute(Arrays.copyOfRange(arguments, 1, arguments.length))
        : commandLine(sessions).execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    options.ending.prepare(options.input, null);
    SparkVersions.check();
    Arguments.checkLists(spec.commandLine());
    options.check();
    tellWhatToTry();
    Resampler<?, ?> stage = options.method.newStage();
    stageOptions.applyTo(stage, options.method);
    SparkSession given = sessions.get();
    options.ending.runsOn(given.sparkContext());
    GpuSettings.check(given.sparkContext().getConf());
    SparkSession session = given.newSession();
    session.conf().set("spark.sql.caseSensitive", true);
    session.conf().set("spark.sql.datetime.java8API.enabled", true);
    SparkSession.setActiveSession(session); // rows are encoded as the active session says
    try (@Nullable ProgressBars bars =
        !options.quiet && Terminal.showsErrors()
            ? ProgressBars.show(session.sparkContext())
            : null) {
      RunResult result =
          new Balancing(session, ColumnCase.of(given), options, stage, stageOptions, this::note)
              .run();
      if (bars != null) {
        bars.close();
      }
      if (!options.quiet) {
        result.print(spec.commandLine().getOut());
      }
      options.ending.succeed(result.output(), result.counts(), this::note);
      return ExitCode.OK;
    } catch (OutOfMemoryError e) {
      throw Failures.outOfMemory(e);
    } catch (Error e) {
      throw new IllegalStateException(e); // so that it is told in one line as any failure
    } finally {
      SparkSession.setActiveSession(given);
    }
  }

  private void tellWhatToTry() {
    List<String> names = stageOptions.candidateNames();
    if (options.tuning != null) {
      options.tuning.candidates = names;
      options.tuning.check();
    } else if (!names.isEmpty()) {
      throw new BadInputException(
          "--candidates is '%s'; give a number of points, or --tune beside it"
              .formatted(String.join(",", names)));
    }
  }

  /** Says something that is worth knowing, and no failure. */
  private void note(String line) {
    spec.commandLine().getErr().println(spec.name() + ": note: " + Reason.oneLine(line));
    spec.commandLine().getErr().flush();
  }

  /** Threads that Spark cannot end in order print stack traces, which nobody can act upon. */
  private static void beQuiet() {
    System.err.flush();
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private static SparkSession startSpark() {
    try {
      return SparkSession.builder().appName("spark-simpor").getOrCreate();
    } catch (Exception e) {
      throw new BadInputException("cannot start Spark: " + Reason.of(e), e);
    }
  }
}
