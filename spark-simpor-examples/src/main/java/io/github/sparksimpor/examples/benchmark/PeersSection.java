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
import java.util.stream.StreamSupport;

/** The peers on the credit-card look-alike, each in a JVM of its own, Spark's start included. */
final class PeersSection implements Section {
  private static final String PREFIX = "peers.";
  private static final double MOST_SECONDS = 8;
  private static final long TIME_LIMIT_MINUTES = 5;

  @Override
  public List<String> names() {
    return CreditCardJob.PEERS.keySet().stream().sorted().map(PREFIX::concat).toList();
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("simpor-peers");
    try {
      String input = directory.resolve("input").toString();
      ForkedJob job = new ForkedJob(CreditCardJob.class, "4g", TIME_LIMIT_MINUTES);
      job.run("write", input);
      List<Measurement> measured = new ArrayList<>();
      for (String name : names()) {
        if (wanted.test(name)) {
          System.err.println("measuring " + name);
          String peer = name.substring(PREFIX.length());
          Path report = directory.resolve(peer + ".json");
          String output = directory.resolve(peer).toString();
          job.run("balance", input, output, report.toString(), peer);
          measured.add(measurement(name, new ObjectMapper().readTree(report.toFile())));
        }
      }
      return measured;
    } finally {
      ForkedJob.delete(directory);
    }
  }

  private static Measurement measurement(String name, JsonNode report) {
    String phases =
        StreamSupport.stream(
                ((Iterable<String>) () -> report.get("phases").fieldNames()).spliterator(), false)
            .map(
                phase ->
                    String.format(
                        Locale.ROOT, "%s %.1f", phase, report.get("phases").get(phase).asDouble()))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return Measurement.against(MOST_SECONDS, name, report.get("seconds").asDouble(), "s", phases);
  }
}
