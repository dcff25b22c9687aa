package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.examples.ForkedJob;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.examples.ResultPage;
import io.github.sparksimpor.ml.Simpor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares SIMPOR, taken apart, with its rivals and with what costs nothing, over all CSV files of
 * folders, each at the threshold that is best on inner folds. Every set has a process of its own.
 */
@Command(
    name = "benchmark-sets",
    mixinStandardHelpOptions = true,
    description = "Ranks ways to deal with imbalance over many data sets, each at its threshold.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TunedBenchmark implements Callable<Integer> {
  private static final String RIVALS = "rivals";
  private static final String SIMPOR = "simpor";
  private static final String HEAP = "2g";
  private static final long MOST_MINUTES = 600;
  private static final List<Metric> JUDGED = List.of(Metric.MACRO_F1, Metric.AVERAGE_PRECISION);
  private static final String CELLS =
      "mean rank, 1 is best, and mean value; recall is that of both classes (balanced accuracy); of"
          + " the calibration slope the value is its distance from 1, at most 1. * differs from"
          + " none beyond chance: Wilcoxon's test over the sets, p < 0.05 with Holm's correction,"
          + " among its rivals or among SIMPOR's settings";
  private static final String BELIEVED =
      "worse, as good, better: Bayesian signed-rank test with a region of practical equivalence of "
          + HalfChoice.REGION;

  @Mixin SetFolders input;

  @Option(names = "--set", hidden = true, description = "One CSV file, which this process is for.")
  @Nullable Path set;

  @Option(
      names = "--scores",
      split = ",",
      description = "Scores that earlier runs wrote (--csv), to be ranked together.")
  List<String> scores = List.of();

  @Option(
      names = "--classifiers",
      defaultValue = "logistic,forest,xgboost",
      split = ",",
      description = "Of logistic, forest, boosted, network, xgboost (default: ${DEFAULT-VALUE}).")
  List<String> classifiers;

  @Option(
      names = "--methods",
      defaultValue = RIVALS + ";" + SIMPOR,
      split = ";",
      description =
          "Of rivals, simpor (all its settings) and single names, with semicolons between"
              + " (default: ${DEFAULT-VALUE}).")
  List<String> methods;

  @Option(
      names = "--sizes",
      defaultValue = "0.25,0.5,1",
      split = ",",
      description =
          "Parts of the gap between the classes that are filled (default: ${DEFAULT-VALUE}).")
  List<Double> sizes;

  @Option(
      names = "--knobs-size",
      defaultValue = "0.5",
      description =
          "Size at which one setting of SIMPOR after another is changed (default:"
              + " ${DEFAULT-VALUE}).")
  double knobsSize;

  @Option(
      names = "--folds",
      defaultValue = "5",
      description = "Outer stratified folds (default: ${DEFAULT-VALUE}).")
  int folds;

  @Option(
      names = "--inner-folds",
      defaultValue = "3",
      description =
          "Folds of the training rows that choose the threshold (default: ${DEFAULT-VALUE}).")
  int innerFolds;

  @Option(
      names = "--repeats",
      defaultValue = "1",
      description = "How often the rows are split anew (default: ${DEFAULT-VALUE}).")
  int repeats;

  @Option(
      names = "--csv",
      defaultValue = "target/benchmark-sets.csv",
      description = "Receives all scores, split by split (default: ${DEFAULT-VALUE}).")
  Path csv;

  @Option(
      names = "--resume",
      description = "Keeps the scores that an earlier run left in --csv, and runs the others.")
  boolean resume;

  @Option(
      names = "--report",
      description =
          "Receives tables and figures as an HTML page; figures go into a folder beside it.")
  @Nullable Path report;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new TunedBenchmark(), args);
  }

  @Override
  public Integer call() throws Exception {
    Path one = set;
    if (one != null) {
      return runSet(one) == 0 ? 0 : 1;
    }
    if (input.folders.isEmpty() && scores.isEmpty()) {
      throw new IllegalArgumentException("give CSV files with --folder, or earlier --scores");
    }
    remedies();
    List<String> trainable = trainable();
    ResultPage page = new ResultPage("Ways to deal with imbalance, each at its threshold");
    if (!resume && !input.folders.isEmpty()) {
      Files.deleteIfExists(csv);
    }
    List<Path> inPart = new ArrayList<>();
    for (SetFolders.SetFile file : input.files()) {
      if (!page.timed(file.path().getFileName().toString(), () -> fork(file, trainable))) {
        inPart.add(file.path());
      }
    }
    print(page);
    inPart.forEach(file -> System.err.println("in part only: " + file));
    return inPart.isEmpty() ? 0 : 1;
  }

  /** Those asked for, without XGBoost where it does not load. */
  private List<String> trainable() {
    classifiers.forEach(Learner::named);
    Optional<String> missing =
        classifiers.contains(Learner.XGBOOST) ? Xgboost.missing() : Optional.empty();
    missing.ifPresent(why -> System.err.println("xgboost is left out: " + why));
    List<String> trainable =
        classifiers.stream()
            .filter(name -> missing.isEmpty() || !name.equals(Learner.XGBOOST))
            .toList();
    if (trainable.isEmpty()) {
      throw new IllegalArgumentException("no classifier is left; name others in --classifiers");
    }
    return trainable;
  }

  /** What a set leaves behind, crashes included, is gone with its process. */
  private boolean fork(SetFolders.SetFile file, List<String> trainable)
      throws InterruptedException {
    try {
      new ForkedJob(TunedBenchmark.class, HEAP, MOST_MINUTES)
          .run(
              "--set=" + file.path(),
              "--label=" + file.label(),
              "--classifiers=" + String.join(",", trainable),
              "--methods=" + String.join(";", methods),
              "--sizes=" + sizes.stream().map(String::valueOf).collect(Collectors.joining(",")),
              "--knobs-size=" + knobsSize,
              "--folds=" + folds,
              "--inner-folds=" + innerFolds,
              "--repeats=" + repeats,
              "--csv=" + csv);
      return true;
    } catch (IOException e) {
      System.err.println("in part only: " + file.path() + ": " + e.getMessage());
      return false;
    }
  }

  /** How many trials it defeated. */
  private int runSet(Path file) throws IOException, InterruptedException {
    SparkSession session = LocalSpark.start("benchmark-sets");
    Results results = new Results();
    if (Files.exists(csv)) {
      results.readCsv(session, csv.toString());
    }
    int leftOut = 0;
    List<Learner> learners = classifiers.stream().map(Learner::named).toList();
    BinaryData data = BinaryData.read(session, file.toString(), input.labels.get(0), List.of());
    for (int repeat = 0; repeat < repeats; repeat++) {
      List<NestedSplit> splits = NestedSplit.of(session, data, folds, innerFolds, repeat);
      for (int fold = 0; fold < folds; fold++) {
        Trials trials = new Trials(results);
        int number = repeat * folds + fold;
        NestedSplit split = splits.get(fold);
        remedies()
            .forEach(
                remedy -> queue(trials, results, data.name(), number, split, remedy, learners));
        leftOut += trials.run(System.err);
        results.writeCsv(csv);
      }
    }
    session.stop();
    return leftOut;
  }

  /** What has no scores yet. */
  private static void queue(
      Trials trials,
      Results results,
      String name,
      int number,
      NestedSplit split,
      Remedy remedy,
      List<Learner> learners) {
    List<Learner> open =
        learners.stream()
            .filter(remedy::suits)
            .filter(
                learner ->
                    !remedy.methods().stream()
                        .allMatch(method -> results.has(name, number, method, learner.name())))
            .toList();
    if (!open.isEmpty()) {
      trials.add(
          "%s, split %s, %s".formatted(name, number, remedy.name()),
          () ->
              TunedTrial.run(split, remedy, open).stream()
                  .map(
                      outcome ->
                          new Results.Result(
                              name, number, outcome.method(), outcome.learner(), outcome.scores()))
                  .toList());
    }
  }

  /** Those asked for, and none, which all are compared with. */
  private List<Remedy> remedies() {
    List<Remedy> rivals = Remedy.rivals(sizes);
    List<Remedy> simpor = Remedy.settings(sizes, knobsSize);
    List<Remedy> all = Stream.concat(rivals.stream(), simpor.stream()).toList();
    List<String> known =
        Stream.concat(Stream.of(RIVALS, SIMPOR), all.stream().map(Remedy::name)).toList();
    for (String name : methods) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "--methods takes %s, found '%s'".formatted(String.join("; ", known), name));
      }
    }
    return all.stream()
        .filter(
            remedy ->
                remedy instanceof Remedy.Nothing
                    || methods.contains(remedy.name())
                    || methods.contains(rivals.contains(remedy) ? RIVALS : SIMPOR))
        .toList();
  }

  /** Names of what treatments make at the sizes that were scored. */
  private static List<String> at(List<Double> scored, Stream<Treatment> treatments) {
    return treatments
        .flatMap(t -> scored.stream().map(size -> Remedy.Growth.at(t.name(), size)))
        .toList();
  }

  private void print(ResultPage page) throws IOException {
    SparkSession session = LocalSpark.start("benchmark-sets");
    Results results = new Results();
    scores.forEach(file -> results.readCsv(session, file));
    if (Files.exists(csv) && !input.folders.isEmpty()) {
      results.readCsv(session, csv.toString());
    }
    session.stop();
    List<Double> scored = Remedy.Growth.sizes(results.distinct(Results.Result::method));
    List<String> settings =
        at(scored, Stream.concat(Treatment.candidates().stream(), Treatment.knobs().stream()));
    List<String> defaults = at(scored, Stream.of(Treatment.simporDefault()));
    Ranking ranking =
        new Ranking(
            results,
            Stream.concat(Stream.of(Remedy.Nothing.NAME), settings.stream()).toList(),
            Ranking.AT_TUNED);
    List<DataTable> tables = new ArrayList<>();
    ranking.learners().forEach(learner -> tables.add(ranking.table(learner)));
    List<String> each = results.distinct(Results.Result::learner);
    for (Metric metric : JUDGED) {
      each.forEach(learner -> tables.add(ranking.againstReference(learner, metric)));
      each.forEach(learner -> tables.add(ranking.ablations(learner, metric, Ablation.all(scored))));
    }
    tables.add(
        HalfChoice.table(
            "The best setting of half of the sets, judged on the other half",
            halfChoices(ranking, each, settings)));
    for (String standing : defaults) {
      tables.add(
          HalfChoice.table(
              standing + " by its defaults, which no half has chosen, on each half",
              halfChoices(ranking, each, List.of(standing))));
    }
    tables.removeIf(table -> table.lines().isEmpty());
    for (DataTable table : tables) {
      Markdown.print(table, System.out);
      page.table(table);
    }
    System.out.println("\nCells: " + CELLS + ".\n" + BELIEVED + ".");
    writeReport(page, ranking);
  }

  private static List<HalfChoice> halfChoices(
      Ranking ranking, List<String> learners, List<String> candidates) {
    return learners.stream()
        .flatMap(
            learner ->
                JUDGED.stream()
                    .flatMap(metric -> ranking.halfChoices(learner, metric, candidates).stream()))
        .toList();
  }

  private void writeReport(ResultPage page, Ranking ranking) throws IOException {
    Path file = report;
    if (file == null) {
      return;
    }
    page.fact("splits", "%s × %s stratified folds".formatted(repeats, folds));
    page.fact("threshold", "of best macro F1 on %s inner folds".formatted(innerFolds));
    page.fact("cells", CELLS);
    page.fact("tests", BELIEVED);
    page.fact("seeds", "methods and classifiers 1, splits from 1 on");
    page.parameters("SIMPOR", new Simpor().setSeed(1));
    for (String learner : ranking.learners()) {
      for (Metric metric : JUDGED) {
        String name = "ranks-%s-%s".formatted(metric, learner).replaceAll("[^A-Za-z0-9]+", "-");
        page.figure(
            new FigureFile(name, ranking.diagram(learner, metric))
                .write(file.resolveSibling("figures")));
      }
    }
    page.write(file);
    System.out.println("report: " + file);
  }
}
