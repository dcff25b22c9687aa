package io.github.sparksimpor.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python that has pandas and imbalanced-learn, which does what the program does: it reads a CSV
 * file, adds rows and writes a CSV file.
 *
 * @param command that starts it
 */
record PythonRival(String command) {
  private static final long TIME_LIMIT_MINUTES = 10;

  private static final String SCRIPT =
      """
      import sys
      import pandas
      from imblearn.over_sampling import SMOTE, RandomOverSampler
      table = pandas.read_csv(sys.argv[1])
      sampler = SMOTE if sys.argv[3] == "smote" else RandomOverSampler
      rows, labels = sampler(random_state=42).fit_resample(table.drop(columns="Class"), table["Class"])
      rows["Class"] = labels
      rows.to_csv(sys.argv[2], index=False)
      """;

  /** The one that {@code PYTHON} names, or {@code python3}; empty if it has not what it takes. */
  static Optional<PythonRival> atHand() throws IOException, InterruptedException {
    PythonRival rival =
        new PythonRival(Optional.ofNullable(System.getenv("PYTHON")).orElse("python3"));
    return rival.runs("import pandas, imblearn") ? Optional.of(rival) : Optional.empty();
  }

  /** Seconds from start to end of the process. */
  double seconds(Path input, Path output, String method) throws IOException, InterruptedException {
    long start = System.nanoTime();
    if (!runs(SCRIPT, input.toString(), output.toString(), method)) {
      throw new IOException(command + " did not balance " + input);
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private boolean runs(String script, String... args) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command, "-c", script));
    all.addAll(List.of(args));
    try {
      Process process =
          new ProcessBuilder(all)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(TIME_LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
