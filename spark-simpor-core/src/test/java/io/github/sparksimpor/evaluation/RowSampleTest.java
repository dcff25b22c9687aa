package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RowSampleTest {
  private static final Map<Double, Long> COUNTS = Map.of(0.0, 20_000L, 1.0, 3_000L, 2.0, 40L);
  private static final int MOST = 3_000;

  private static Dataset<Row> table(int partitions) {
    SplittableRandom random = new SplittableRandom(7);
    List<Row> rows = new ArrayList<>();
    COUNTS.keySet().stream()
        .sorted()
        .forEach(
            label -> {
              for (int i = 0; i < COUNTS.get(label); i++) {
                rows.add(RowFactory.create(label, Vectors.dense(random.nextDouble(), label)));
              }
            });
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    return SparkTestSession.get().createDataFrame(rows, schema).repartition(partitions);
  }

  private static long rows(RowSample sample, double label) {
    return sample.rows().stream().filter(row -> row.getDouble(0) == label).count();
  }

  /** The second feature of the table's rows is their label. */
  private static long rows(List<Vector> rows, double label) {
    return rows.stream().filter(row -> row.apply(1) == label).count();
  }

  @Test
  void classesAreDrawnInEqualPartsAndSmallOnesWhole() {
    RowSample sample = RowSample.of(table(3), COUNTS, MOST);
    // 1,480 of each, give or take four standard deviations of a binomial count.
    assertThat(rows(sample, 0)).isBetween(1_330L, 1_630L);
    assertThat(rows(sample, 1)).isBetween(1_370L, 1_590L);
    assertThat(rows(sample, 2)).isEqualTo(40);
    assertThat(sample.isWhole()).isFalse();
    assertThat(sample.extent()).endsWith(" of 23,040");
  }

  @Test
  void alikeRowsHaveTheProportionsOfTheTable() {
    List<Vector> alike = RowSample.of(table(3), COUNTS, MOST).alike(label -> label < 2);
    assertThat(rows(alike, 0)).isBetween(1_330L, 1_630L);
    assertThat(rows(alike, 1)).isBetween(165L, 280L);
    assertThat(rows(alike, 2)).isZero();
  }

  @Test
  void whichRowsAreDrawnDoesNotDependOnPartitions() {
    assertThat(RowSample.of(table(1), COUNTS, MOST).rows())
        .isEqualTo(RowSample.of(table(5), COUNTS, MOST).rows());
  }

  @Test
  void aSmallTableIsDrawnWhole() {
    RowSample sample = RowSample.of(table(2));
    RowSample all = RowSample.of(table(2), COUNTS, 100_000);
    assertThat(all.isWhole()).isTrue();
    assertThat(all.rows()).hasSize(23_040);
    assertThat(all.alike(label -> true)).hasSize(23_040);
    assertThat(sample.isWhole()).isFalse();
  }

  @Test
  void equalRowsWithoutNumberDoNotReachTheDriver() {
    Dataset<Row> equal =
        SparkTestSession.get()
            .range(50_000)
            .selectExpr("0.0D as label")
            .join(table(1).where("label = 2").limit(1).select("features"));
    assertThat(RowSample.of(equal, Map.of(0.0, 50_000L), 100).rows()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void anEmptyTableGivesAnEmptySample() {
    RowSample sample = RowSample.of(table(1).where("label > 5"), Map.of());
    assertThat(sample.rows()).isEmpty();
    assertThat(sample.alike(label -> true)).isEmpty();
    assertThat(sample.isWhole()).isTrue();
  }
}
