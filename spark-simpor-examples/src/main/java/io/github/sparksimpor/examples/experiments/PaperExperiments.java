package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.examples.ResultPage;
import io.github.sparksimpor.ml.Simpor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
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
  private static final int INNER_FOLDS = 3;
  private static final List<Metric> OWN =
      List.of(Metric.MACRO_F1, Metric.RECALL, Metric.AVERAGE_PRECISION, Metric.TRUE_LOSS);
  private static final List<String> KEYS = List.of("moon", "breast-cancer", "credit-card");

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

  @Option(
      names = "--own-threshold",
      description =
          "Score each method at its own threshold too: that of the best macro F1 on three inner"
              + " folds. Takes four more networks a method and split.")
  boolean ownThreshold;

  @Option(names = "--figures-only", description = "Train nothing but what the figures show.")
  boolean figuresOnly;

  @Option(
      names = "--output",
      defaultValue = "target/paper",
      description = "Receives scores, figures and a report (default: ${DEFAULT-VALUE}).")
  Path output;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new PaperExperiments(), args);
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session = LocalSpark.start("paper");
    Results results = new Results();
    ResultPage page = page();
    int leftOut = 0;
    for (PaperSet paper : wanted(session)) {
      BinaryData set = paper.set().get();
      System.err.println(set.name());
      if (!figuresOnly) {
        leftOut +=
            page.timed(set.name() + ", trials", () -> run(session, set, paper.hidden(), results));
        for (DataTable table : tables(set, paper, results)) {
          Markdown.print(table, System.out);
          page.table(table);
        }
        results.writeCsv(output.resolve("scores.csv"));
      }
      for (FigureFile file :
          page.timed(set.name() + ", figures", () -> files(session, set, paper))) {
        page.figure(file.write(output));
      }
    }
    session.stop();
    page.write(output.resolve("report.html"));
    System.out.println("scores, figures and report.html: " + output);
    return leftOut == 0 ? 0 : 1;
  }

  private ResultPage page() {
    ResultPage page = new ResultPage("The paper's experiments");
    page.fact("splits", trials + ", stratified, 80 to 20, the same for every method");
    page.fact(
        "classifier", "MultilayerPerceptronClassifier, three hidden layers as wide as the paper's");
    page.fact("tables", "mean ± standard deviation over the splits");
    page.fact("seeds", "methods and network 1, splits from 1 on");
    page.parameters("SIMPOR", new Simpor().setSeed(1));
    return page;
  }

  private static List<FigureFile> files(SparkSession session, BinaryData set, PaperSet paper) {
    ProjectionPanels panels = ProjectionPanels.of(session, set, pictured());
    System.out.println(panels.ratios());
    List<FigureFile> files = new ArrayList<>(panels.files());
    if (paper.key().equals("moon")) {
      files.addAll(new MoonFigures(session, set).files(pictured()));
    }
    return files;
  }

  /** The methods, and SIMPOR without a region in two depths: rows of panels that are full. */
  private static List<Treatment> pictured() {
    return Stream.concat(methods().stream(), Treatment.withoutRegion().stream()).toList();
  }

  private List<PaperSet> wanted(SparkSession session) {
    for (String key : only) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("--only takes %s, found '%s'".formatted(KEYS, key));
      }
    }
    List<PaperSet> sets = new ArrayList<>();
    sets.add(PaperSet.moon());
    sets.addAll(
        PaperSet.breastCancer(
            () -> BinaryData.read(session, breastCancer, "malignant", List.of())));
    String input = creditCard;
    if (input != null) {
      sets.addAll(
          PaperSet.creditCard(() -> BinaryData.read(session, input, "Class", List.of("Time"))));
    } else if (only.contains("credit-card")) {
      throw new IllegalArgumentException("give the credit-card CSV file with --input");
    }
    return sets.stream().filter(set -> only.isEmpty() || only.contains(set.key())).toList();
  }

  private static List<Treatment> methods() {
    return Stream.of(
            Stream.of(Treatment.raw()),
            Treatment.peers().stream(),
            Stream.of(Treatment.simporPaper(), Treatment.simporDefault()))
        .flatMap(s -> s)
        .toList();
  }

  /** How many trials the set defeated. */
  private int run(SparkSession session, BinaryData set, int[] hidden, Results results)
      throws InterruptedException {
    Learner network = Learner.network(hidden);
    Trials all = new Trials(results);
    for (int trial = 0; trial < trials; trial++) {
      int number = trial;
      BinaryData.Split split = set.holdOut(session, TEST_SHARE, trial + 1);
      // What takes longest comes first, so that no core waits at the end.
      all.add(set.name(), number, Treatment.TUNED, () -> List.of(Comparison.tuned(split, network)));
      methods()
          .forEach(
              method ->
                  all.add(
                      set.name(),
                      number,
                      method.name(),
                      () -> Comparison.run(split, method, List.of(network))));
      if (ownThreshold) {
        NestedSplit nested = NestedSplit.of(session, set, split, INNER_FOLDS);
        methods()
            .forEach(
                method ->
                    all.add(
                        "%s, split %s, %s".formatted(set.name(), number, ownThreshold(method)),
                        () -> atOwnThreshold(set, number, nested, method, network)));
      }
    }
    return all.run(System.err);
  }

  private static List<Results.Result> atOwnThreshold(
      BinaryData set, int split, NestedSplit nested, Treatment method, Learner network) {
    return TunedTrial.run(nested, Remedy.of(method), List.of(network)).stream()
        .map(
            outcome ->
                new Results.Result(
                    set.name(), split, ownThreshold(method), outcome.learner(), outcome.scores()))
        .toList();
  }

  private static String ownThreshold(Treatment method) {
    return method.name() + " at its own threshold";
  }

  private List<DataTable> tables(BinaryData set, PaperSet paper, Results results) {
    DataTable usual = table(set, paper, results);
    return ownThreshold ? List.of(usual, ownThresholds(set, results)) : List.of(usual);
  }

  /** Macro F1 at 0.5 beside what each method comes to at its own threshold. */
  private static DataTable ownThresholds(BinaryData set, Results results) {
    return new DataTable(
        set.name() + ", each method at its own threshold",
        Stream.concat(Stream.of("method", "macro F1 at 0.5"), OWN.stream().map(Metric::toString))
            .toList(),
        methods().stream()
            .map(
                method ->
                    new DataTable.Line(
                        method.name(),
                        Stream.concat(
                                Stream.of(
                                    results.text(
                                        set.name(),
                                        method.name(),
                                        Learner.NETWORK,
                                        Metric.MACRO_F1)),
                                OWN.stream()
                                    .map(
                                        metric ->
                                            results.text(
                                                set.name(),
                                                ownThreshold(method),
                                                Learner.NETWORK,
                                                metric)))
                            .toList()))
            .toList());
  }

  /** A table shaped as the paper's, and its F1 where it gives one. */
  private static DataTable table(BinaryData set, PaperSet paper, Results results) {
    return new DataTable(
        set.name(),
        Stream.of(
                Stream.of("method"),
                Arrays.stream(Metric.values()).map(Metric::toString),
                Stream.of("paper's F1"))
            .flatMap(names -> names)
            .toList(),
        Stream.concat(methods().stream().map(Treatment::name), Stream.of(Treatment.TUNED))
            .map(method -> line(set, paper, results, method))
            .toList());
  }

  private static DataTable.Line line(
      BinaryData set, PaperSet paper, Results results, String method) {
    Stream<String> ours =
        Arrays.stream(Metric.values())
            .map(metric -> results.text(set.name(), method, Learner.NETWORK, metric));
    Double reported = paper.paperF1().get(method.startsWith("SIMPOR") ? "SIMPOR" : method);
    String told = reported == null ? "" : String.format(Locale.ROOT, "%.3f", reported);
    return new DataTable.Line(method, Stream.concat(ours, Stream.of(told)).toList());
  }
}
