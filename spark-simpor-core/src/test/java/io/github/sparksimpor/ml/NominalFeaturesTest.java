package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What categories mean for the rows that grow. */
@Timeout(300)
class NominalFeaturesTest {
  private static final String[] NOMINAL = {"2", "3", "4"};

  /** Two measurements; categories of 2, 30 and 1,000 values, of which the last tells the class. */
  private static List<Row> rows() {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int label = i < 260 ? 0 : i < 350 ? 1 : 2;
      double merchant = random.nextInt(3) == 0 ? 10 * label : random.nextInt(1000);
      rows.add(
          Samples.row(
              "r" + i,
              (double) label,
              random.nextGaussian() + label,
              40 * random.nextGaussian(),
              random.nextInt(2),
              random.nextInt(30),
              merchant));
    }
    return rows;
  }

  private static Stream<Supplier<Resampler<?, ?>>> resamplers() {
    return Stream.of(
        Smote::new,
        () -> new BorderlineSmote().setKind("borderline-2"),
        Adasyn::new,
        PolynomFitSmote::new,
        ProWSyn::new,
        () -> simpor().setExcludeSeed(true));
  }

  private static Simpor simpor() {
    return new Simpor().setMaxRounds(0).setAscentRegion("all").setMaxIter(6);
  }

  private static List<String> grown(Resampler<?, ?> resampler, Dataset<Row> data) {
    return Samples.bits(resampler.setNominalCols(NOMINAL).setSeed(8).fit(data).syntheticSamples());
  }

  @ParameterizedTest
  @MethodSource("resamplers")
  void rowsAreTheSameForAnyPartitioningAndBothStrategies(Supplier<Resampler<?, ?>> resampler) {
    Dataset<Row> data = Samples.dataset(rows());
    List<String> expected = grown(resampler.get().setStrategy("broadcast"), data.repartition(1));
    assertThat(expected).hasSize(170 + 210);
    for (int partitions : new int[] {2, 7}) {
      Dataset<Row> parts = data.repartition(partitions);
      assertThat(grown(resampler.get().setStrategy("broadcast"), parts)).isEqualTo(expected);
      assertThat(grown(resampler.get().setStrategy("partitioned"), parts)).isEqualTo(expected);
    }
  }

  /** The two sides of the coordinate are the same but for the category. */
  @Test
  void theRatioSeesCategories() {
    Random random = new Random(6);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add(Samples.row("r", 0.0, random.nextGaussian(), random.nextGaussian(), 1));
    }
    for (int i = 0; i < 30; i++) {
      rows.add(Samples.row("r", 1.0, random.nextGaussian(), random.nextGaussian(), i % 2));
    }
    double[] sums = new double[2];
    for (Row row :
        simpor()
            .setNominalCols("2")
            .fit(Samples.dataset(rows))
            .syntheticSamples()
            .collectAsList()) {
      sums[(int) row.<Vector>getAs("features").apply(2)] += row.<Double>getAs("logRatioEnd");
    }
    assertThat(sums[0] / 45).isGreaterThan(sums[1] / 45 + 0.5);
  }

  @Test
  void simporRefusesRowsOfNothingButCategories() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(Samples.row("r", i < 30 ? 0.0 : 1.0, i % 3, i % 5, 7));
    }
    Dataset<Row> data = Samples.dataset(rows);
    for (String strategy : List.of("broadcast", "partitioned")) {
      assertThatThrownBy(() -> simpor().setNominalCols("0", "1").setStrategy(strategy).fit(data))
          .hasMessageContaining("column 'features'")
          .hasMessageContaining("no sphere")
          .hasMessageContaining("use SMOTE");
      assertThat(
              new Smote()
                  .setNominalCols("0", "1")
                  .setStrategy(strategy)
                  .fit(data)
                  .syntheticSamples()
                  .count())
          .isEqualTo(20);
    }
  }

  @Test
  void theGpuIsRefusedWhereThereAreCategories() {
    assertThatThrownBy(
            () -> simpor().setDevice("gpu").setNominalCols(NOMINAL).fit(Samples.dataset(rows())))
        .hasMessageContaining("device is 'gpu', but features hold categories")
        .hasMessageContaining("set device to 'auto' or 'cpu'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void aGpuThatIsNamedAndLeftOutForCategoriesIsToldOfBesideTheCpu(String strategy) {
    SparkSession session = SparkTestSession.get();
    session.sparkContext().conf().set("spark.simpor.gpu.device", "0");
    try {
      assertThat(
              simpor()
                  .setStrategy(strategy)
                  .setNominalCols(NOMINAL)
                  .fit(Samples.dataset(rows()))
                  .summary()
                  .ascent()
                  .orElseThrow()
                  .devices()
                  .toString())
          .matches(
              "CPU [0-9,]+ (points|sums)"
                  + " \\(features hold categories, which the GPU does not compare\\)");
    } finally {
      session.sparkContext().conf().remove("spark.simpor.gpu.device");
    }
  }
}
