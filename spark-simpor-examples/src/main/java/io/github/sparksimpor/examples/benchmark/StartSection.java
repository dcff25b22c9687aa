package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The program on a table of a few hundred rows, where all there is to wait for is its start: with
 * the archive of classes beside without, in turn.
 */
final class StartSection implements Section {
  private static final String PLAIN = "start.program.seconds";
  private static final String ARCHIVED = "start.program.archive-seconds";
  private static final int RUNS = 5;

  @Override
  public List<String> names() {
    return List.of(PLAIN, ARCHIVED);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    System.err.println("measuring " + PLAIN + " and " + ARCHIVED);
    SubmitScript.makeArchive();
    double[] plain = new double[RUNS];
    double[] archived = new double[RUNS];
    Path directory = Files.createTempDirectory("simpor-start");
    try {
      for (int run = 0; run < RUNS; run++) {
        plain[run] = seconds(new SubmitScript(false), directory.resolve("plain"));
        archived[run] = seconds(new SubmitScript(true), directory.resolve("archived"));
      }
    } finally {
      ForkedJob.delete(directory);
    }
    return List.of(
        Measurement.of(PLAIN, median(plain), "s", "SMOTE of 569 rows, from start to end"),
        Measurement.against(
            median(plain), ARCHIVED, median(archived), "s", "likewise; bound: without"));
  }

  private static double seconds(SubmitScript script, Path output)
      throws IOException, InterruptedException {
    return script.seconds(
        "--input=" + SubmitScript.project().resolve("spark-simpor-examples/data/breast_cancer.csv"),
        "--label=malignant",
        "--method=smote",
        "--seed=42",
        "--overwrite",
        "--output=" + output);
  }

  private static double median(double[] seconds) {
    return Arrays.stream(seconds).sorted().toArray()[seconds.length / 2];
  }
}
