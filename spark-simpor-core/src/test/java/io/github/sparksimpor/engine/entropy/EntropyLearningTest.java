package io.github.sparksimpor.engine.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.engine.placement.AscentDevice;
import io.github.sparksimpor.engine.placement.BroadcastRows;
import io.github.sparksimpor.engine.placement.PartitionedRows;
import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.RowReader;
import io.github.sparksimpor.network.ScalarLayerPass;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EntropyLearningTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final int[] SIZES = {400, 60};

  /** Where 20 exp(-(x + 1)^2 / 0.72) equals 3 exp(-(x - 1)^2 / 0.72). */
  private static final double WHERE_ODDS_ARE_EVEN = 0.18 * Math.log(20.0 / 3);

  private final Dataset<Row> data = twoClouds(SIZES);

  /** Class 0 around -1 and class 1 around 1 on the first of two axes: they meet near 0. */
  private static Dataset<Row> twoClouds(int... sizes) {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        double x = 0.6 * random.nextGaussian() + (c == 0 ? -1 : 1);
        rows.add(RowFactory.create((double) c, Vectors.dense(x, random.nextGaussian())));
      }
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    return SESSION.createDataFrame(rows, schema);
  }

  private static EntropySettings active(double threshold, int maxRounds, int queryBatch) {
    return new EntropySettings.ActiveLearning(
        120, queryBatch, threshold, maxRounds, new int[] {5}, 3);
  }

  private static InformativeRegion learn(RowPlacement placement, EntropySettings settings) {
    return new EntropyLearning(SESSION, placement, settings, phases()).learn();
  }

  private static JobPhases phases() {
    return new JobPhases(SESSION.sparkContext(), "test");
  }

  private LabelledRows read(int partitions) {
    return read(data.repartition(partitions));
  }

  private static LabelledRows read(Dataset<Row> rows) {
    return new RowReader("label", "features", List.of(), FeatureRoles.none(), false).read(rows);
  }

  private InformativeRegion learn(EntropySettings settings) {
    try (LabelledRows rows = read(2);
        RowPlacement placement = BroadcastRows.of(SESSION, rows, true, AscentDevice.cpu())) {
      return learn(placement, settings);
    }
  }

  @Test
  void theForwardPassPredictsWhatMllibPredicts() {
    int[] layers = {2, 7, 4, 3};
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      Vector x = Vectors.dense(3 * random.nextGaussian(), random.nextGaussian());
      rows.add(RowFactory.create((double) (i % 3), x));
    }
    MultilayerPerceptronClassificationModel model =
        new MultilayerPerceptronClassifier()
            .setLayers(layers)
            .setSeed(1)
            .setMaxIter(30)
            .fit(SESSION.createDataFrame(rows, data.schema()));
    EntropyNetwork network = new EntropyNetwork(layers, model.weights().toArray());
    double[][] buffers = network.buffers();
    double[] entropies = new double[EntropyNetwork.BLOCK];
    for (int i = 0; i < EntropyNetwork.BLOCK; i++) {
      Vector x = rows.get(i).getAs(1);
      buffers[0][i] = x.apply(0);
      buffers[0][EntropyNetwork.BLOCK + i] = x.apply(1);
    }
    network.entropies(new ScalarLayerPass(), buffers, entropies);
    for (int i = 0; i < EntropyNetwork.BLOCK; i++) {
      double[] expected = model.predictProbability(rows.get(i).getAs(1)).toArray();
      double entropy = 0;
      for (int c = 0; c < 3; c++) {
        assertThat(buffers[3][c * EntropyNetwork.BLOCK + i]).isCloseTo(expected[c], within(1e-12));
        entropy -= expected[c] == 0 ? 0 : expected[c] * Math.log(expected[c]) / Math.log(3);
      }
      assertThat(entropies[i]).isCloseTo(entropy, within(1e-12));
    }
  }

  @Test
  void theEntropyOfARowInItsOwnUnitsIsWhatItWasScoredWith() {
    try (LabelledRows rows = read(twoClouds(3000, 450));
        RowPlacement placement = BroadcastRows.of(SESSION, rows, true, AscentDevice.cpu())) {
      EntropySettings settings =
          new EntropySettings.ActiveLearning(600, 40, 0, 1, new int[] {5}, 3);
      InformativeRegion region = learn(placement, settings);
      FeatureSpace space = placement.space();
      double highest = 0;
      for (int c = 0; c < 2; c++) {
        double[] points = placement.coordinates(c, region.rows()[c]);
        for (int at = 0; at < points.length; at += 2) {
          double[] features = space.features(new double[2], points, at);
          highest = Math.max(highest, region.entropy().orElseThrow().of(features));
        }
      }
      assertThat(region.rounds()).hasSize(1);
      assertThat(highest).isCloseTo(region.rounds().get(0).highestEntropy(), within(1e-9));
    }
  }

  @Test
  void theRegionLiesWhereTheClassesMeet() {
    try (LabelledRows rows = read(twoClouds(3000, 450));
        RowPlacement placement = BroadcastRows.of(SESSION, rows, false, AscentDevice.cpu())) {
      EntropySettings settings =
          new EntropySettings.ActiveLearning(600, 40, 0, 1, new int[] {5}, 3);
      InformativeRegion region = learn(placement, settings);
      double shift = placement.space().shift()[0];
      for (int c = 0; c < 2; c++) {
        assertThat(region.rows()[c]).isNotEmpty().isSorted();
        double[] x = placement.coordinates(c, region.rows()[c]);
        double distance =
            IntStream.range(0, x.length / 2)
                .mapToDouble(i -> Math.abs(x[2 * i] + shift - WHERE_ODDS_ARE_EVEN))
                .average()
                .orElseThrow();
        assertThat(distance).as("mean distance from the boundary").isLessThan(0.6);
      }
    }
  }

  @Test
  void eachRoundQueriesTwiceAsManyAndStopsAtTheLastRound() {
    InformativeRegion region = learn(active(0, 3, 8));
    assertThat(region.rounds()).extracting(EntropyRound::queried).containsExactly(8, 16, 32);
    assertThat(region.rounds().get(1).labelled()).isEqualTo(region.rounds().get(0).labelled() + 8);
    assertThat(Arrays.stream(region.rows()).mapToInt(rows -> rows.length).sum()).isEqualTo(56);
    assertThat(Arrays.stream(region.histogram()).sum())
        .isEqualTo(460 - region.rounds().get(2).labelled());
  }

  @Test
  void learningEndsWhenEveryRowIsLabelled() {
    InformativeRegion region = learn(active(0, 50, 200));
    assertThat(region.rounds()).hasSize(2);
    EntropyRound last = region.rounds().get(1);
    assertThat(last.labelled() + last.queried()).isEqualTo(460);
  }

  @Test
  void aThresholdNobodyReachesLeavesTheRegionEmpty() {
    InformativeRegion region = learn(active(1.1, 5, 8));
    assertThat(region.rounds()).hasSize(1);
    assertThat(region.rows()).isDeepEqualTo(new int[2][0]);
  }

  @Test
  void noRoundsLeaveTheRegionEmpty() {
    InformativeRegion region = learn(active(0.7, 0, 8));
    assertThat(region.rounds()).isEmpty();
    assertThat(region.rows()).isDeepEqualTo(new int[2][0]);
  }

  @Test
  void theTopFractionIsThatShareOfAllRows() {
    InformativeRegion region = learn(new EntropySettings.TopFraction(0.1, 300, new int[] {5}, 3));
    assertThat(region.rounds()).hasSize(1);
    assertThat(region.rounds().get(0).labelled()).isEqualTo(300);
    assertThat(Arrays.stream(region.rows()).mapToInt(rows -> rows.length).sum()).isEqualTo(46);
    assertThat(Arrays.stream(region.histogram()).sum()).isEqualTo(460);
  }

  @Test
  void bothPlacementsFindTheSameRegionHoweverInputIsPartitioned() {
    EntropySettings settings = active(0.3, 3, 16);
    int[][] expected = learn(settings).rows();
    for (int partitions : new int[] {1, 5}) {
      try (LabelledRows rows = read(partitions);
          RowPlacement placement =
              PartitionedRows.of(SESSION, rows, true, AscentDevice.cpu(), phases())) {
        assertThat(learn(placement, settings).rows()).isDeepEqualTo(expected);
      }
    }
  }

  @Test
  void theFirstSampleHasRowsOfEveryClassAndNoRowTwice() {
    ClassCensus census =
        new ClassCensus(new double[] {0, 1, 2}, new long[] {100_000, 50, 2}, ActiveColumns.all(3));
    int[][] sample = LabelledIndices.sample(census, 120, 4).byClass();
    assertThat(sample[0]).hasSize(120);
    assertThat(sample[1]).hasSize(10);
    assertThat(sample[2]).containsExactly(0, 1);
    assertThat(Arrays.stream(sample[1]).distinct().toArray()).hasSize(10);
    assertThat(LabelledIndices.sample(census, 120, 5).byClass()[0]).isNotEqualTo(sample[0]);
  }

  @Test
  void nothingStaysCached() {
    int before = SESSION.sparkContext().getPersistentRDDs().size();
    learn(active(0, 1, 8));
    assertThat(SESSION.sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }

  @Test
  void noNumberOfRoundsHasMoreRowsQueriedThanThereAre() {
    long wanted = 8;
    for (int round = 1; round <= 100; round++) {
      wanted = EntropyLearning.doubled(wanted, 1001);
      assertThat(wanted).isEqualTo(round < 7 ? 8L << round : 1001);
    }
    assertThat(EntropyLearning.doubled(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void scoresThatTieAreTakenInTheOrderOfClassAndRow() {
    UncertainRows.Collector collector = new UncertainRows.Collector(3, 0.2);
    collector.add(1, 4, 0.5);
    collector.add(0, 9, 0.5);
    collector.add(1, 2, 0.5);
    collector.add(0, 3, 0.9);
    collector.add(0, 1, 0.1);
    assertThat(collector.collected().rows())
        .containsExactly(
            new UncertainRows.ScoredRow(0, 3, 0.9),
            new UncertainRows.ScoredRow(0, 9, 0.5),
            new UncertainRows.ScoredRow(1, 2, 0.5));
  }
}
