package io.github.sparksimpor.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FeatureDriftTest {

  /** Two features over 0 to 99: the second is as given, the first always the same. */
  private static Dataset<Row> rows(DoubleUnaryOperator second) {
    List<Row> rows =
        IntStream.range(0, 100)
            .mapToObj(i -> RowFactory.create(Vectors.dense(i, second.applyAsDouble(i))))
            .toList();
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .getOrCreate()
        .createDataFrame(rows, new StructType().add("features", SQLDataTypes.VectorType()));
  }

  private static FeatureDrift first(DoubleUnaryOperator second) {
    return FeatureDrift.of(rows(x -> x), rows(second), List.of("same", "other")).get(0);
  }

  @Test
  void theFeatureThatDriftsMostComesFirst() {
    assertThat(first(x -> x + 50).feature()).isEqualTo("other");
  }

  @Test
  void aShiftIsInDeviationsOfTheRealRowsAndLeavesTheSpread() {
    FeatureDrift drift = first(x -> x + 50);

    // Variance of 0 to n - 1 is n (n + 1) / 12.
    assertThat(drift.shift()).isCloseTo(50 / Math.sqrt(100 * 101 / 12.0), within(1e-9));
    assertThat(drift.spread()).isCloseTo(1, within(1e-9));
    assertThat(drift.distance()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aSpreadIsARatioOfDeviations() {
    assertThat(first(x -> 3 * x).spread()).isCloseTo(3, within(1e-9));
  }

  @Test
  void aConstantThatStaysConstantDoesNotDrift() {
    FeatureDrift drift =
        FeatureDrift.of(rows(x -> 7), rows(x -> 7), List.of("same", "constant")).get(1);

    assertThat(List.of(drift.shift(), drift.distance())).containsOnly(0.0);
    assertThat(drift.spread()).isEqualTo(1);
  }
}
