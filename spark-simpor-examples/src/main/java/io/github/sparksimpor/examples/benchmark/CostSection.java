package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.examples.ForkedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Seconds of CPU as a function of rows, features and points compared with every row: two models,
 * which differ in what a pair of a row and a point takes, fitted to runs on this machine, held
 * against a run that was left out, and carried on to sizes that no machine here has. One row in
 * 2,000 is of the minority, a twentieth of the gap is filled.
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

  /** Of the tasks that start in a second in the driver's own JVM, those across a network. */
  private static final double STARTED_AFAR = 0.5;

  /** Values compared by a core in a second where neighbours in the minority are looked for. */
  private static final double NEIGHBOUR_RATE = 2e9;

  private static final int MINORITY_EVERY = 2_000;

  /** Six rounds of 64, 128, … queries: no other row is ascended from. */
  private static final int MOST_ASCENDED = 4_032;

  private static final int VALUES_PER_PART = 1 << 22;

  /** Each such batch is a job over all parts, for each class that is searched. */
  private static final int SEEDS_PER_JOB = 4_096;

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

    double parts() {
      return Math.ceil((double) rows * dimension / VALUES_PER_PART);
    }

    double minorityParts() {
      return Math.ceil(minority() * dimension / VALUES_PER_PART);
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
    return rows(method, told, run(method, LEFT_OUT), tasksPerSecond);
  }

  /**
   * What the runs of a method come to.
   *
   * @param told by the runs that the models are fitted to
   * @param leftOut told by the run that they are held against
   */
  private static List<Measurement> rows(
      String method, List<Told> told, Told leftOut, double tasksPerSecond) {
    List<CostModel.Run> runs = told.stream().map(run -> run.with(compared(method, run))).toList();
    boolean compares = runs.stream().anyMatch(run -> run.compared() > 0);
    List<CostModel> models =
        Stream.of(CostModel.Pair.values())
            .limit(compares ? CostModel.Pair.values().length : 1)
            .map(pair -> CostModel.of(runs, pair))
            .toList();
    List<Measurement> rows = new ArrayList<>();
    models.forEach(model -> System.err.println(method + ": " + words(model)));
    for (Told run : told) {
      rows.add(against(models, method, run, compared(method, run), "fitted"));
    }
    rows.add(
        against(
            models,
            method,
            leftOut,
            foretold(method, told, leftOut.size()),
            String.format(
                Locale.ROOT,
                "left out, where it was %,.0f points a row",
                compared(method, leftOut))));
    for (Size size : BEYOND) {
      rows.addAll(beyond(method, models, told, size, tasksPerSecond));
    }
    return rows;
  }

  private static String words(CostModel model) {
    return String.format(
        Locale.ROOT,
        "seconds of CPU = %.1f + %.2g n + %.2g n d + %.2g p n%s",
        model.perTerm()[0],
        model.perTerm()[1],
        model.perTerm()[2],
        model.perTerm()[3],
        model.pair() == CostModel.Pair.ALIKE ? "" : " d");
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
    if (runs.stream().anyMatch(run -> run.ascended() == 0)) {
      throw new IllegalStateException("a run ascended from no row, so its points foretell nothing");
    }
    double pointsPerAscent =
        runs.stream().mapToDouble(run -> run.points() / run.ascended()).max().orElseThrow();
    PowerLaw law =
        PowerLaw.of(
            runs.stream()
                .map(
                    run ->
                        new PowerLaw.Seen(run.size().rows(), run.size().dimension(), run.points()))
                .toList(),
            MOST_ASCENDED * pointsPerAscent);
    System.err.println("points whose kernel sums are taken: " + law);
    return law;
  }

  private static Measurement against(
      List<CostModel> models, String method, Told run, double compared, String role) {
    Size size = run.size();
    double[] modelled =
        models.stream()
            .mapToDouble(model -> model.seconds(size.rows(), size.dimension(), compared))
            .toArray();
    return Measurement.against(
        modelled[0],
        name(method, size),
        run.cpuSeconds(),
        "s of CPU",
        String.format(
            Locale.ROOT,
            "%s; %.1f s by the clock; bound: the model with %,.0f points a row, %s of the run",
            role,
            run.seconds(),
            compared,
            Arrays.stream(modelled)
                .mapToObj(
                    s -> String.format(Locale.ROOT, "%+.0f %%", 100 * (s / run.cpuSeconds() - 1)))
                .collect(Collectors.joining(", by features "))));
  }

  /** By the model that takes longer; nobody ran these to say which is right. */
  private static List<Measurement> beyond(
      String method, List<CostModel> models, List<Told> runs, Size size, double tasksPerSecond) {
    double compared = foretold(method, runs, size);
    double[] computed =
        models.stream()
            .mapToDouble(model -> model.seconds(size.rows(), size.dimension(), compared))
            .sorted()
            .toArray();
    double fixed = models.stream().mapToDouble(CostModel::fixedSeconds).max().orElseThrow();
    double search = neighbours(method, size);
    double most = computed[computed.length - 1];
    double starting = tasks(method, runs, size, compared) / tasksPerSecond / STARTED_AFAR;
    List<Measurement> rows = new ArrayList<>();
    rows.add(
        Measurement.of(
            cpuName(method, size),
            (most + search) / SECONDS_PER_HOUR,
            "h of CPU",
            models.size() == 1
                ? ""
                : String.format(
                    Locale.ROOT,
                    "%,.0f points a row; %.1f by the other model",
                    compared,
                    (computed[0] + search) / SECONDS_PER_HOUR)));
    for (int cores : CORES) {
      double shared = (most - fixed) / cores / BUSY;
      double searching = search / Math.min(cores, size.minorityParts());
      rows.add(
          Measurement.of(
              clockName(method, size, cores),
              fixed + shared + searching + starting,
              "s",
              String.format(
                  Locale.ROOT,
                  "%.0f fixed, %.0f on cores busy %.1f of the time, %.0f where the minority lies,"
                      + " %.0f to start tasks",
                  fixed,
                  shared,
                  BUSY,
                  searching,
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
    Told largest = runs.get(runs.size() - 1);
    double jobsOfASearch = Math.ceil(size.minority() / SEEDS_PER_JOB);
    double passes =
        switch (method) {
          case CostJob.SIMPOR -> compared * largest.passes() / largest.points() + jobsOfASearch;
          case CostJob.SMOTE -> jobsOfASearch;
          case CostJob.BORDERLINE -> 3 * jobsOfASearch; // each class for danger, then its own
          default -> 0;
        };
    return size.parts() * (passes + OTHER_PASSES);
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
