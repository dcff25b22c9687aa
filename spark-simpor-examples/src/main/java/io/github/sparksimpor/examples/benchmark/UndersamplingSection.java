package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A logistic regression on 1e6 rows beside one on a hundredth of the majority, with corrected
 * probabilities: a tenth of the time, and log-odds within two standard errors of the sample.
 */
final class UndersamplingSection implements Section {
  private static final String FULL = "undersampling.all-rows";
  private static final String SAMPLED = "undersampling.corrected";
  private static final String FULL_TREES = "undersampling.trees.all-rows";
  private static final String SAMPLED_TREES = "undersampling.trees.corrected";
  private static final String ERROR = "undersampling.log-odds";
  private static final long ROWS = 1_000_000;
  private static final long TIME_LIMIT_MINUTES = 15;

  @Override
  public List<String> names() {
    return List.of(FULL, SAMPLED, FULL_TREES, SAMPLED_TREES, ERROR);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("simpor-undersampling");
    try {
      System.err.println("measuring undersampling.*");
      Path report = directory.resolve("report.json");
      new ForkedJob(UndersamplingJob.class, "3g", TIME_LIMIT_MINUTES)
          .run(String.valueOf(ROWS), directory.resolve("table").toString(), report.toString());
      return measurements(new ObjectMapper().readTree(report.toFile()));
    } finally {
      ForkedJob.delete(directory);
    }
  }

  private static List<Measurement> measurements(JsonNode report) {
    double full = report.get("full").asDouble();
    double error = report.get("standardError").asDouble();
    return List.of(
        Measurement.of(FULL, full, "s", String.format(Locale.ROOT, "%,d rows, 30 features", ROWS)),
        Measurement.against(
            full / 10,
            SAMPLED,
            report.get("sampled").asDouble(),
            "s",
            "bound: a tenth of all rows"),
        Measurement.of(
            FULL_TREES, report.get("fullTrees").asDouble(), "s", "boosted trees, the same rows"),
        Measurement.against(
            report.get("fullTrees").asDouble() / 10,
            SAMPLED_TREES,
            report.get("sampledTrees").asDouble(),
            "s",
            "bound: a tenth of all rows"),
        Measurement.against(
            2 * error,
            ERROR,
            report.get("error").asDouble(),
            "log-odds",
            "mean difference to all rows; bound: two standard errors of the sample"));
  }
}
