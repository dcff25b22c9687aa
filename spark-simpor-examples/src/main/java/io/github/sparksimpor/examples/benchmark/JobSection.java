package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The whole job on two cores with a heap of 4 GiB, beside the targets it was built for. */
final class JobSection implements Section {
  private static final String PREFIX = "job.creditcard.";
  private static final String SECONDS = PREFIX + "seconds";
  private static final String ENTROPY_SHARE = PREFIX + "entropy-share";
  private static final String HEAP = PREFIX + "heap-mb";
  private static final String CPU_SECONDS = PREFIX + "cpu-seconds";
  private static final String PHASE = PREFIX + "phase.";
  private static final double MOST_SECONDS = 60;
  private static final double MOST_ENTROPY_SHARE = 0.5;
  private static final double HEAP_MB = 4096;
  private static final long TIME_LIMIT_MINUTES = 10;

  @Override
  public List<String> names() {
    return List.of(SECONDS, ENTROPY_SHARE, HEAP, CPU_SECONDS, PHASE);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("simpor-benchmark");
    try {
      String input = directory.resolve("input").toString();
      Path report = directory.resolve("report.json");
      System.err.println("measuring " + PREFIX + "*");
      run("write", input);
      run("balance", input, directory.resolve("output").toString(), report.toString());
      return measurements(new ObjectMapper().readTree(report.toFile()));
    } finally {
      delete(directory);
    }
  }

  private static List<Measurement> measurements(JsonNode report) {
    double seconds = report.get("seconds").asDouble();
    JsonNode phases = report.get("phases");
    String rows = "%,d synthetic rows".formatted(report.get("synthetic").asLong());
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

  private static void run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx"))
        .forEach(command::add);
    command.add("-Xmx4g");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(CreditCardJob.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!process.waitFor(TIME_LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the job took longer than " + TIME_LIMIT_MINUTES + " minutes");
    }
    if (process.exitValue() != 0) {
      throw new IOException("the job failed with exit code " + process.exitValue());
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
