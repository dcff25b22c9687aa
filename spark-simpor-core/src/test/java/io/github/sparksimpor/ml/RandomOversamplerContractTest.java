package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.ResamplerContract;
import io.github.sparksimpor.contract.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Copies take nothing to be measured, and keep the other columns of the rows they are copies of.
 */
class RandomOversamplerContractTest extends ResamplerContract<RandomOversampler> {
  @Override
  public RandomOversampler resampler() {
    return new RandomOversampler();
  }

  @Override
  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  public void refusesFeaturesThatAreNotFinite(double value) {
    List<Row> rows = new ArrayList<>(Samples.clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(Samples.row("bad", 1.0, 0.0, value));
    assertThatThrownBy(() -> resampler().fit(Samples.dataset(rows)))
        .hasMessageContaining(String.valueOf(value))
        .hasMessageContaining("feature 1");
  }

  @Override
  @Test
  public void missingValuesAreRefusedWithTheirFeaturesAndHowManyRowsLackThem() {
    List<Row> rows = new ArrayList<>(Samples.clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(Samples.row("lacking", 1.0, 0.0, Double.NaN));
    assertThat(resampler().fit(Samples.dataset(rows)).syntheticSamples().count())
        .as("nothing is refused")
        .isEqualTo(4);
  }

  @Override
  @Test
  public void refusesAClassOfOneRowThatIsToGrow() {
    Dataset<Row> data = Samples.dataset(Samples.clouds(2, new double[] {0, 3}, 9, 1));
    assertThat(resampler().fit(data).syntheticSamples().select("features").distinct().count())
        .as("copies of the one row")
        .isEqualTo(1);
  }

  @Override
  @Test
  public void otherColumnsAreNullInSyntheticRowsAndTheMarkTellsThemApart() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> balanced = resampler().setSyntheticCol("made").fit(data).transform(data);
    assertThat(balanced.where("made and id is not null").count()).isEqualTo(45);
    assertThat(balanced.where("not made").drop("made").collectAsList())
        .containsExactlyElementsOf(data.collectAsList());
  }
}
