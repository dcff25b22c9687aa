package io.github.sparksimpor.ml;

import static io.github.sparksimpor.ml.Samples.clouds;
import static io.github.sparksimpor.ml.Samples.dataset;
import static io.github.sparksimpor.ml.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every resampler refuses, and what it names in saying so. */
abstract class ResamplerRefusals<R extends Resampler<?, R>> {

  /** A resampler with settings that are quick on small data. */
  abstract R resampler();

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesFeaturesThatAreNotFinite(double value) {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", 1.0, 0.0, value));
    refuses(rows, "'features'", String.valueOf(value), "feature 1", "drop or impute");
  }

  @Test
  void refusesNullFeatures() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", 1.0, (Vector) null));
    refuses(rows, "'features'", "null", "drop or impute");
  }

  @Test
  void refusesNullAndNonFiniteLabels() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", null, 0.0, 0.0));
    refuses(rows, "'label'", "null", "drop or label");
    rows.set(rows.size() - 1, row("bad", Double.NaN, 0.0, 0.0));
    refuses(rows, "'label'", "NaN", "finite");
  }

  @Test
  void refusesASingleClass() {
    refuses(clouds(2, new double[] {4}, 9), "'label'", "4.0", "at least two classes");
  }

  @Test
  void refusesAClassOfOneRowThatIsToGrow() {
    refuses(clouds(2, new double[] {0, 3}, 9, 1), "'label'", "3.0", "one row");
  }

  @Test
  void refusesAnEmptyDataset() {
    refuses(List.of(), "no row");
  }

  @Test
  void refusesVectorsOfDifferentLength() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", 1.0, 1.0, 2.0, 3.0));
    refuses(rows, "'features'", "2", "3", "length");
  }

  private void refuses(List<Row> rows, String... parts) {
    assertThatThrownBy(() -> resampler().fit(dataset(rows)))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }

  @Test
  void schemaProblemsShowBeforeAnyJob() {
    Dataset<Row> data = Samples.binary();
    assertThatThrownBy(() -> resampler().setLabelCol("class").transformSchema(data.schema()))
        .hasMessageContaining("'class'")
        .hasMessageContaining("id, label, features");
    assertThatThrownBy(() -> resampler().setLabelCol("id").transformSchema(data.schema()))
        .hasMessageContaining("'id'")
        .hasMessageContaining("string");
    assertThatThrownBy(() -> resampler().setFeaturesCol("label").transformSchema(data.schema()))
        .hasMessageContaining("'label'")
        .hasMessageContaining("vector");
    assertThatThrownBy(() -> resampler().setSyntheticCol("id").transformSchema(data.schema()))
        .hasMessageContaining("'id'");
  }

  @Test
  void parametersOutOfRangeAreRefusedWhenSet() {
    assertThatThrownBy(() -> resampler().setBalanceRatio(-0.1))
        .hasMessageContaining("balanceRatio")
        .hasMessageContaining("-0.1");
    assertThatThrownBy(() -> resampler().setNumNeighbors(0))
        .hasMessageContaining("numNeighbors")
        .hasMessageContaining("0");
    assertThatThrownBy(() -> resampler().setTargetCounts(Map.of(1.0, -5L)))
        .hasMessageContaining("targetCounts")
        .hasMessageContaining("-5");
  }

  @Test
  void refusesTargetsBelowWhatIsThereOrOfUnknownLabels() {
    Dataset<Row> data = Samples.binary();
    assertThatThrownBy(() -> resampler().setTargetCounts(Map.of(1.0, 14L)).fit(data))
        .hasMessageContaining("targetCounts")
        .hasMessageContaining("14")
        .hasMessageContaining("15");
    assertThatThrownBy(() -> resampler().setTargetCounts(Map.of(9.0, 14L)).fit(data))
        .hasMessageContaining("targetCounts")
        .hasMessageContaining("9.0");
  }
}
