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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Seconds of CPU as a function of rows, features and points compared with every row: fitted to runs
 * on this machine, held against a run that was left out, and carried on to sizes that no machine
 * here has. One row in 2,000 is of the minority, a twentieth of the gap is filled.
 */
final class CostSection implements Section {
  private static final String PREFIX = "cost.";
  private static final List<String> METHODS =
      List.of(CostJob.SIMPOR, CostJob.SMOTE, CostJob.BORDERLINE, CostJob.UNDERSAMPLING);
  private static final List<Size> FITTED =
      List.of(
          new Size(100_000, 10),
          new Size(100_000, 30),
          new Size(1_000_000, 10),
          new Size(1_000_000, 30),
          new Size(3_000_000, 10),
          new Size(10_000_000, 10));
  private static final Size LEFT_OUT = new Size(2_000_000, 20);
  private static final List<Size> BEYOND =
      List.of(new Size(100_000_000, 30), new Size(1_000_000_000, 30));
  private static final int[] CORES = {100, 1_000};

  /** Of their time, cores of a cluster compute; the rest they wait for each other. */
  private static final double BUSY = 0.8;

  /** Values compared by a core in a second where neighbours in the minority are looked for. */
  private static final double NEIGHBOUR_RATE = 2e9;

  private static final int MINORITY_EVERY = 2_000;

  /** Active learning asks about no more rows, and no other is ascended from. */
  private static final int MOST_ASCENDED = 4_096;

  private static final int VALUES_PER_PART = 1 << 22;
  private static final int SEEDS_PER_PASS = 4_096;

  /** To read, scale, move, score six times and write. */
  private static final int OTHER_PASSES = 12;

  private static final double SECONDS_PER_HOUR = 3600;
  private static final long TIME_LIMIT_MINUTES = 30;

  private record Size(long rows, int dimension) {
    String name() {
      return rows + "x" + dimension;
    }

    double minority() {
      return (double) rows / MINORITY_EVERY;
    }
  }

  /** What a run told; points, passes and ascended rows are 0 but for SIMPOR. */
  private record Told(
      Size size, double cpuSeconds, double seconds, double points, double passes, double ascended) {
    CostModel.Run with(double compared) {
      return new CostModel.Run(size.rows(), size.dimension(), compared, cpuSeconds);
    }
  }

  @Override
  public List<String> names() {
    return Stream.concat(Stream.of(PREFIX + CostJob.TASKS), METHODS.stream().flatMap(this::names))
        .toList();
  }

  private Stream<String> names(String method) {
    Stream<String> run =
        Stream.concat(FITTED.stream(), Stream.of(LEFT_OUT)).map(size -> name(method, size));
    Stream<String> beyond =
        BEYOND.stream()
            .flatMap(
                size ->
                    Stream.concat(
                        Stream.of(cpuName(method, size)),
                        IntStream.of(CORES).mapToObj(cores -> clockName(method, size, cores))));
    return Stream.concat(run, beyond);
  }

  private static String name(String method, Size size) {
    return PREFIX + method + "." + size.name();
  }

  private static String cpuName(String method, Size size) {
    return name(method, size) + ".cpu";
  }

  private static String clockName(String method, Size size, int cores) {
    return "%s.%s-cores".formatted(name(method, size), cores);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted)
      throws IOException, InterruptedException {
    List<Measurement> measured = new ArrayList<>();
    double tasksPerSecond = tasksPerSecond();
    measured.add(
        Measurement.of(
            PREFIX + CostJob.TASKS, tasksPerSecond, "tasks/s", "that do nothing, local[2]"));
    for (String method : METHODS) {
      if (names(method).anyMatch(wanted)) {
        measured.addAll(measure(method, tasksPerSecond));
      }
    }
    return measured;
  }

  private static List<Measurement> measure(String method, double tasksPerSecond)
      throws IOException, InterruptedException {
    List<Told> told = new ArrayList<>();
    for (Size size : FITTED) {
      told.add(run(method, size));
    }
    CostModel model =
        CostModel.of(told.stream().map(run -> run.with(compared(method, run))).toList());
    List<Measurement> rows = new ArrayList<>();
    for (Told run : told) {
      rows.add(against(model, method, run, compared(method, run), "fitted"));
    }
    Told leftOut = run(method, LEFT_OUT);
    rows.add(
        against(
            model,
            method,
            leftOut,
            foretold(method, told, LEFT_OUT),
            String.format(
                Locale.ROOT, "left out, %,.0f points evaluated there", leftOut.points())));
    for (Size size : BEYOND) {
      rows.addAll(beyond(method, model, told, size, tasksPerSecond));
    }
    return rows;
  }

  /** Points that every row is compared with, as the run told. */
  private static double compared(String method, Told run) {
    return switch (method) {
      case CostJob.SIMPOR -> run.points();
      case CostJob.BORDERLINE -> run.size().minority();
      default -> 0;
    };
  }

  /** The same at a size that no run told of. */
  private static double foretold(String method, List<Told> runs, Size size) {
    return switch (method) {
      case CostJob.SIMPOR -> law(runs).at(size.rows(), size.dimension());
      case CostJob.BORDERLINE -> size.minority();
      default -> 0;
    };
  }

  /** No more points than the runs took for a row that ascends, for as many as may ascend. */
  private static PowerLaw law(List<Told> runs) {
    double pointsPerAscent =
        runs.stream().mapToDouble(run -> run.points() / run.ascended()).max().orElseThrow();
    return PowerLaw.of(
        runs.stream()
            .map(run -> new PowerLaw.Seen(run.size().rows(), run.size().dimension(), run.points()))
            .toList(),
        MOST_ASCENDED * pointsPerAscent);
  }

  private static Measurement against(
      CostModel model, String method, Told run, double compared, String role) {
    double modelled = model.seconds(run.with(compared));
    return Measurement.against(
        modelled,
        name(method, run.size()),
        run.cpuSeconds(),
        "s of CPU",
        String.format(
            Locale.ROOT,
            "%s; %.1f s by the clock; bound: the model with %,.0f points a row, %+.0f %% of the"
                + " run",
            role,
            run.seconds(),
            compared,
            100 * (modelled / run.cpuSeconds() - 1)));
  }

  private static List<Measurement> beyond(
      String method, CostModel model, List<Told> runs, Size size, double tasksPerSecond) {
    double compared = foretold(method, runs, size);
    double cpu =
        model.seconds(new CostModel.Run(size.rows(), size.dimension(), compared, Double.NaN))
            + neighbours(method, size);
    double starting = tasks(method, runs, size, compared) / tasksPerSecond;
    List<Measurement> rows = new ArrayList<>();
    rows.add(
        Measurement.of(
            cpuName(method, size),
            cpu / SECONDS_PER_HOUR,
            "h of CPU",
            String.format(Locale.ROOT, "%,.0f points a row", compared)));
    for (int cores : CORES) {
      double shared = (cpu - model.fixedSeconds()) / cores / BUSY;
      rows.add(
          Measurement.of(
              clockName(method, size, cores),
              model.fixedSeconds() + shared + starting,
              "s",
              String.format(
                  Locale.ROOT,
                  "%.0f fixed, %.0f on cores busy %.1f of the time, %.0f to start tasks",
                  model.fixedSeconds(),
                  shared,
                  BUSY,
                  starting)));
    }
    return rows;
  }

  /** Each row of the minority beside each: nothing in the runs, much where rows are many. */
  private static double neighbours(String method, Size size) {
    return method.equals(CostJob.UNDERSAMPLING)
        ? 0
        : size.minority() * size.minority() * size.dimension() / NEIGHBOUR_RATE;
  }

  /** A task for each part in each pass over all rows. */
  private static double tasks(String method, List<Told> runs, Size size, double compared) {
    double parts = Math.ceil((double) size.rows() * size.dimension() / VALUES_PER_PART);
    Told largest = runs.get(runs.size() - 1);
    double passes =
        switch (method) {
          case CostJob.SIMPOR -> compared * largest.passes() / largest.points();
          case CostJob.BORDERLINE -> Math.ceil(compared / SEEDS_PER_PASS);
          default -> 0;
        };
    return parts * (passes + OTHER_PASSES);
  }

  private static double tasksPerSecond() throws IOException, InterruptedException {
    return inFolder(
        folder -> {
          Path report = folder.resolve("report.json");
          new ForkedJob(CostJob.class, "1g", TIME_LIMIT_MINUTES)
              .run(CostJob.TASKS, report.toString());
          return new ObjectMapper().readTree(report.toFile()).get("tasksPerSecond").asDouble();
        });
  }

  private static Told run(String method, Size size) throws IOException, InterruptedException {
    System.err.println("measuring " + name(method, size));
    return inFolder(
        folder -> {
          Path report = folder.resolve("report.json");
          new ForkedJob(CostJob.class, "3g", TIME_LIMIT_MINUTES)
              .run(
                  method,
                  String.valueOf(size.rows()),
                  String.valueOf(size.dimension()),
                  folder.toString(),
                  report.toString());
          JsonNode told = new ObjectMapper().readTree(report.toFile());
          return new Told(
              size,
              told.get("cpuSeconds").asDouble(),
              told.get("seconds").asDouble(),
              told.path("points").asDouble(),
              told.path("passes").asDouble(),
              told.path("ascended").asDouble());
        });
  }

  private interface Work<T> {
    T in(Path folder) throws IOException, InterruptedException;
  }

  private static <T> T inFolder(Work<T> work) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("simpor-cost");
    try {
      return work.in(folder);
    } finally {
      ForkedJob.delete(folder);
    }
  }
}
