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

/** The whole job on two cores with a heap of 4 GiB, beside the targets it was built for. */
final class JobSection implements Section {
  private static final String PREFIX = "job.creditcard.";
  private static final String SECONDS = PREFIX + "seconds";
  private static final String ENTROPY_SHARE = PREFIX + "entropy-share";
  private static final String HEAP = PREFIX + "heap-mb";
  private static final String CPU_SECONDS = PREFIX + "cpu-seconds";
  private static final String REPORT_SHARE = "report.share";
  private static final String PHASE = PREFIX + "phase.";
  private static final double MOST_SECONDS = 15;
  private static final double MOST_ENTROPY_SHARE = 0.5;
  private static final double MOST_REPORT_SHARE = 0.1;
  private static final double HEAP_MB = 4096;
  private static final long TIME_LIMIT_MINUTES = 10;

  @Override
  public List<String> names() {
    return List.of(SECONDS, ENTROPY_SHARE, HEAP, CPU_SECONDS, REPORT_SHARE, PHASE);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("simpor-benchmark");
    try {
      String input = directory.resolve("input").toString();
      Path report = directory.resolve("report.json");
      System.err.println("measuring " + PREFIX + "*");
      ForkedJob job = new ForkedJob(CreditCardJob.class, "4g", TIME_LIMIT_MINUTES);
      job.run("write", input);
      job.run("balance", input, directory.resolve("output").toString(), report.toString());
      return measurements(new ObjectMapper().readTree(report.toFile()));
    } finally {
      ForkedJob.delete(directory);
    }
  }

  private static List<Measurement> measurements(JsonNode report) {
    double seconds = report.get("seconds").asDouble();
    JsonNode phases = report.get("phases");
    String rows =
        String.format(Locale.ROOT, "%,d synthetic rows", report.get("synthetic").asLong());
    List<Measurement> rowsOfTable = new ArrayList<>();
    rowsOfTable.add(Measurement.against(MOST_SECONDS, SECONDS, seconds, "s", rows));
    rowsOfTable.add(
        Measurement.against(
            MOST_ENTROPY_SHARE,
            ENTROPY_SHARE,
            phases.path("entropy").asDouble() / seconds,
            "of the seconds",
            "bound: target"));
    rowsOfTable.add(
        Measurement.against(
            MOST_REPORT_SHARE,
            REPORT_SHARE,
            report.get("reportSeconds").asDouble() / seconds,
            "of the seconds",
            "of a report, made after the job; bound: target"));
    rowsOfTable.add(
        Measurement.against(
            HEAP_MB, HEAP, report.get("heapMb").asDouble(), "MB", "peaks of the pools, summed"));
    rowsOfTable.add(
        Measurement.against(
            2 * seconds,
            CPU_SECONDS,
            report.get("cpuSeconds").asDouble(),
            "s",
            "of all threads; bound: two cores"));
    phases
        .fields()
        .forEachRemaining(
            phase ->
                rowsOfTable.add(
                    Measurement.against(
                        seconds,
                        PHASE + phase.getKey().replace(' ', '-'),
                        phase.getValue().asDouble(),
                        "s",
                        "bound: the whole job")));
    return rowsOfTable;
  }
}
