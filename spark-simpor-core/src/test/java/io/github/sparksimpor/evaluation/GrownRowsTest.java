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

class GrownRowsTest {
  private static final GrownRows.Columns COLUMNS = new GrownRows.Columns("a", "b", "r");

  @Test
  void whatAscendedAndWhatClimbedAreCountedApart() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(RowFactory.create(i / 10.0, i / 10.0 + 3, 0.5));
    }
    rows.add(RowFactory.create(7.0, 7.0, 0.5));
    rows.add(RowFactory.create(null, null, 201 * 0.5));

    GrownRows grown = GrownRows.of(samples(rows), COLUMNS);

    assertThat(grown.rows()).isEqualTo(202);
    assertThat(grown.ascended()).isEqualTo(201);
    assertThat(grown.climbed()).isEqualTo(200);
    assertThat(grown.end() - grown.start()).isCloseTo(600.0 / 201, within(1e-9));
    assertThat(grown.radius()).isCloseTo(201.0 / 202, within(1e-9));
    Histogram gains = GrownRows.gains(samples(rows), COLUMNS).orElseThrow();
    assertThat(gains.rows()).isEqualTo(201);
    assertThat(gains.low()).isZero();
    assertThat(gains.counts()[0]).as("did not move").isEqualTo(1);
  }

  @Test
  void rowsThatAllStayedMakeOneBarAtZero() {
    Histogram gains =
        GrownRows.gains(samples(List.of(RowFactory.create(2.0, 2.0, 0.0))), COLUMNS).orElseThrow();

    assertThat(gains.counts()[0]).isEqualTo(1);
    assertThat(gains.low()).isZero();
    assertThat(gains.high()).isEqualTo(1);
  }

  @Test
  void withoutAscentThereIsNothingToShow() {
    Dataset<Row> rows = samples(List.of(RowFactory.create(null, null, 1.0)));

    assertThat(GrownRows.gains(rows, COLUMNS)).isEmpty();
    assertThat(GrownRows.of(rows, COLUMNS).ascended()).isZero();
    assertThat(GrownRows.of(rows, COLUMNS).start()).isNaN();
  }

  private static Dataset<Row> samples(List<Row> rows) {
    StructType schema =
        new StructType()
            .add("a", DataTypes.DoubleType)
            .add("b", DataTypes.DoubleType)
            .add("r", DataTypes.DoubleType);
    return SparkTestSession.get().createDataFrame(rows, schema);
  }
}
