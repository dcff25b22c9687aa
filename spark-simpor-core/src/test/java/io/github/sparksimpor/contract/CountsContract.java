package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each class receives the rows that were asked for. */
public interface CountsContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1, 1.5})
  default void addsTheShareOfTheGapThatBalanceRatioSays(double ratio) {
    Dataset<Row> data = Samples.binary();
    ResamplerModel<?> model = resampler().setBalanceRatio(ratio).fit(data);
    assertCounts(model.balance(data), Map.of(0.0, 60L, 1.0, 15 + Math.round(ratio * 45)));
  }

  @Test
  default void balancesEveryClassOfMany() {
    Dataset<Row> data = dataset(clouds(4, new double[] {-1, 2.5, 7}, 20, 50, 11));
    ResamplerModel<?> model = resampler().fit(data);
    assertCounts(model.balance(data), Map.of(-1.0, 50L, 2.5, 50L, 7.0, 50L));
  }

  @Test
  default void reachesTargetCounts() {
    Dataset<Row> data = dataset(clouds(2, new double[] {0, 1, 2}, 30, 12, 8));
    ResamplerModel<?> model = resampler().setTargetCounts(Map.of(2.0, 20L, 0.0, 33L)).fit(data);
    assertCounts(model.balance(data), Map.of(0.0, 33L, 1.0, 12L, 2.0, 20L));
  }

  @Test
  default void balancedDataStaysAsItIs() {
    Dataset<Row> data = dataset(clouds(2, new double[] {0, 1}, 10, 10));
    assertThat(resampler().fit(data).syntheticSamples().count()).isZero();
  }

  @Test
  default void twoRowsAreEnoughForAClassToGrow() {
    Dataset<Row> data = dataset(clouds(3, new double[] {0, 1}, 30, 2));
    assertCounts(resampler().fit(data).balance(data), Map.of(0.0, 30L, 1.0, 30L));
  }

  @Test
  default void whatNobodyCanMakeIsRefusedInsteadOfBegun() {
    Dataset<Row> data = dataset(clouds(2, new double[] {0, 1, 2}, 30, 12, 8));
    for (double ratio : new double[] {1e9, 1e17, 1e300}) {
      assertThatThrownBy(() -> resampler().setBalanceRatio(ratio).fit(data))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("synthetic rows are wanted in all, more than 2147483647")
          .hasMessageContaining("lower balanceRatio or targetCounts");
    }
    Map<Double, Long> targets = Map.of(1.0, Long.MAX_VALUE, 2.0, Long.MAX_VALUE);
    assertThatThrownBy(() -> resampler().setTargetCounts(targets).fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 2147483647");
  }

  private void assertCounts(Dataset<Row> rows, Map<Double, Long> expected) {
    Map<Double, Long> found = new TreeMap<>();
    rows.select(functions.col("label").cast("double"))
        .collectAsList()
        .forEach(row -> found.merge(row.getDouble(0), 1L, Long::sum));
    assertThat(found).isEqualTo(expected);
  }
}
