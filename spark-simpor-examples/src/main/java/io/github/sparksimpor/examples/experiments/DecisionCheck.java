package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores;
import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What it is worth to choose for each table what is done about imbalance, beside doing the same
 * everywhere: scores on rows that neither choice nor threshold has seen.
 */
@Command(
    name = "decision-check",
    mixinStandardHelpOptions = true,
    description = "Judges what ImbalanceTuner chooses on held-out rows, over folders of CSV files.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DecisionCheck implements Callable<Integer> {
  private static final List<Metric> SHOWN =
      List.of(Metric.MACRO_F1, Metric.RECALL, Metric.AVERAGE_PRECISION, Metric.TRUE_LOSS);

  @Mixin SetFolders input;

  @Option(
      names = "--scores",
      split = ",",
      description = "Scores that earlier runs wrote (--csv), to be ranked together.")
  List<String> scores = List.of();

  @Option(
      names = "--classifiers",
      defaultValue = "logistic,forest,boosted",
      split = ",",
      description = "Of logistic, forest, boosted, network (default: ${DEFAULT-VALUE}).")
  List<String> classifiers;

  @Option(
      names = "--folds",
      defaultValue = "2",
      description = "Outer stratified folds (default: ${DEFAULT-VALUE}).")
  int folds;

  @Option(
      names = "--csv",
      defaultValue = "target/decision-check.csv",
      description = "Receives all scores, set by set (default: ${DEFAULT-VALUE}).")
  Path csv;

  @Option(
      names = "--resume",
      description = "Keeps the scores that an earlier run left in --csv, and runs the others.")
  boolean resume;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new DecisionCheck(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (input.folders.isEmpty() && scores.isEmpty()) {
      throw new IllegalArgumentException("give CSV files with --folder, or earlier --scores");
    }
    SparkSession session = LocalSpark.start("decision-check");
    int leftOut = input.folders.isEmpty() ? 0 : runSets(session);
    Results all = new Results();
    scores.forEach(file -> all.readCsv(session, file));
    if (!input.folders.isEmpty()) {
      all.readCsv(session, csv.toString());
    }
    session.stop();
    print(all);
    return leftOut == 0 ? 0 : 1;
  }

  /** How many trials the sets defeated. */
  private int runSets(SparkSession session) throws IOException, InterruptedException {
    Results results = new Results();
    if (resume && Files.exists(csv)) {
      results.readCsv(session, csv.toString());
    }
    int leftOut = 0;
    List<BinaryData> sets = input.read(session);
    for (Learner learner : classifiers.stream().map(Learner::named).toList()) {
      for (BinaryData set : sets) {
        leftOut += run(session, set, learner, results);
        results.writeCsv(csv);
      }
    }
    return leftOut;
  }

  private int run(SparkSession session, BinaryData set, Learner learner, Results results)
      throws InterruptedException {
    Trials trials = new Trials(results);
    List<BinaryData.Split> splits = set.folds(session, folds, 1);
    for (int fold = 0; fold < folds; fold++) {
      BinaryData.Split split = splits.get(fold);
      for (Decision decision : Decision.fixed()) {
        if (!results.has(set.name(), fold, decision.name(), learner.name())) {
          trials.add(
              set.name(), fold, learner, () -> fixed(decision, split, classifier(learner, set)));
        }
      }
      if (!results.has(set.name(), fold, Decision.SAFE, learner.name())) {
        trials.add(set.name(), fold, learner, () -> tuned(split, classifier(learner, set)));
      }
    }
    return trials.run(System.err);
  }

  private static Estimator<?> classifier(Learner learner, BinaryData set) {
    return learner.factory().make(set.dimension(), "");
  }

  private static Map<String, BinaryScores> fixed(
      Decision decision, BinaryData.Split split, Estimator<?> classifier) {
    return Map.of(
        decision.name(), score(decision.around().apply(classifier).fit(split.training()), split));
  }

  /** What is chosen safely, and what is chosen for its mean: mostly the same. */
  private static Map<String, BinaryScores> tuned(BinaryData.Split split, Estimator<?> classifier) {
    ImbalanceTunerModel safe = Decision.tuner(classifier).fit(split.training());
    TriedCandidate chosen = safe.tuned().best();
    TriedCandidate best =
        safe.tuned().candidates().stream()
            .max(Comparator.comparingDouble(tried -> tried.mean(Measure.EVALUATOR_GAIN)))
            .orElseThrow();
    Map<String, BinaryScores> scores = new LinkedHashMap<>();
    scores.put(Decision.SAFE, score(safe, split));
    scores.put(
        Decision.BEST,
        best.equals(chosen)
            ? scores.get(Decision.SAFE)
            : score(again(best, split, classifier), split));
    return scores;
  }

  /** The same folds again, with nothing to choose from but none and the best. */
  private static ImbalanceTunerModel again(
      TriedCandidate best, BinaryData.Split split, Estimator<?> classifier) {
    boolean grown = !Double.isNaN(best.size());
    return Decision.tuner(classifier)
        .setCandidates(best.name().split(" ", 2)[0])
        .setSizes(grown ? best.size() : 1)
        .setSelection("best")
        .fit(split.training());
  }

  private static BinaryScores score(Model<?> model, BinaryData.Split split) {
    Dataset<Row> predicted = model.transform(split.test());
    List<Row> rows = predicted.select("label", "probability", "prediction").collectAsList();
    int[] labels = rows.stream().mapToInt(row -> (int) row.getDouble(0)).toArray();
    double ones = Arrays.stream(labels).sum();
    return BinaryScores.of(
        labels,
        rows.stream().mapToDouble(row -> row.<Vector>getAs(1).apply(1)).toArray(),
        rows.stream().mapToInt(row -> (int) row.getDouble(2)).toArray(),
        new double[] {labels.length - ones, ones});
  }

  private void print(Results results) {
    Ranking ranking = new Ranking(results, List.of("none"), SHOWN);
    ranking.learners().forEach(learner -> Markdown.print(ranking.table(learner), System.out));
    System.out.println(
        "\nCells: mean rank, 1 is best, and mean value. * differs from none beyond chance:"
            + " Wilcoxon's test over the sets, p < 0.05 with Holm's correction.");
    if (!input.folders.isEmpty()) {
      System.out.println("all scores: " + csv);
    }
  }
}
