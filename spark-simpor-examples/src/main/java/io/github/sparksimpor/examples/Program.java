package io.github.sparksimpor.examples;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Runs a program, and tells in one line what is wrong with what it was given. */
public final class Program {
  private Program() {}

  /**
   * Runs a program and leaves the JVM.
   *
   * @param program a picocli command that returns its exit code
   * @param arguments as they came
   */
  public static void run(Callable<Integer> program, String[] arguments) {
    System.exit(command(program).execute(arguments));
  }

  /**
   * The command, with exit code 2 where the caller is at fault. A word that begins with @ is that
   * word, and names no file, as on the library's own command line.
   */
  static CommandLine command(Callable<Integer> program) {
    return new CommandLine(program)
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler((e, line, parsed) -> tell(e, line));
  }

  private static int tell(Exception failure, CommandLine command) throws Exception {
    if (!isFaultOfTheCaller(failure)) {
      throw failure;
    }
    String reason = String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
    command.getErr().println(command.getCommandName() + ": " + reason);
    return ExitCode.USAGE;
  }

  /** Files and columns that are not there, and values out of range. */
  private static boolean isFaultOfTheCaller(Exception failure) {
    return failure instanceof IOException
        || failure instanceof AnalysisException
        || failure instanceof IllegalArgumentException;
  }
}
