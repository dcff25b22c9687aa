package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HistogramTest {
  /** 0, 1, …, 9 in a column, and three times as much in another one where it is even. */
  private static final Dataset<Row> ROWS =
      SparkTestSession.get()
          .range(0, 10)
          .select(
              col("id").cast("double").as("all"),
              when(col("id").mod(2).equalTo(0), col("id").multiply(3.0)).as("even"));

  private static final List<Column> COLUMNS = List.of(col("all"), col("even"));

  @Test
  void aBinHoldsItsLowerEdgeAndNotItsUpperOne() {
    Histogram all = Histogram.of(ROWS, COLUMNS, 0, 10, 5).get(0);

    assertThat(all.counts()).containsExactly(2, 2, 2, 2, 2);
    assertThat(all.edge(0)).isEqualTo(0);
    assertThat(all.edge(4)).isEqualTo(8);
  }

  @Test
  void nullsAreNotCountedAndWhatLiesBeyondTheEdgesCountsInTheOutermostBins() {
    Histogram even = Histogram.of(ROWS, COLUMNS, 6, 10, 2).get(1);

    assertThat(even.counts()).as("0, 6, 12, 18, 24").containsExactly(2, 3);
    assertThat(even.rows()).isEqualTo(5);
  }

  @Test
  void valuesThatAreAllTheSameFillTheFirstBin() {
    Histogram same = Histogram.of(ROWS.where("all = 4"), COLUMNS, 4, 4, 3).get(0);

    assertThat(same.counts()).containsExactly(1, 0, 0);
    assertThat(same.high()).isEqualTo(7);
  }
}
