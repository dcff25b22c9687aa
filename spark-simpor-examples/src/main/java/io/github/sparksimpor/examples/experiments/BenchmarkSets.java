package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.examples.ResultPage;
import io.github.sparksimpor.ml.Simpor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares SIMPOR, taken apart, with its peers and with what costs nothing, over all CSV files of
 * folders: mean ranks per classifier and metric, with their tests. The best setting is chosen on
 * every other set and judged on the rest.
 */
@Command(
    name = "benchmark-sets",
    mixinStandardHelpOptions = true,
    description = "Ranks ways to deal with imbalance over many data sets.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BenchmarkSets implements Callable<Integer> {
  private static final String STAR =
      "differs from the default of SIMPOR beyond chance: Wilcoxon's test over the sets, p < 0.05"
          + " with Holm's correction, among its rivals or among its settings";

  @Mixin SetFolders input;

  @Option(
      names = "--scores",
      split = ",",
      description = "Scores that earlier runs wrote (--csv), to be ranked with those of this one.")
  List<String> scores = List.of();

  @Option(
      names = "--classifiers",
      defaultValue = "logistic,forest,network",
      split = ",",
      description = "Of logistic, forest, boosted, network (default: ${DEFAULT-VALUE}).")
  List<String> classifiers;

  @Option(
      names = "--folds",
      defaultValue = "3",
      description = "Stratified folds (default: ${DEFAULT-VALUE}).")
  int folds;

  @Option(
      names = "--repeats",
      defaultValue = "1",
      description = "How often the rows are split anew (default: ${DEFAULT-VALUE}).")
  int repeats;

  @Option(
      names = "--csv",
      defaultValue = "target/benchmark-sets.csv",
      description = "Receives all scores (default: ${DEFAULT-VALUE}).")
  Path csv;

  @Option(
      names = "--report",
      description =
          "Receives tables and figures as an HTML page; figures go into a folder beside it.")
  @Nullable Path report;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new BenchmarkSets(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (input.folders.isEmpty() && scores.isEmpty()) {
      throw new IllegalArgumentException("give CSV files with --folder, or earlier --scores");
    }
    SparkSession session = LocalSpark.start("benchmark-sets");
    Results results = new Results();
    scores.forEach(file -> results.readCsv(session, file));
    results.writeCsv(csv);
    ResultPage page = new ResultPage("Ways to deal with imbalance");
    int leftOut = 0;
    for (BinaryData set : input.read(session)) {
      leftOut += page.timed(set.name(), () -> run(session, set, results));
      results.writeCsv(csv);
    }
    session.stop();
    List<String> settings = Treatment.ablation().stream().map(Treatment::name).toList();
    print(new Ranking(results, settings, Ranking.SHOWN), page);
    System.out.println("all scores: " + csv);
    return leftOut == 0 ? 0 : 1;
  }

  /** How many trials the set defeated. */
  private int run(SparkSession session, BinaryData set, Results results)
      throws InterruptedException {
    List<Learner> learners = classifiers.stream().map(Learner::named).toList();
    Trials trials = new Trials(results);
    for (int repeat = 0; repeat < repeats; repeat++) {
      List<BinaryData.Split> splits = set.folds(session, folds, repeat + 1);
      for (int fold = 0; fold < folds; fold++) {
        int number = repeat * folds + fold;
        BinaryData.Split split = splits.get(fold);
        methods()
            .forEach(
                method ->
                    trials.add(
                        set.name(),
                        number,
                        method.name(),
                        () -> Comparison.run(split, method, learners)));
      }
    }
    return trials.run(System.err);
  }

  private static List<Treatment> methods() {
    return Stream.of(Treatment.free(), Treatment.peers(), Treatment.ablation())
        .flatMap(List::stream)
        .toList();
  }

  private void print(Ranking ranking, ResultPage page) throws IOException {
    List<DataTable> tables = new ArrayList<>();
    ranking.learners().forEach(learner -> tables.add(ranking.table(learner)));
    tables.add(ranking.choices());
    for (DataTable table : tables) {
      Markdown.print(table, System.out);
      page.table(table);
    }
    System.out.println("\n* " + STAR);
    Path file = report;
    if (file != null) {
      if (scores.isEmpty()) {
        page.fact("splits", "%s × %s stratified folds".formatted(repeats, folds));
      } else {
        page.fact("scores of", String.join(", ", scores));
      }
      page.fact("cells", "mean rank, 1 is best, and mean value");
      page.fact("*", STAR);
      page.fact("seeds", "methods and classifiers 1, splits from 1 on");
      page.parameters("SIMPOR", new Simpor().setSeed(1));
      page.figure(
          new FigureFile("mean-ranks", ranking.bars()).write(file.resolveSibling("figures")));
      page.write(file);
      System.out.println("report: " + file);
    }
  }
}
