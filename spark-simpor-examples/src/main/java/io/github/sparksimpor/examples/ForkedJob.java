package io.github.sparksimpor.examples;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program in a JVM of its own, with this one's flags but for the heap.
 *
 * @param program has a main method
 * @param heap as in {@code -Xmx}
 * @param mostMinutes after which it is ended
 */
public record ForkedJob(Class<?> program, String heap, long mostMinutes) {

  /** Runs the program to its end. */
  public void run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx"))
        .forEach(command::add);
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!process.waitFor(mostMinutes, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the job took longer than " + mostMinutes + " minutes");
    }
    if (process.exitValue() != 0) {
      throw new IOException("the job failed with exit code " + process.exitValue());
    }
  }

  /** Deletes a folder with all in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
