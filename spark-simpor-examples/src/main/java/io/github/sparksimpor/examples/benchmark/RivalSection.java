package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The program beside pandas and imbalanced-learn, which do the same work on the same CSV file: read
 * the credit-card look-alike, balance it, write it. Both from start to end of their process, ours
 * with its classes from the archive.
 */
final class RivalSection implements Section {
  private static final String PREFIX = "rival.imbalanced-learn.";
  private static final List<String> METHODS = List.of("smote", "random");
  private static final long TIME_LIMIT_MINUTES = 5;

  @Override
  public List<String> names() {
    return METHODS.stream().map(PREFIX::concat).toList();
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    Optional<PythonRival> rival = PythonRival.atHand();
    if (rival.isEmpty()) {
      System.err.println(
          PREFIX + "* left out: PYTHON names no Python with pandas and imbalanced-learn");
      return List.of();
    }
    Path directory = Files.createTempDirectory("simpor-rival");
    try {
      new ForkedJob(CreditCardJob.class, "4g", TIME_LIMIT_MINUTES)
          .run("csv", directory.resolve("input").toString());
      SubmitScript.makeArchive();
      Path input = onlyFile(directory.resolve("input"));
      List<Measurement> rows = new ArrayList<>();
      for (String method : METHODS) {
        if (wanted.test(PREFIX + method)) {
          System.err.println("measuring " + PREFIX + method);
          double theirs = rival.get().seconds(input, directory.resolve(method + ".csv"), method);
          double ours = seconds(input, directory.resolve(method), method);
          rows.add(
              Measurement.against(
                  theirs, PREFIX + method, ours, "s", "CSV to CSV; bound: their seconds"));
        }
      }
      return rows;
    } finally {
      ForkedJob.delete(directory);
    }
  }

  private static double seconds(Path input, Path output, String method)
      throws IOException, InterruptedException {
    return new SubmitScript(true)
        .seconds(
            "--input=" + input,
            "--label=Class",
            "--method=" + method,
            "--seed=42",
            "--output=" + output);
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .findFirst()
          .orElseThrow();
    }
  }
}
