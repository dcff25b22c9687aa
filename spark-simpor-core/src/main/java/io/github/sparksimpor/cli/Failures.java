package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.util.SparkExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code: 2 for the caller, 1 for the program. */
final class Failures {
  /** What shells call a program that was ended by SIGTERM. */
  private static final int TERMINATED = 143;

  private static final Pattern EXECUTOR_OUT_OF_MEMORY =
      Pattern.compile(
          "ExecutorLostFailure.*(code:? %d\\b|memory limits)".formatted(SparkExitCode.OOM()));

  private Failures() {}

  /** Bad usage: one line instead of picocli's whole help. */
  static int onUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    List<String> unknown = command.getUnmatchedArguments();
    String message =
        unknown.isEmpty() ? String.valueOf(failure.getMessage()) : unknown(command, unknown);
    print(command, Reason.oneLine(message) + " (--help lists all options)");
    return ExitCode.USAGE;
  }

  /** A mistyped option comes before the required one that it leaves missing. */
  private static String unknown(CommandLine command, List<String> unknown) {
    List<String> similar = new UnmatchedArgumentException(command, unknown).getSuggestions();
    return "unknown argument '%s'%s"
        .formatted(
            unknown.get(0), similar.isEmpty() ? "" : "; did you mean " + similar.get(0) + "?");
  }

  /** A failed run. */
  static int onRun(Throwable failure, CommandLine command, boolean stackTrace) {
    if (isEnding()) {
      return TERMINATED; // who ended the program knows, and all that failed did so for that
    }
    if (stackTrace) {
      failure.printStackTrace(command.getErr());
    }
    Optional<String> fault = faultOfTheCaller(failure);
    if (fault.isPresent()) {
      print(command, fault.get());
      return ExitCode.USAGE;
    }
    String hint = stackTrace ? "" : "; --stacktrace shows where";
    print(command, "failed: " + Reason.of(failure) + hint);
    return ExitCode.SOFTWARE;
  }

  private static boolean isEnding() {
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
    for (Throwable cause : causes) {
      if (cause instanceof BadInputException || cause instanceof IllegalArgumentException) {
        return Optional.of(Reason.oneLine(String.valueOf(cause.getMessage())));
      }
      if (cause instanceof OutOfMemoryError) {
        return Optional.of(
            "out of memory (%s); give more with --driver-memory or --executor-memory before --"
                .formatted(cause.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** Spark tells it by the exit code alone. */
  private static boolean isExecutorOutOfMemory(@Nullable String message) {
    return message != null && EXECUTOR_OUT_OF_MEMORY.matcher(message).find();
  }

  private static void print(CommandLine command, String line) {
    command.getErr().println(command.getCommandName() + ": " + line);
    command.getErr().flush();
  }
}
