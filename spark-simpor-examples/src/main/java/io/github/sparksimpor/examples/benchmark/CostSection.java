package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Seconds of CPU as a function of rows, features and evaluated points: fitted to runs on this
 * machine, held against a run that was left out, and carried on to sizes that no machine here has.
 * One row in 2,000 is of the minority, a twentieth of the gap is filled.
 */
final class CostSection implements Section {
  private static final String PREFIX = "cost.";
  private static final List<String> METHODS =
      List.of(CostJob.SIMPOR, CostJob.SMOTE, CostJob.UNDERSAMPLING);
  private static final List<Size> FITTED =
      List.of(
          new Size(100_000, 10),
          new Size(100_000, 30),
          new Size(200_000, 10),
          new Size(400_000, 10),
          new Size(400_000, 30));
  private static final Size LEFT_OUT = new Size(800_000, 20);
  private static final List<Size> BEYOND =
      List.of(new Size(100_000_000, 30), new Size(1_000_000_000, 30));
  private static final int[] CORES = {100, 1_000};

  /** Of their time, cores of a cluster compute; the rest they wait for each other. */
  private static final double BUSY = 0.8;

  /**
   * Values compared by a core in a second where neighbours are looked for; as the peers measured
   * it.
   */
  private static final double NEIGHBOUR_RATE = 2e9;

  private static final int MINORITY_EVERY = 2_000;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final long TIME_LIMIT_MINUTES = 30;

  private record Size(long rows, int dimension) {
    String name() {
      return rows + "x" + dimension;
    }
  }

  @Override
  public List<String> names() {
    return METHODS.stream().map(PREFIX::concat).toList();
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    List<Measurement> measured = new ArrayList<>();
    for (String method : METHODS) {
      if (wanted.test(PREFIX + method)) {
        measured.addAll(measure(method));
      }
    }
    return measured;
  }

  private static List<Measurement> measure(String method) throws IOException, InterruptedException {
    List<CostModel.Run> runs = new ArrayList<>();
    for (Size size : FITTED) {
      runs.add(run(method, size));
    }
    CostModel model = CostModel.of(runs);
    List<Measurement> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      rows.add(against(model, method, FITTED.get(i), runs.get(i), "fitted"));
    }
    CostModel.Run leftOut = run(method, LEFT_OUT);
    rows.add(against(model, method, LEFT_OUT, leftOut, "left out of the fit"));
    for (Size size : BEYOND) {
      double seconds = beyond(model, runs, size) + neighbours(method, size);
      for (int cores : CORES) {
        rows.add(
            Measurement.of(
                "%s%s.%s.%d-cores".formatted(PREFIX, method, size.name(), cores),
                seconds / cores / BUSY / SECONDS_PER_HOUR,
                "h",
                "by the model, cores busy %.1f of the time".formatted(BUSY)));
      }
    }
    return rows;
  }

  /** As many points as the growth of their number from run to run foretells. */
  private static double beyond(CostModel model, List<CostModel.Run> runs, Size size) {
    CostModel.Run largest =
        runs.stream()
            .filter(run -> run.dimension() == size.dimension())
            .max(Comparator.comparingDouble(CostModel.Run::rows))
            .orElseThrow();
    double evaluated =
        largest.evaluated()
            * Math.pow(size.rows() / largest.rows(), CostModel.exponentOfEvaluated(runs));
    return model.seconds(new CostModel.Run(size.rows(), size.dimension(), evaluated, Double.NaN));
  }

  /** Each row of the minority beside each: nothing in the runs, much where rows are many. */
  private static double neighbours(String method, Size size) {
    double minority = (double) size.rows() / MINORITY_EVERY;
    return method.equals(CostJob.UNDERSAMPLING)
        ? 0
        : minority * minority * size.dimension() / NEIGHBOUR_RATE;
  }

  private static Measurement against(
      CostModel model, String method, Size size, CostModel.Run run, String role) {
    return Measurement.against(
        model.seconds(run),
        PREFIX + method + "." + size.name(),
        run.seconds(),
        "s of CPU",
        String.format(
            Locale.ROOT, "%s; %,.0f points evaluated; bound: the model", role, run.evaluated()));
  }

  private static CostModel.Run run(String method, Size size)
      throws IOException, InterruptedException {
    System.err.println("measuring " + PREFIX + method + "." + size.name());
    Path directory = Files.createTempDirectory("simpor-cost");
    try {
      Path report = directory.resolve("report.json");
      new ForkedJob(CostJob.class, "3g", TIME_LIMIT_MINUTES)
          .run(
              method,
              String.valueOf(size.rows()),
              String.valueOf(size.dimension()),
              directory.toString(),
              report.toString());
      JsonNode told = new ObjectMapper().readTree(report.toFile());
      return new CostModel.Run(
          size.rows(),
          size.dimension(),
          told.get("evaluated").asDouble(),
          told.get("cpuSeconds").asDouble());
    } finally {
      ForkedJob.delete(directory);
    }
  }
}
