package io.github.sparksimpor.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The program as people start it: {@code scripts/simpor-submit} with its embedded Spark, from start
 * to end of the process.
 *
 * @param archived whether Spark's classes come from the archive of {@code scripts/class-archive}
 */
record SubmitScript(boolean archived) {
  private static final long TIME_LIMIT_MINUTES = 5;

  /** Makes the archive, unless it is there. */
  static void makeArchive() throws IOException, InterruptedException {
    run(List.of(script("class-archive")), true);
  }

  /**
   * Runs the program.
   *
   * @return seconds
   */
  double seconds(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script("simpor-submit")));
    command.addAll(List.of("--master", "local[2]", "--"));
    command.addAll(List.of(options));
    long start = System.nanoTime();
    run(command, archived);
    return (System.nanoTime() - start) * 1e-9;
  }

  /** The folder of the project, as {@code scripts/benchmark} tells it. */
  static Path project() {
    return Path.of(
        Objects.requireNonNull(
            System.getProperty("simpor.project"), "start it by scripts/benchmark"));
  }

  private static String script(String name) {
    return project().resolve("scripts").resolve(name).toString();
  }

  private static void run(List<String> command, boolean archived)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SIMPOR_ARCHIVE", archived ? "" : "off");
    Process process = builder.start();
    if (!process.waitFor(TIME_LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(
          "%s took longer than %s minutes".formatted(command.get(0), TIME_LIMIT_MINUTES));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s failed with exit code %s".formatted(command.get(0), process.exitValue()));
    }
  }
}
