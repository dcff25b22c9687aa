package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.examples.ForkedJob;
import io.github.sparksimpor.examples.fraud.FraudTable;
import io.github.sparksimpor.examples.fraud.FraudTableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A million transactions as a bank has them, from CSV to CSV in one command without any
 * preparation, on two cores with a heap of 4 GiB. Spark's start is included.
 */
final class FraudTableSection implements Section {
  private static final String NAME = "fraud-table";
  private static final int ROWS = 1_000_000;
  private static final long TIME_LIMIT_MINUTES = 30;

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    System.err.println("measuring " + NAME);
    Path directory = Files.createTempDirectory("simpor-fraud");
    try {
      String input = directory.resolve("input").toString();
      new ForkedJob(FraudTableFile.class, "2g", TIME_LIMIT_MINUTES).run(input, "--rows=" + ROWS);
      long start = System.nanoTime();
      new ForkedJob(FraudTableJob.class, "4g", TIME_LIMIT_MINUTES)
          .run(
              "--input=" + input,
              "--label=" + FraudTable.LABEL,
              "--id=transaction",
              "--exclude=account",
              "--missing=keep",
              "--balance-ratio=0.1",
              "--seed=42",
              "--output=" + directory.resolve("output"));
      double seconds = (System.nanoTime() - start) * 1e-9;
      return List.of(
          Measurement.of(
              NAME,
              seconds,
              "s",
              String.format(Locale.ROOT, "%,d rows, a tenth of the gap", ROWS)));
    } finally {
      ForkedJob.delete(directory);
    }
  }
}
