package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TunedBenchmarkTest {
  private static final BinaryData MOON = Moon.of(90, 30, 0.3, 1);

  @Test
  void smallerSizesTakePartOfTheRowsOfLargerOnes() {
    SparkSession session = LocalSpark.start("sizes");
    Dataset<Row> training = MOON.holdOut(session, 0, 1).training();

    List<Remedy.Treated> treated =
        Remedy.grown(List.of(Treatment.rivals().get(1)), List.of(0.25, 0.5, 1.0))
            .get(0)
            .treat(training);

    assertThat(treated)
        .extracting(Remedy.Treated::method)
        .containsExactly("SMOTE, γ=0.25", "SMOTE, γ=0.5", "SMOTE, γ=1.0");
    assertThat(treated)
        .extracting(t -> List.of(t.seen()[0], t.seen()[1]))
        .containsExactly(List.of(90.0, 45.0), List.of(90.0, 60.0), List.of(90.0, 90.0));
    assertThat(new HashSet<>(treated.get(2).rows().collectAsList()))
        .containsAll(treated.get(0).rows().collectAsList());
  }

  @Test
  void theThresholdComesFromInnerFoldsAndProbabilitiesHaveTheTrainingPrior() {
    SparkSession session = LocalSpark.start("threshold");
    NestedSplit split = NestedSplit.of(session, MOON, 3, 2, 0).get(0);
    Remedy.Growth copies =
        new Remedy.Growth(
            "copies", Treatment.peers().get(0).resampler().orElseThrow(), List.of(1.0));

    TunedTrial.Outcome outcome = TunedTrial.run(split, copies, List.of(Learner.logistic())).get(0);

    List<List<double[]>> inner =
        split.inner().stream().map(part -> predicted(part, copies)).toList();
    double threshold =
        inner.stream()
            .flatMap(List::stream)
            .map(row -> row[1])
            .sorted()
            .max(
                Comparator.<Double>comparingDouble(
                        t -> inner.stream().mapToDouble(rows -> macroF1(rows, t)).sum())
                    .thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    List<double[]> test = predicted(split.outer(), copies);
    assertThat(outcome.scores().macroF1()).isCloseTo(macroF1(test, threshold), within(1e-12));
    assertThat(outcome.scores().trueLoss())
        .isCloseTo(
            test.stream()
                .mapToDouble(row -> -Math.log(row[0] == 1 ? row[1] : 1 - row[1]))
                .average()
                .orElseThrow(),
            within(1e-9));
  }

  /** Labels and corrected probabilities, by hand. */
  private static List<double[]> predicted(BinaryData.Split part, Remedy remedy) {
    double[] original = Remedy.counts(part.training());
    Dataset<Row> rows = remedy.treat(part.training()).get(0).rows();
    double grown = rows.filter("label = 1").count() / original[1];
    List<double[]> all = new ArrayList<>();
    for (Row row :
        new LogisticRegression()
            .setRegParam(1e-3)
            .setMaxIter(50)
            .fit(rows)
            .transform(part.test())
            .select("label", "probability")
            .collectAsList()) {
      double p = row.<Vector>getAs(1).apply(1);
      all.add(new double[] {row.getDouble(0), p / (p + grown * (1 - p))});
    }
    return all;
  }

  private static double macroF1(List<double[]> rows, double threshold) {
    return IntStream.range(0, 2)
        .mapToDouble(
            label -> {
              double hit = count(rows, label, label, threshold);
              return 2
                  * hit
                  / (2 * hit
                      + count(rows, label, 1 - label, threshold)
                      + count(rows, 1 - label, label, threshold));
            })
        .average()
        .orElseThrow();
  }

  private static double count(List<double[]> rows, int label, int predicted, double threshold) {
    return rows.stream()
        .filter(row -> row[0] == label && (row[1] >= threshold ? 1 : 0) == predicted)
        .count();
  }

  @Test
  void whatHasScoresIsNotRunAgain(@TempDir Path folder) throws Exception {
    Path set = folder.resolve("moon.csv");
    Files.write(
        set,
        Stream.concat(
                Stream.of("x,y,label"),
                MOON.rows().stream()
                    .map(
                        row ->
                            row.<Vector>getAs(1).apply(0)
                                + ","
                                + row.<Vector>getAs(1).apply(1)
                                + ","
                                + (int) row.getDouble(0)))
            .toList());
    Path csv = folder.resolve("scores.csv");

    assertThat(run(set, csv, "SMOTE")).isZero();
    List<String> first = Files.readAllLines(csv);
    assertThat(first).as("a header, none and SMOTE on two splits").hasSize(5);
    Files.write(
        csv, first.stream().map(line -> line.replaceAll("0\\.\\d{6}", "0.125000")).toList());
    List<String> marked = Files.readAllLines(csv);

    assertThat(run(set, csv, "SMOTE;random")).isZero();
    assertThat(Files.readAllLines(csv)).hasSize(7).containsAll(marked);
  }

  @Test
  void sizesAreFoundInTheNamesOfWhatWasScored() {
    assertThat(
            Remedy.Growth.sizes(
                List.of("none", "SMOTE, γ=1.0", "no region, k=3, γ=0.25", "SIMPOR, γ=1.0")))
        .containsExactly(0.25, 1.0);
  }

  @Test
  void aSetThatDefeatsAMethodEndsInAnError(@TempDir Path folder) throws Exception {
    Path set = folder.resolve("few.csv");
    Files.write(
        set,
        Stream.concat(
                Stream.of("x,label"),
                IntStream.range(0, 16).mapToObj(i -> i + "," + (i % 4 == 0 ? 1 : 0)))
            .toList());
    Path csv = folder.resolve("scores.csv");

    assertThat(run(set, csv, "weights")).isZero();
    assertThat(run(set, csv, "SIMPOR top-fraction;weights"))
        .as("a row of the minority has no neighbour in an inner fold")
        .isEqualTo(1);
  }

  private static int run(Path set, Path csv, String methods) {
    return new CommandLine(new TunedBenchmark())
        .execute(
            "--set=" + set,
            "--classifiers=logistic",
            "--methods=" + methods,
            "--sizes=0.5",
            "--folds=2",
            "--inner-folds=2",
            "--repeats=1",
            "--csv=" + csv);
  }

  @Test
  void xgboostIsTrainedWhereItLoads() {
    assumeTrue(Xgboost.missing().isEmpty(), () -> "left out: " + Xgboost.missing().orElse(""));
    SparkSession session = LocalSpark.start("xgboost");
    NestedSplit split = NestedSplit.of(session, MOON, 3, 2, 0).get(0);

    List<TunedTrial.Outcome> outcomes =
        TunedTrial.run(split, new Remedy.Weights(), List.of(Learner.named(Learner.XGBOOST)));

    assertThat(outcomes.get(0).scores().auc()).isGreaterThan(0.8);
  }
}
