package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.CallersFault;
import io.github.sparksimpor.cli.fault.Reason;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.util.SparkExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code: 2 for the caller, 1 for the program. */
final class Failures {
  /** What shells call a program that was ended by SIGTERM. */
  static final int TERMINATED = 143;

  /** What is said of a run that was ended from outside. */
  static final String ENDED = "ended before it was done, by a signal or by Spark";

  private static final Pattern EXECUTOR_OUT_OF_MEMORY =
      Pattern.compile(
          "ExecutorLostFailure.*(code:? %s\\b|memory limits)".formatted(SparkExitCode.OOM()));

  private Failures() {}

  /**
   * What is told of a failure.
   *
   * @param exitCode of the program
   * @param line says what to change, where the caller can
   */
  record Failure(int exitCode, String line) {}

  /** Bad usage: one line instead of picocli's whole help. */
  static Failure ofUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    List<String> unknown = command.getUnmatchedArguments();
    String message =
        unknown.isEmpty()
            ? repeated(failure, arguments).orElse(String.valueOf(failure.getMessage()))
            : unknown(command, unknown);
    return new Failure(ExitCode.USAGE, Reason.oneLine(message) + " (--help lists all options)");
  }

  /** A mistyped option comes before the required one that it leaves missing. */
  private static String unknown(CommandLine command, List<String> unknown) {
    List<String> similar = new UnmatchedArgumentException(command, unknown).getSuggestions();
    return "unknown argument '%s'%s"
        .formatted(
            unknown.get(0), similar.isEmpty() ? "" : "; did you mean " + similar.get(0) + "?");
  }

  /** Of an option in a group, which picocli tells by all options of the group. */
  private static Optional<String> repeated(ParameterException failure, String[] arguments) {
    if (!(failure instanceof MaxValuesExceededException)) {
      return Optional.empty();
    }
    Map<String, OptionSpec> options = failure.getCommandLine().getCommandSpec().optionsMap();
    Set<String> given = new HashSet<>();
    return Arrays.stream(arguments)
        .map(argument -> argument.replaceFirst("=.*", ""))
        .filter(name -> options.containsKey(name) && !given.add(name))
        .findFirst()
        .map("option '%s' should be specified only once"::formatted);
  }

  /** A failed run. */
  static Failure ofRun(Throwable failure, boolean stackTrace) {
    return faultOfTheCaller(failure)
        .map(fault -> new Failure(ExitCode.USAGE, fault))
        .orElseGet(
            () ->
                new Failure(
                    ExitCode.SOFTWARE,
                    "failed: "
                        + Reason.of(failure)
                        + (stackTrace ? "" : "; --stacktrace shows where")));
  }

  /** Of the driver, in words that say which option gives it more. */
  static BadInputException outOfMemory(OutOfMemoryError failure) {
    return new BadInputException(
        "out of memory (%s); give more with --driver-memory before --"
            .formatted(failure.getMessage()),
        failure);
  }

  /** Whether the program is being ended from outside, and all that fails does so for that. */
  static boolean isEnding() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static Optional<String> faultOfTheCaller(Throwable failure) {
    List<Throwable> causes = ExceptionUtils.getThrowableList(failure);
    if (causes.stream().map(Throwable::getMessage).anyMatch(Failures::isExecutorOutOfMemory)) {
      return Optional.of(
          "out of memory in the executors; give them more with --executor-memory before --");
    }
    if (causes.stream().anyMatch(InaccessibleObjectException.class::isInstance)) {
      return Optional.of(
          "Spark needs flags that this JVM was started without; give spark.driver.extraJavaOptions"
              + " those in conf/standalone.conf");
    }
    return CallersFault.in(failure)
        .map(fault -> Reason.oneLine(String.valueOf(fault.getMessage())))
        .or(
            () ->
                causes.stream()
                    .filter(OutOfMemoryError.class::isInstance)
                    .findFirst()
                    .map(
                        cause ->
                            "out of memory (%s); give more with --driver-memory or --executor-memory before --"
                                .formatted(cause.getMessage())));
  }

  /** Spark tells it by the exit code alone. */
  private static boolean isExecutorOutOfMemory(@Nullable String message) {
    return message != null && EXECUTOR_OUT_OF_MEMORY.matcher(message).find();
  }
}
