package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Warm fits of a few hundred rows, and the start of Spark, beside their targets. */
final class SmallFitSection implements Section {
  private static final String PREFIX = "small.";
  private static final String START = "start.seconds";
  private static final double MOST_OF_SIMPOR = 0.5;
  private static final double MOST_OF_PEERS = 0.1;
  private static final double MOST_OF_START = 4;
  private static final long TIME_LIMIT_MINUTES = 5;

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    SmallFitJob.METHODS.keySet().stream().sorted().map(PREFIX::concat).forEach(names::add);
    names.add(START);
    return names;
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    System.err.println("measuring " + PREFIX + "* and " + START);
    Path directory = Files.createTempDirectory("simpor-small");
    try {
      Path report = directory.resolve("report.json");
      new ForkedJob(SmallFitJob.class, "1g", TIME_LIMIT_MINUTES).run(report.toString());
      return measurements(new ObjectMapper().readTree(report.toFile()));
    } finally {
      ForkedJob.delete(directory);
    }
  }

  private List<Measurement> measurements(JsonNode report) {
    List<Measurement> rows = new ArrayList<>();
    for (String name : names()) {
      rows.add(
          name.equals(START)
              ? Measurement.against(
                  MOST_OF_START,
                  START,
                  report.get("start").asDouble(),
                  "s",
                  "of a JVM until it has a SparkSession; bound: before")
              : fit(name, report.get(name.substring(PREFIX.length())).asDouble()));
    }
    return rows;
  }

  private static Measurement fit(String name, double seconds) {
    return Measurement.against(
        name.equals(PREFIX + "simpor") ? MOST_OF_SIMPOR : MOST_OF_PEERS,
        name,
        seconds,
        "s",
        "417 x 30, warm, median; bound: target");
  }
}
