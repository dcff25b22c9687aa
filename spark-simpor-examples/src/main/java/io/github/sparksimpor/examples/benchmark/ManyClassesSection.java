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

/** A hundred small classes, beside what their training rows and the same rows packed take. */
final class ManyClassesSection implements Section {
  private static final String PARTITIONS = "classes.partitions";
  private static final String SECONDS = "classes.seconds";
  private static final String CLASSIFIER = "classes.classifier";
  private static final String REPORT_SHARE = "classes.report-share";
  private static final double MOST_REPORT_SHARE = 0.1;
  private static final long TIME_LIMIT_MINUTES = 10;

  @Override
  public List<String> names() {
    return List.of(PARTITIONS, SECONDS, CLASSIFIER, REPORT_SHARE);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    System.err.println("measuring classes.*");
    Path folder = Files.createTempDirectory("simpor-classes");
    try {
      Path report = folder.resolve("report.json");
      new ForkedJob(ManyClassesJob.class, "2g", TIME_LIMIT_MINUTES).run(report.toString());
      return measurements(new ObjectMapper().readTree(report.toFile()));
    } finally {
      ForkedJob.delete(folder);
    }
  }

  private static List<Measurement> measurements(JsonNode told) {
    double seconds = told.get("seconds").asDouble();
    return List.of(
        Measurement.against(
            ManyClassesJob.PARTITIONS,
            PARTITIONS,
            told.get("partitions").asDouble(),
            "partitions",
            "of the balanced rows; bound: of the training rows"),
        Measurement.of(
            SECONDS,
            seconds,
            "s",
            String.format(
                Locale.ROOT,
                "%d classes of 60 rows on average to %,d rows, fitted and written into the cache",
                ManyClassesJob.CLASSES,
                told.get("rows").asLong())),
        Measurement.against(
            told.get("classifierPacked").asDouble(),
            CLASSIFIER,
            told.get("classifier").asDouble(),
            "s",
            "logistic regression on them; bound: on the same rows in %s partitions"
                .formatted(ManyClassesJob.PARTITIONS)),
        Measurement.against(
            MOST_REPORT_SHARE,
            REPORT_SHARE,
            told.get("report").asDouble() / seconds,
            "of the seconds",
            "of a report, made after them; bound: target"));
  }
}
