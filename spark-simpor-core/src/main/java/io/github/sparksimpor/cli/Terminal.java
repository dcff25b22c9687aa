package io.github.sparksimpor.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person is watching. */
final class Terminal {
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  /** Set by scripts that read standard error on its way: "true" if it leads to a terminal. */
  private static final String TOLD = "SIMPOR_TERMINAL";

  private Terminal() {}

  /** Whether standard error is shown on a terminal. */
  static boolean showsErrors() {
    if (System.getenv(TOLD) != null) {
      return System.getenv(TOLD).equals("true");
    }
    Console console = System.console();
    return console != null && isTerminal(console) && !isRedirected();
  }

  /** From Java 22 on there is a console even without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** The console tells of standard input and output only; Linux tells the rest. */
  private static boolean isRedirected() {
    try {
      return Files.isSymbolicLink(STDERR)
          && !Files.readSymbolicLink(STDERR).startsWith(Path.of("/dev"));
    } catch (IOException e) {
      return false;
    }
  }
}
