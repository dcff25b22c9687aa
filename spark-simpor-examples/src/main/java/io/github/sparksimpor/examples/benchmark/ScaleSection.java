package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Seconds under strategy {@code partitioned} as rows grow from 1e5 to 1e7, in a JVM with a heap of
 * 3 GiB, beside what growth in proportion to the rows would take.
 */
final class ScaleSection implements Section {
  private static final long[] ROWS = {100_000, 1_000_000, 3_000_000, 10_000_000};
  private static final long REFERENCE_ROWS = 1_000_000;
  private static final long TIME_LIMIT_MINUTES = 30;

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (long rows : ROWS) {
      names.add(name(rows));
    }
    return names;
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    // Every row's bound is in proportion to this one.
    JsonNode reference = balance(REFERENCE_ROWS);
    double secondsPerRow = reference.get("seconds").asDouble() / REFERENCE_ROWS;
    List<Measurement> measured = new ArrayList<>();
    for (long rows : ROWS) {
      if (wanted.test(name(rows))) {
        JsonNode report = rows == REFERENCE_ROWS ? reference : balance(rows);
        measured.addAll(measurements(rows, report, secondsPerRow * rows));
      }
    }
    return measured;
  }

  private static JsonNode balance(long rows) throws IOException, InterruptedException {
    System.err.println("measuring " + name(rows));
    Path directory = Files.createTempDirectory("simpor-scale");
    try {
      Path report = directory.resolve("report.json");
      new ForkedJob(ScaleJob.class, "3g", TIME_LIMIT_MINUTES)
          .run(String.valueOf(rows), directory.resolve("output").toString(), report.toString());
      return new ObjectMapper().readTree(report.toFile());
    } finally {
      ForkedJob.delete(directory);
    }
  }

  private static List<Measurement> measurements(long rows, JsonNode report, double linear) {
    List<Measurement> measured = new ArrayList<>();
    String detail =
        String.format(
            Locale.ROOT,
            "%,d synthetic rows, %,d of them ascended; bound: in proportion to 1e6",
            report.get("synthetic").asLong(),
            report.get("ascended").asLong());
    double seconds = report.get("seconds").asDouble();
    measured.add(Measurement.against(linear, name(rows), seconds, "s", detail));
    report
        .get("phases")
        .fields()
        .forEachRemaining(
            phase ->
                measured.add(
                    Measurement.against(
                        seconds,
                        name(rows) + ".phase." + phase.getKey(),
                        phase.getValue().asDouble(),
                        "s",
                        "bound: the whole job")));
    return measured;
  }

  private static String name(long rows) {
    return "scale." + rows + "x10";
  }
}
