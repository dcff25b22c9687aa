package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded Spark of {@code scripts/simpor-submit}, with an archive of its classes. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClassArchiveIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder;

  @Test
  void aRunFromAnArchiveTakesSparksClassesFromItAndWritesTheSameRows() throws Exception {
    run(Map.of(), "scripts/class-archive");

    List<String> with = rowsOf("with", Map.of());
    List<String> without = rowsOf("without", Map.of("SIMPOR_ARCHIVE", "off"));

    assertThat(with).hasSizeGreaterThan(700).isEqualTo(without);
    assertThat(archived("with")).isGreaterThan(3_000);
    assertThat(archived("without")).isZero();
  }

  private static List<String> rowsOf(String name, Map<String, String> environment)
      throws Exception {
    Path output = folder.resolve(name);
    run(
        environment,
        "scripts/simpor-submit",
        "--conf",
        "spark.driver.extraJavaOptions=-Xlog:class+load:file=" + loadedBy(name),
        "--",
        "--input=spark-simpor-examples/data/breast_cancer.csv",
        "--label=malignant",
        "--method=smote",
        "--seed=7",
        "--output=" + output);
    try (Stream<Path> files = Files.list(output)) {
      List<String> rows = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
        rows.addAll(Files.readAllLines(file));
      }
      return rows;
    }
  }

  /** How many of Spark's classes came from the archive. */
  private static long archived(String name) throws IOException {
    try (Stream<String> lines = Files.lines(loadedBy(name))) {
      return lines
          .filter(
              line ->
                  line.contains("org.apache.spark") && line.contains("shared objects file (top)"))
          .count();
    }
  }

  private static Path loadedBy(String name) {
    return folder.resolve(name + ".classes");
  }

  private static void run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(PROJECT.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
