package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RealRowsTest {
  private static final StructType ROWS =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType())
          .add("region", DataTypes.StringType)
          .add("seedFeatures", SQLDataTypes.VectorType())
          .add("logRatioEnd", DataTypes.DoubleType);

  private final SparkSession session = LocalSpark.start("synthetic traits");

  /** Majority at 0 and 2, minority at 4 and 6; held out: 1 of the majority, 5 and 7. */
  private final BinaryData.Split split =
      new BinaryData.Split(
          table(real(0, 0), real(0, 2), real(1, 4), real(1, 6)),
          table(real(0, 1), real(1, 5), real(1, 7)));

  private Dataset<Row> table(Row... rows) {
    return session.createDataFrame(Arrays.asList(rows), ROWS);
  }

  private static Row real(double label, double x) {
    return RowFactory.create(label, Vectors.dense(x), null, null, null);
  }

  private static Row grown(double seed, double x, String region, Double logRatio) {
    return RowFactory.create(1.0, Vectors.dense(x), region, Vectors.dense(seed), logRatio);
  }

  @Test
  void traitsAreThoseCountedByHand() {
    SyntheticTraits traits =
        RealRows.of(split)
            .traits(
                table(
                    grown(4, 2.5, "informative", 1.0),
                    grown(4, 4.5, "remaining", null),
                    grown(6, 6, "remaining", null)));

    assertThat(traits.informative()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(traits.ascended()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(traits.seeds()).isCloseTo(1 / (4 / 9.0 + 1 / 9.0) / 2, within(1e-12));
    assertThat(traits.wrong()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(traits.depth()).isCloseTo((1.5 + 3.5 + 5) / 3 / ((4 + 6) / 2.0), within(1e-12));
    assertThat(traits.gap()).isCloseTo((2 + 1.5 + 1.5) / 3 / 2, within(1e-12));
  }

  @Test
  void copiesHaveNoGap() {
    Dataset<Row> copies = table(grown(4, 4, "remaining", null), grown(4, 4, "remaining", null));

    assertThat(RealRows.of(split).traits(copies).gap()).isZero();
  }

  @Test
  void realRowsAreTheMeasure() {
    SyntheticTraits real = RealRows.of(split).ownTraits();

    assertThat(real.wrong()).as("5 and 7 are nearer to each other than to 1").isZero();
    assertThat(List.of(real.seeds(), real.depth(), real.gap())).containsOnly(1.0);
  }
}
