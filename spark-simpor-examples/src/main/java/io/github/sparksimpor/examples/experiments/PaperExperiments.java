package io.github.sparksimpor.examples.experiments;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The paper's experiments: its data sets, networks and metrics, five stratified splits of 80 to 20,
 * the same for every method, and its figures beside ours.
 */
@Command(
    name = "paper",
    mixinStandardHelpOptions = true,
    description = "Repeats the SIMPOR paper's experiments.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PaperExperiments implements Callable<Integer> {
  private static final double TEST_SHARE = 0.2;
  private static final int MACRO_F1 = 0;

  @Option(names = "--breast-cancer", required = true, description = "The bundled CSV file.")
  String breastCancer;

  @Option(names = "--input", description = "The credit-card CSV file, which may not be shipped.")
  @Nullable String creditCard;

  @Option(
      names = "--only",
      split = ",",
      description = "Of moon, breast-cancer, credit-card (default: all there is data for).")
  List<String> only = List.of();

  @Option(
      names = "--trials",
      defaultValue = "5",
      description = "Number of splits (default: ${DEFAULT-VALUE}).")
  int trials;

  @Option(names = "--figures-only", description = "Train nothing but what the figures show.")
  boolean figuresOnly;

  @Option(
      names = "--output",
      defaultValue = "target/paper",
      description = "Receives scores and figures (default: ${DEFAULT-VALUE}).")
  Path output;

  /** Runs the program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new PaperExperiments()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session = LocalSpark.start("paper");
    Results results = new Results();
    for (PaperSet paper : wanted(session)) {
      LabelledSet set = paper.set().get();
      System.err.println(set.name());
      if (!figuresOnly) {
        run(session, set, paper.hidden(), results);
        print(set, paper, results, System.out);
        results.writeCsv(output.resolve("scores.csv"));
      }
      Figures.of(session, set, methods()).write(output);
      if (paper.key().equals("moon")) {
        new MoonFigures(session, set).write(methods(), output);
      }
    }
    session.stop();
    System.out.println("scores and figures: " + output);
    return 0;
  }

  private List<PaperSet> wanted(SparkSession session) {
    List<PaperSet> sets = new ArrayList<>();
    sets.add(PaperSet.moon());
    sets.addAll(
        PaperSet.breastCancer(
            () -> LabelledSet.read(session, breastCancer, "malignant", List.of())));
    String input = creditCard;
    if (input != null) {
      sets.addAll(
          PaperSet.creditCard(() -> LabelledSet.read(session, input, "Class", List.of("Time"))));
    } else if (only.contains("credit-card")) {
      throw new IllegalArgumentException("give the credit-card CSV file with --input");
    }
    return sets.stream().filter(set -> only.isEmpty() || only.contains(set.key())).toList();
  }

  private static List<Method> methods() {
    return Stream.of(
            Stream.of(Method.raw()),
            Method.peers().stream(),
            Stream.of(Method.simporPaper(), Method.simporDefault()))
        .flatMap(s -> s)
        .toList();
  }

  private void run(SparkSession session, LabelledSet set, int[] hidden, Results results)
      throws InterruptedException {
    List<Learner> learners = List.of(Learner.network(hidden));
    Trials all = new Trials(results);
    for (int trial = 0; trial < trials; trial++) {
      int number = trial;
      LabelledSet.Split split = set.holdOut(session, TEST_SHARE, trial + 1);
      methods().forEach(method -> all.add(set.name(), number, split, method, learners));
      all.add(
          set.name(),
          number,
          split,
          Method.tuned(Learner.network(hidden), set.dimension()),
          learners);
    }
    all.run(System.err);
  }

  /** A table shaped as the paper's, and its F1 where it gives one. */
  private static void print(LabelledSet set, PaperSet paper, Results results, PrintStream out) {
    out.printf("%n### %s%n%n", set.name());
    out.println("| method | " + String.join(" | ", TestScores.NAMES) + " | paper's F1 |");
    out.println("|---|" + "---|".repeat(TestScores.NAMES.size() + 1));
    Stream.concat(methods().stream().map(Method::name), Stream.of(Method.TUNED))
        .forEach(method -> out.println(line(set, paper, results, method)));
  }

  private static String line(LabelledSet set, PaperSet paper, Results results, String method) {
    String values =
        Stream.iterate(MACRO_F1, value -> value + 1)
            .limit(TestScores.NAMES.size())
            .map(value -> results.text(set.name(), method, "network", value))
            .collect(Collectors.joining(" | "));
    Double reported = paper.paperF1().get(method.startsWith("SIMPOR") ? "SIMPOR" : method);
    String told = reported == null ? "" : String.format(Locale.ROOT, "%.3f", reported);
    return "| %s | %s | %s |".formatted(method, values, told);
  }
}
