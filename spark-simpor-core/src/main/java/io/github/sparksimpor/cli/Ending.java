package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.Failures.Failure;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How a run ends: with an exit code, with one line on standard error if it failed, and with a file
 * that tells both if one is asked for.
 */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Ending {
  @Option(
      names = OutcomeFile.OPTION,
      paramLabel = "<file>",
      description =
          "File to write when the run has ended, well or not: its verdict, exit code and message as"
              + " JSON, for where nobody sees the exit code. That of an earlier run is removed at"
              + " the start.")
  @Nullable String outcome;

  @Option(names = "--stacktrace", description = "Print the stack trace of a failure.")
  boolean stackTrace;

  private final Instant started = Instant.now();
  private Optional<OutcomeFile> file = Optional.empty();
  private @Nullable String application;

  /** Has a command end like this. */
  CommandLine of(CommandLine command) {
    return command
        .setParameterExceptionHandler(this::onUsage)
        .setExecutionExceptionHandler(this::onRun);
  }

  /**
   * Makes ready to tell how it ends, before anything else can go wrong.
   *
   * @param input that is read
   * @param model that is read, if one is
   */
  void prepare(InputOptions input, @Nullable String model) {
    prepare(
        Optional.ofNullable(outcome), Optional.ofNullable(input.path), Optional.ofNullable(model));
  }

  private void prepare(Optional<String> asked, Optional<String> input, Optional<String> model) {
    file =
        asked.map(
            path ->
                OutcomeFile.at(
                    path,
                    input,
                    model,
                    () ->
                        Outcome.failed(Failures.TERMINATED, Failures.ENDED, application, started)));
  }

  /** Notes what Spark calls the run. */
  void runsOn(SparkContext context) {
    application = context.applicationId();
  }

  /**
   * Tells that all went well.
   *
   * @param output that is there now, whatever becomes of the file
   * @param notes is told if the file cannot be written
   */
  void succeed(String output, List<Outcome.Rows> classes, Consumer<String> notes) {
    try {
      write(Outcome.succeeded(output, classes, application, started));
    } catch (RuntimeException | Error e) {
      notes.accept("'%s' is written; %s".formatted(output, untold(e)));
    }
  }

  private int onUsage(ParameterException failure, String[] arguments) {
    Failure failed = Failures.ofUsage(failure, arguments);
    try {
      List<String> all = List.of(arguments);
      prepare(asked(OutcomeFile.OPTION, all), asked("--input", all), asked("--model", all));
    } catch (BadInputException e) {
      // One line tells one failure; this one is told when the other is corrected.
    }
    return fail(failure.getCommandLine(), failed);
  }

  /** What an option names, though the arguments cannot be understood. */
  private static Optional<String> asked(String option, List<String> arguments) {
    int place = arguments.indexOf(option) + 1;
    return place > 0 && place < arguments.size()
        ? Optional.of(arguments.get(place))
        : arguments.stream()
            .filter(argument -> argument.startsWith(option + "="))
            .map(argument -> argument.substring(option.length() + 1))
            .findFirst();
  }

  private int onRun(Exception failure, CommandLine command, ParseResult parsed) {
    if (Failures.isEnding()) {
      return Failures.TERMINATED; // who ended the program knows; the file is told at the exit
    }
    if (stackTrace) {
      failure.printStackTrace(command.getErr());
    }
    return fail(command, Failures.ofRun(failure, stackTrace));
  }

  private int fail(CommandLine command, Failure failed) {
    print(command, failed.line());
    if (failed.line().startsWith(OutcomeFile.OPTION + ":")) {
      file.ifPresent(OutcomeFile::close); // its own place will not do
      return failed.exitCode();
    }
    try {
      write(Outcome.failed(failed.exitCode(), failed.line(), application, started));
    } catch (RuntimeException | Error e) {
      print(command, untold(e));
    }
    return failed.exitCode();
  }

  private static String untold(Throwable failure) {
    return failure instanceof BadInputException
        ? String.valueOf(failure.getMessage())
        : "%s: cannot be written: %s".formatted(OutcomeFile.OPTION, Reason.of(failure));
  }

  private void write(Outcome how) {
    file.ifPresent(written -> written.write(how));
  }

  private static void print(CommandLine command, String line) {
    command.getErr().println(command.getCommandName() + ": " + line);
    command.getErr().flush();
  }
}
