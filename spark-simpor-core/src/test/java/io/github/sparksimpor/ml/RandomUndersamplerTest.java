package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.contract.UndersamplerContract;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomUndersamplerTest extends UndersamplerContract<RandomUndersampler> {
  @Override
  protected RandomUndersampler sampler() {
    return new RandomUndersampler().setSeed(5);
  }

  private static Map<Double, Long> counts(Dataset<Row> rows) {
    Map<Double, Long> counts = new TreeMap<>();
    rows.select("label").collectAsList().forEach(r -> counts.merge(r.getDouble(0), 1L, Long::sum));
    return counts;
  }

  @ParameterizedTest
  @CsvSource({"1,9,9", "0.5,18,18", "0.25,36,22", "0.1,50,22", "4,2,2", "1000,1,1"})
  void everyClassKeepsExactlyWhatTheRatioToTheSmallestAllows(
      double ratio, long first, long second) {
    Dataset<Row> data = dataset(clouds(2, new double[] {-1, 2.5, 7}, 50, 22, 9));
    assertThat(counts(sampler().setBalanceRatio(ratio).fit(data).balance(data)))
        .isEqualTo(Map.of(-1.0, first, 2.5, second, 7.0, 9L));
  }

  @Test
  void shareAndTargetsOverrideTheRatio() {
    Dataset<Row> data = dataset(clouds(2, new double[] {0, 1, 2}, 50, 22, 9));
    assertThat(counts(sampler().setKeepShare(0.5).fit(data).balance(data)))
        .isEqualTo(Map.of(0.0, 25L, 1.0, 11L, 2.0, 9L));
    RandomUndersampler targets =
        sampler().setKeepShare(0.5).setTargetCounts(Map.of(0.0, 13L, 2.0, 8L));
    assertThat(counts(targets.fit(data).balance(data)))
        .isEqualTo(Map.of(0.0, 13L, 1.0, 22L, 2.0, 8L));
  }

  @Test
  void aSmallerSampleIsPartOfALargerOneAndAnotherSeedGivesAnother() {
    Dataset<Row> data = Samples.binary();
    List<Row> large = sampler().setBalanceRatio(0.5).fit(data).balance(data).collectAsList();
    List<Row> small = sampler().setBalanceRatio(0.8).fit(data).balance(data).collectAsList();
    assertThat(large).hasSize(45).containsAll(small);
    assertThat(sampler().setSeed(6).setBalanceRatio(0.5).fit(data).balance(data).collectAsList())
        .isNotEqualTo(large);
  }

  @Test
  void equalRowsThatAreManyAreKeptByTheirShareAndNotAllTogether() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(row("same", 0.0, i % 4, 1));
    }
    for (int i = 0; i < 40; i++) {
      rows.add(row("same", 1.0, i % 4, 2));
    }
    Dataset<Row> data = dataset(rows);
    Map<Vector, Long> kept = perVector(data.repartition(3));
    assertThat(kept).hasSize(4).isEqualTo(perVector(data.repartition(8)));
    assertThat(kept.values().stream().mapToLong(n -> n).sum()).isEqualTo(40);
    assertThat(kept.values()).allMatch(n -> n >= 3 && n <= 19);
  }

  private Map<Vector, Long> perVector(Dataset<Row> data) {
    Map<Vector, Long> counts = new HashMap<>();
    sampler()
        .fit(data)
        .balance(data)
        .where("label = 0")
        .collectAsList()
        .forEach(r -> counts.merge(r.getAs("features"), 1L, Long::sum));
    return counts;
  }

  @Test
  void sparseVectorsAndColumnsWithoutOrderAreRowsLikeAnyOther() {
    Dataset<Row> dense = Samples.binary();
    List<Row> rows = new ArrayList<>();
    for (Row row : dense.collectAsList()) {
      rows.add(row(row.get(0), row.get(1), row.<Vector>getAs(2).toSparse()));
    }
    assertThat(ids(dataset(rows))).isEqualTo(ids(dense));
    Dataset<Row> mapped =
        dense.withColumn("facts", functions.map(functions.lit("a"), functions.col("label")));
    assertThat(counts(sampler().fit(mapped).balance(mapped))).containsEntry(0.0, 15L);
    assertThat(ids(dense.withColumn("features", functions.lit(null)))).hasSize(30);
  }

  private List<Object> ids(Dataset<Row> data) {
    return sampler().fit(data).balance(data).collectAsList().stream().map(r -> r.get(0)).toList();
  }

  @Test
  void aLoadedModelStillKnowsItsSample(@TempDir Path folder) throws IOException {
    Dataset<Row> data = Samples.binary();
    RandomUndersamplerModel model = sampler().fit(data);
    model.save(folder.resolve("model").toString());
    RandomUndersamplerModel loaded =
        RandomUndersamplerModel.load(folder.resolve("model").toString());
    assertThat(loaded.classes()).isEqualTo(model.classes());
    assertThat(loaded.balance(data).collectAsList()).isEqualTo(model.balance(data).collectAsList());
    assertThatThrownBy(() -> new RandomUndersamplerModel().balance(data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }

  @Test
  void refusesTargetsThatCannotBeAndParametersOutOfRange() {
    Dataset<Row> data = Samples.binary();
    for (Map<Double, Long> targets : List.of(Map.of(0.0, 61L), Map.of(0.0, 0L), Map.of(9.0, 1L))) {
      assertThatThrownBy(() -> sampler().setTargetCounts(targets).fit(data))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("targetCounts");
    }
    assertThatThrownBy(() -> sampler().setBalanceRatio(0)).hasMessageContaining("balanceRatio");
    assertThatThrownBy(() -> sampler().setKeepShare(1)).hasMessageContaining("keepShare");
  }

  @Test
  void aTunerOfSyntheticSizesRefusesIt() {
    SyntheticSizeTuner tuner = new SyntheticSizeTuner().setClassifier(new LogisticRegression());
    tuner.set(tuner.resampler(), sampler());
    assertThatThrownBy(() -> tuner.fit(Samples.binary()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("adds no synthetic rows");
  }

  /**
   * The standard error is that of training on a sample: the spread of the log-odds over ten
   * samples.
   */
  @Test
  void correctedProbabilitiesOfOnePercentAreThoseOfAllRowsWithinTwoStandardErrors() {
    Dataset<Row> training = logistic(60_000, 3).cache();
    Dataset<Row> fresh = logistic(400, 4);
    LogisticRegression classifier = new LogisticRegression();
    double[] full = logOdds(classifier.fit(training).transform(fresh));
    List<double[]> differences = new ArrayList<>();
    for (int seed = 0; seed < 10; seed++) {
      double[] sampled =
          logOdds(
              new BalancedClassifier()
                  .setResampler(new RandomUndersampler().setKeepShare(0.01).setSeed(seed))
                  .setClassifier(classifier)
                  .setCorrectPrior(true)
                  .fit(training)
                  .transform(fresh));
      differences.add(
          IntStream.range(0, full.length).mapToDouble(i -> sampled[i] - full[i]).toArray());
    }
    training.unpersist();
    double[] errors =
        IntStream.range(0, full.length)
            .mapToDouble(i -> deviation(differences.stream().mapToDouble(d -> d[i]).toArray()))
            .toArray();
    double error = Arrays.stream(errors).average().orElseThrow();
    assertThat(error).as("a sample that says something").isLessThan(0.5);
    assertThat(Arrays.stream(differences.get(0)).map(Math::abs).average().orElseThrow())
        .as("one sample")
        .isLessThan(2 * error);
    assertThat(differences.stream().flatMapToDouble(Arrays::stream).average().orElseThrow())
        .as("the mean of ten")
        .isCloseTo(0, within(2 * error / Math.sqrt(10)));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  private static double[] logOdds(Dataset<Row> predicted) {
    return predicted.select("probability").collectAsList().stream()
        .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
        .map(p -> Math.log(p / (1 - p)))
        .toArray();
  }

  /** Rows of a logistic model of which about 1.5 % are of label 1. */
  private static Dataset<Row> logistic(int count, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double p = 1 / (1 + Math.exp(5 - 1.2 * x + 0.6 * y));
      rows.add(row("r" + i, random.nextDouble() < p ? 1.0 : 0.0, Vectors.dense(x, y)));
    }
    return SparkTestSession.get().createDataFrame(rows, Samples.SCHEMA).repartition(2);
  }

  @Test
  void labelsThatNoDoubleHoldsAreRefusedRatherThanMerged() {
    Dataset<Row> large =
        Samples.binary()
            .withColumn(
                "label", functions.expr("if(label = 1, 9007199254740993L, 9007199254740992L)"));
    Dataset<Row> decimal = large.withColumn("label", functions.col("label").cast("decimal(20,0)"));
    for (Dataset<Row> rows : List.of(large, decimal)) {
      for (Estimator<?> stage :
          List.of(
              new RandomUndersampler(),
              new Smote(),
              new TunedThreshold().setClassifier(new LogisticRegression()))) {
        assertThatThrownBy(() -> stage.fit(rows))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("holds 9007199254740993, which a double cannot hold exactly");
      }
    }
    Dataset<Row> fractions =
        Samples.binary()
            .withColumn("label", functions.expr("cast(if(label = 1, 0.1, 0.3) as decimal(9, 4))"));
    assertThat(new RandomUndersampler().fit(fractions).classes())
        .extracting(ClassCount::label)
        .containsExactly(0.1, 0.3);
  }
}
