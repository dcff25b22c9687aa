package io.github.sparksimpor.examples.experiments;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
  private static final String REFERENCE = "SIMPOR";
  private static final int[] CHOOSING = {0, 5};

  @Option(
      names = "--folder",
      required = true,
      split = ",",
      description = "Folders of CSV files with a header and two classes, 0 and 1.")
  List<String> folders;

  @Option(
      names = "--label",
      defaultValue = "label",
      split = ",",
      description = "Label column of each folder (default: ${DEFAULT-VALUE}).")
  List<String> labels;

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

  /** Runs the program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchmarkSets()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session = LocalSpark.start("benchmark-sets");
    List<LabelledSet> sets = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      sets.addAll(
          LabelledSet.readFolder(
              session, folders.get(i), labels.get(Math.min(i, labels.size() - 1))));
    }
    Results results = run(session, sets);
    session.stop();
    results.writeCsv(csv);
    print(results, System.out);
    System.out.println("all scores: " + csv);
    return 0;
  }

  private Results run(SparkSession session, List<LabelledSet> sets) throws InterruptedException {
    List<Learner> learners = classifiers.stream().map(Learner::named).toList();
    Results results = new Results();
    Trials trials = new Trials(results);
    for (LabelledSet set : sets) {
      for (int repeat = 0; repeat < repeats; repeat++) {
        List<LabelledSet.Split> splits = set.folds(session, folds, repeat + 1);
        for (int fold = 0; fold < folds; fold++) {
          int number = repeat * folds + fold;
          LabelledSet.Split split = splits.get(fold);
          methods().forEach(method -> trials.add(set.name(), number, split, method, learners));
        }
      }
    }
    trials.run(System.err);
    return results;
  }

  private static List<Method> methods() {
    return Stream.of(Method.free(), Method.peers(), Method.ablation())
        .flatMap(List::stream)
        .toList();
  }

  private static void print(Results results, PrintStream out) {
    for (String learner : results.distinct(Results.Result::learner)) {
      for (int value = 0; value < TestScores.NAMES.size(); value++) {
        out.printf("%n### %s, %s%n%n", TestScores.NAMES.get(value), learner);
        List<String> sets = results.distinct(Results.Result::set);
        out.print(table(results, sets, learner, value).toMarkdown(REFERENCE));
      }
      choose(results, learner, out);
    }
  }

  /** Ranks over the sets on which every method that suits the learner succeeded. */
  private static RankTable table(Results results, List<String> sets, String learner, int value) {
    List<String> methods =
        results.distinct(Results.Result::method).stream()
            .filter(m -> sets.stream().anyMatch(set -> has(results, set, m, learner)))
            .toList();
    double sign = TestScores.largerIsBetter(value) ? 1 : -1;
    double[][] values =
        sets.stream()
            .filter(set -> methods.stream().allMatch(m -> has(results, set, m, learner)))
            .map(
                set ->
                    methods.stream()
                        .mapToDouble(m -> sign * results.mean(set, m, learner, value))
                        .toArray())
            .toArray(double[][]::new);
    return new RankTable(methods, values);
  }

  private static boolean has(Results results, String set, String method, String learner) {
    return results.values(set, method, learner, 0).length > 0;
  }

  /** The SIMPOR of best rank (F1 and log loss) on every other set, and its ranks on the rest. */
  private static void choose(Results results, String learner, PrintStream out) {
    List<String> sets = results.distinct(Results.Result::set);
    List<String> choosing = half(sets, 0);
    List<String> judging = half(sets, 1);
    double[] ranks = sumOfRanks(results, choosing, learner);
    List<String> methods = table(results, choosing, learner, 0).methods();
    int best =
        IntStream.range(0, methods.size())
            .filter(m -> methods.get(m).startsWith(REFERENCE))
            .boxed()
            .min(Comparator.comparingDouble(m -> ranks[m]))
            .orElseThrow();
    int standing = methods.indexOf(REFERENCE);
    double[] judged = sumOfRanks(results, judging, learner);
    out.printf(
        "%nChosen on %s: %s (mean rank over F1 and log loss %.2f; default %.2f). On the other sets: %.2f; default %.2f.%n",
        String.join(", ", choosing),
        methods.get(best),
        ranks[best] / CHOOSING.length,
        ranks[standing] / CHOOSING.length,
        judged[best] / CHOOSING.length,
        judged[standing] / CHOOSING.length);
  }

  private static List<String> half(List<String> sets, int which) {
    return IntStream.range(0, sets.size()).filter(i -> i % 2 == which).mapToObj(sets::get).toList();
  }

  private static double[] sumOfRanks(Results results, List<String> sets, String learner) {
    return Arrays.stream(CHOOSING)
        .mapToObj(value -> table(results, sets, learner, value).meanRanks())
        .reduce((a, b) -> IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray())
        .orElseThrow();
  }
}
