package io.github.sparksimpor.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

class ExactMeanTest {
  private static double mean(Double... values) {
    Dataset<Double> table =
        SparkTestSession.get().createDataset(Arrays.asList(values), Encoders.DOUBLE());
    return table.repartition(3).agg(ExactMean.of(col("value"))).head().getDouble(0);
  }

  @Test
  void noNumberIsLostBesideAnother() {
    assertThat(mean(1e300, 1e-300, -1e300)).isEqualTo(1e-300 / 3);
    assertThat(mean(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThat(mean(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void whatIsNoNumberDoesNotCount() {
    assertThat(mean(1.0, null, Double.NaN, 2.0, Double.POSITIVE_INFINITY)).isEqualTo(1.5);
    assertThat(mean((Double) null)).isNaN();
  }
}
