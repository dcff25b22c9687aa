package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class LogRatiosTest {

  @Test
  void everyAscendedRowIsCountedOnceAtEachEnd() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(RowFactory.create(i / 10.0, i / 10.0 + 3));
    }
    rows.add(RowFactory.create(-1e9, 1e9));
    rows.add(RowFactory.create(null, null));

    LogRatios ratios = LogRatios.of(samples(rows), "a", "b").orElseThrow();

    assertThat(ratios.rows()).isEqualTo(201);
    assertThat(ratios.start().rows()).isEqualTo(201);
    assertThat(ratios.end().rows()).isEqualTo(201);
    assertThat(ratios.start().low()).isBetween(-1.0, 1.0).isEqualTo(ratios.end().low());
    assertThat(ratios.meanGain()).isCloseTo((200 * 3 + 2e9) / 201, within(1e-3));
  }

  @Test
  void rowsThatAllAgreeMakeAHistogramToo() {
    LogRatios ratios =
        LogRatios.of(samples(List.of(RowFactory.create(2.0, 2.0))), "a", "b").orElseThrow();

    assertThat(ratios.start().counts()[0]).isEqualTo(1);
    assertThat(ratios.meanGain()).isZero();
  }

  @Test
  void withoutAscentThereIsNothing() {
    assertThat(LogRatios.of(samples(List.of(RowFactory.create(null, null))), "a", "b")).isEmpty();
  }

  private static Dataset<Row> samples(List<Row> rows) {
    StructType schema =
        new StructType().add("a", DataTypes.DoubleType).add("b", DataTypes.DoubleType);
    return SparkTestSession.get().createDataFrame(rows, schema);
  }
}
