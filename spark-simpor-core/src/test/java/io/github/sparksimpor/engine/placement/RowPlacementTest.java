package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.GrowthPlan;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.SphereGrowth;
import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.OneHotBlock;
import io.github.sparksimpor.engine.rows.RowReader;
import io.github.sparksimpor.engine.rows.RowsInParts;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RowPlacementTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final long USUAL = 1 << 22;

  private Dataset<Row> data = data();
  private FeatureRoles roles = FeatureRoles.none();

  /** Three classes of 700, 90 and 41 rows in three dimensions, some rows twice. */
  private static Dataset<Row> data() {
    Random random = new Random(2);
    List<Row> rows = new ArrayList<>();
    int[] sizes = {700, 90, 41};
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        double[] x = {random.nextGaussian() + c, 50 * random.nextGaussian(), random.nextDouble()};
        rows.add(RowFactory.create((double) c, Vectors.dense(x)));
        if (i % 10 == 0 && ++i < sizes[c]) {
          rows.add(RowFactory.create((double) c, Vectors.dense(x)));
        }
      }
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    return SESSION.createDataFrame(rows, schema);
  }

  private LabelledRows read(int partitions, long valuesPerPart) {
    LabelledRows rows =
        new RowReader("label", "features", List.of(), roles, false)
            .read(data.repartition(partitions));
    return RowsInParts.of(rows, valuesPerPart);
  }

  private List<Row> grow(RowPlacement placement, int maxIter) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(SESSION.sparkContext());
    AscentPolicy policy =
        new AscentPolicy(
            new AscentSettings(StepRule.ADAPTIVE, maxIter, 1e-6, 2, true), true, false, 0.5);
    int[][] informative = {
      IntStream.range(0, 80).toArray(), {3, 8, 50, 77}, IntStream.range(20, 41).toArray()
    };
    try (placement) {
      List<SeedAssignment> plan =
          GrowthPlan.split(placement.census(), new long[] {0, 120, 60}, informative, 9);
      return new SphereGrowth(context, placement, phases(), Bounds.CLASS, 9)
          .grow(plan, 5, policy)
          .toDataset(SESSION, 4, placement.census().columns(), Optional.empty())
          .collectAsList();
    }
  }

  private static JobPhases phases() {
    return new JobPhases(SESSION.sparkContext(), "test");
  }

  private List<Row> broadcast(int partitions, long valuesPerPart, int maxIter) {
    try (LabelledRows rows = read(partitions, valuesPerPart)) {
      return grow(BroadcastRows.of(SESSION, rows, true, AscentDevice.cpu()), maxIter);
    }
  }

  private List<Row> partitioned(int partitions, long valuesPerPart, int maxIter) {
    try (LabelledRows rows = read(partitions, valuesPerPart)) {
      return grow(PartitionedRows.of(SESSION, rows, true, AscentDevice.cpu(), phases()), maxIter);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {USUAL, 300})
  void bothStrategiesGiveTheSameRowsToTheBit(long valuesPerPart) {
    List<Row> rows = broadcast(1, valuesPerPart, 12);
    assertThat(rows).hasSize(180);
    assertThat(partitioned(1, valuesPerPart, 12)).isEqualTo(rows);
    assertThat(partitioned(3, valuesPerPart, 12)).isEqualTo(rows);
    assertThat(broadcast(5, valuesPerPart, 12)).isEqualTo(rows);
  }

  /** Of 2, 30 and 1,000 values, behind the measurements. */
  private void addCategories() {
    Random random = new Random(3);
    List<Row> rows =
        data.collectAsList().stream()
            .map(
                row -> {
                  double[] x = Arrays.copyOf(row.<Vector>getAs(1).toArray(), 6);
                  x[3] = random.nextInt(2);
                  x[4] = random.nextInt(30);
                  x[5] = random.nextInt(1000);
                  return RowFactory.create(row.get(0), Vectors.dense(x));
                })
            .toList();
    data = SESSION.createDataFrame(rows, data.schema());
    roles = new FeatureRoles(new int[] {3, 4, 5}, new OneHotBlock[0], new int[0]);
  }

  @ParameterizedTest
  @ValueSource(longs = {USUAL, 300})
  void rowsWithCategoriesAreTheSameToTheBitToo(long valuesPerPart) {
    List<Row> without = broadcast(1, valuesPerPart, 12);
    addCategories();
    List<Row> rows = broadcast(1, valuesPerPart, 12);
    assertThat(rows).hasSize(180).doesNotContainAnyElementsOf(without);
    assertThat(partitioned(1, valuesPerPart, 12)).isEqualTo(rows);
    assertThat(partitioned(3, valuesPerPart, 12)).isEqualTo(rows);
    assertThat(broadcast(5, valuesPerPart, 12)).isEqualTo(rows);
  }

  @Test
  void sumsOfManyPartsMergedByTheExecutorsAgreeWithThoseOfFew() {
    List<Row> many = partitioned(2, 36, 2);
    assertThat(partitioned(4, 36, 2)).isEqualTo(many);
    List<Row> broadcast = broadcast(1, 36, 2);
    assertThat(many).hasSameSizeAs(broadcast);
    for (int i = 0; i < many.size(); i++) {
      assertThat(many.get(i).getAs(3).equals(broadcast.get(i).getAs(3))).isTrue();
      double[] expected = broadcast.get(i).<Vector>getAs(1).toArray();
      double[] found = many.get(i).<Vector>getAs(1).toArray();
      for (int k = 0; k < found.length; k++) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(found[k]).isCloseTo(expected[k], within(1e-9 * scale));
      }
    }
  }

  @Test
  void thePartitionedBandwidthRuleFindsWhatTheBroadcastOneFinds() {
    try (LabelledRows rows = read(3, 300);
        RowPlacement broadcast = BroadcastRows.of(SESSION, rows, true, AscentDevice.cpu());
        RowPlacement partitioned =
            PartitionedRows.of(SESSION, rows, true, AscentDevice.cpu(), phases())) {
      assertThat(Bandwidth.leaveOneOut(partitioned.bandwidthSample(), KernelTier.ofThisJvm()))
          .isEqualTo(Bandwidth.leaveOneOut(broadcast.bandwidthSample(), KernelTier.ofThisJvm()));
    }
  }

  @Test
  void closingAPlacementLeavesNothingCached() {
    int before = SESSION.sparkContext().getPersistentRDDs().size();
    partitioned(2, 300, 12);
    assertThat(SESSION.sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }
}
