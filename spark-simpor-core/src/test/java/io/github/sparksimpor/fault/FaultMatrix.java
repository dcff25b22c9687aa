package io.github.sparksimpor.fault;

import io.github.sparksimpor.cli.JobRun;
import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.testing.StandaloneCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the program on a cluster of two Workers, again and again, each time with one fault in one
 * phase of one strategy, and writes a line about each.
 */
public final class FaultMatrix {
  /** Shortest runs that have every phase; the second is for those that SIMPOR has not. */
  private static final Map<String, List<String>> METHODS =
      Map.of(
          "simpor",
          List.of(
              "--hidden-layers=3",
              "--initial-batch=32",
              "--max-rounds=1",
              "--max-iter=2",
              "--bandwidth-rule=likelihood",
              "--ascent-region=all"),
          "borderline-smote",
          List.of());

  /** For JVMs that do not live long enough for code to be compiled well. */
  static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final StandaloneCluster cluster;
  private final SparkSession session;
  private final Path folder;
  private final Path written;
  private final Path outcomes;
  private final Set<String> struck = new HashSet<>();
  private int strikes;

  private FaultMatrix(StandaloneCluster cluster, SparkSession session, Path folder, Path outcomes)
      throws IOException {
    this.cluster = cluster;
    this.session = session;
    this.folder = folder;
    this.written = Files.createDirectory(folder.resolve("written"));
    this.outcomes = outcomes;
  }

  /**
   * Runs the matrix.
   *
   * @param args an empty folder; the file to write; and {@code all} for every cell, {@code some}
   *     for each fault in one phase of each strategy
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    writeInput(Files.createDirectory(folder.resolve("input")));
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, SHORT_LIVED);
        SparkSession session = session(cluster)) {
      FaultMatrix matrix = new FaultMatrix(cluster, session, folder, Path.of(args[1]));
      boolean all = args[2].equals("all");
      for (String method : all ? List.of("simpor", "borderline-smote") : List.of("simpor")) {
        for (String strategy : List.of("broadcast", "partitioned")) {
          matrix.strike(method, strategy, all);
        }
      }
    }
  }

  /** Three files, so that there are three tasks. */
  private static void writeInput(Path input) throws IOException {
    List<Row> rows = Samples.clouds(3, new double[] {0, 1, 2}, 120, 40, 25);
    for (int file = 0; file < 3; file++) {
      List<String> lines = new ArrayList<>(List.of("y,a,b,c"));
      for (int i = file; i < rows.size(); i += 3) {
        lines.add(
            Stream.concat(
                    Stream.of(String.valueOf(rows.get(i).getDouble(1))),
                    Arrays.stream(rows.get(i).<Vector>getAs(2).toArray())
                        .mapToObj(Double::toString))
                .collect(Collectors.joining(",")));
      }
      Files.write(input.resolve(file + ".csv"), lines);
    }
  }

  private static SparkSession session(StandaloneCluster cluster) {
    return SparkSession.builder()
        .master(cluster.url())
        .appName("faults")
        .config("spark.executor.memory", "512m")
        .config("spark.executor.extraJavaOptions", String.join(" ", SHORT_LIVED))
        .config("spark.cores.max", 2)
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.codegen.wholeStage", false) // compiling takes longer than the few rows
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.task.maxFailures", 2) // what fails always need not fail four times
        .config("spark.plugins", FaultyTasks.class.getName())
        .config("spark.shuffle.manager", FaultyShuffle.class.getName())
        .getOrCreate();
  }

  private void strike(String method, String strategy, boolean all) throws Exception {
    Phases phases = new Phases();
    session.sparkContext().addSparkListener(phases);
    run(method, strategy);
    session.sparkContext().listenerBus().waitUntilEmpty();
    session.sparkContext().removeSparkListener(phases);
    List<String> expected = takeRows();
    phases.shuffles.keySet().removeIf(phase -> !struck.add(strategy + phase));
    for (FaultCell cell : cells(method, strategy, phases.shuffles, all)) {
      FaultOutcome outcome = strike(cell, expected);
      Files.writeString(
          outcomes, outcome.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      cluster.replaceDeadWorkers(SHORT_LIVED);
    }
  }

  /** Every fault in every phase, or each in one: the first amid the work, the others after it. */
  private static List<FaultCell> cells(
      String method, String strategy, Map<String, Boolean> shuffles, boolean all) {
    List<FaultCell> cells = new ArrayList<>();
    Fault[] faults = Fault.values();
    for (int f = 0; f < faults.length; f++) {
      Fault fault = faults[f];
      List<String> phases =
          shuffles.keySet().stream()
              .filter(phase -> !fault.needsShuffle() || shuffles.get(phase))
              .toList();
      int first = phases.size() / 2 + 1 + f * phases.size() / faults.length;
      for (int i = 0; i < (all ? phases.size() : Math.min(1, phases.size())); i++) {
        cells.add(new FaultCell(method, strategy, phases.get((first + i) % phases.size()), fault));
      }
    }
    return cells;
  }

  private FaultOutcome strike(FaultCell cell, List<String> expected) throws IOException {
    SparkContext context = session.sparkContext();
    FaultOrder order =
        new FaultOrder(cell.fault(), cell.phase(), folder.resolve("struck-" + strikes++));
    Canceller canceller = new Canceller(order);
    if (cell.fault() == Fault.CANCEL) {
      context.addSparkListener(canceller);
    }
    order.give(context);
    long start = System.nanoTime();
    JobRun run;
    try {
      run = run(cell.method(), cell.strategy());
    } finally {
      FaultOrder.withdraw(context);
      context.removeSparkListener(canceller);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    String ending = order.hasStruck() ? ending(run, expected) : FaultOutcome.NOT_REACHED;
    List<String> left = new ArrayList<>(LeftBehind.in(context));
    left.addAll(files());
    FileUtils.cleanDirectory(written.toFile());
    return new FaultOutcome(cell, seconds, ending, left);
  }

  private JobRun run(String method, String strategy) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input=" + folder.resolve("input"),
                "--label=y",
                "--output=" + written.resolve("out"),
                "--method=" + method,
                "--strategy=" + strategy,
                "--seed=8"));
    arguments.addAll(METHODS.get(method));
    return JobRun.of(() -> session, arguments.toArray());
  }

  /** What a run that ended well has written is taken away, so that all that remains is left. */
  private String ending(JobRun run, List<String> expected) throws IOException {
    if (run.code() == 0) {
      return takeRows().equals(expected) ? FaultOutcome.SAME_ROWS : "other rows";
    }
    List<String> lines = run.err().lines().toList();
    return lines.size() == 1 ? lines.get(0) : lines.size() + " lines: " + lines;
  }

  private List<String> takeRows() throws IOException {
    List<String> rows = new ArrayList<>();
    Path output = written.resolve("out");
    for (File file : FileUtils.listFiles(output.toFile(), new String[] {"csv"}, false)) {
      rows.addAll(Files.readAllLines(file.toPath()));
    }
    FileUtils.deleteDirectory(output.toFile());
    return rows.stream().sorted().toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(written)) {
      return files.map(file -> "file " + file.getFileName()).sorted().toList();
    }
  }

  /** The first job of every kind of description, and whether its tasks read what was shuffled. */
  private static final class Phases extends SparkListener {
    final Map<String, Boolean> shuffles = new LinkedHashMap<>();
    private final Map<String, String> firsts = new HashMap<>();
    private final Map<Integer, String> stages = new HashMap<>();

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
      String phase = stage.properties().getProperty("spark.job.description", "");
      if (phase.startsWith(JobPhases.PREFIX)) {
        String first = firsts.computeIfAbsent(phase.replaceAll("\\d+", "n"), kind -> phase);
        shuffles.putIfAbsent(first, false);
        stages.put(stage.stageInfo().stageId(), phase);
      }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
      StageInfo info = stage.stageInfo();
      if (info.taskMetrics().shuffleReadMetrics().recordsRead() > 0) {
        shuffles.computeIfPresent(stages.getOrDefault(info.stageId(), ""), (phase, none) -> true);
      }
    }
  }

  /** Cancels the jobs of a phase, whose tasks wait for that. */
  private final class Canceller extends SparkListener {
    private final FaultOrder order;

    Canceller(FaultOrder order) {
      this.order = order;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      if (order.phase().equals(job.properties().getProperty("spark.job.description"))) {
        order.strikesFirst();
        session.sparkContext().cancelJob(job.jobId());
      }
    }
  }
}
