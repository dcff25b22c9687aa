package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input is refused in a line that names column or parameter, value and remedy. */
public interface RefusalsContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  default void refusesFeaturesThatAreNotFinite(double value) {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", 1.0, 0.0, value));
    refuses(rows, "'features'", String.valueOf(value), "feature 1", "drop or impute");
  }

  @Test
  default void refusesNullFeatures() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", 1.0, (Vector) null));
    refuses(rows, "'features'", "null", "drop or impute");
  }

  @Test
  default void refusesNullAndNonFiniteLabels() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 9, 4));
    rows.add(row("bad", null, 0.0, 0.0));
    refuses(rows, "'label'", "null", "drop or label");
    rows.set(rows.size() - 1, row("bad", Double.NaN, 0.0, 0.0));
    refuses(rows, "'label'", "NaN", "finite");
  }

  @Test
  default void refusesASingleClass() {
    refuses(clouds(2, new double[] {4}, 9), "'label'", "4.0", "at least two classes");
  }

  @Test
  default void refusesAClassOfOneRowThatIsToGrow() {
    refuses(clouds(2, new double[] {0, 3}, 9, 1), "'label'", "3.0", "one row");
  }

  @Test
  default void refusesAnEmptyDataset() {
    refuses(List.of(), "no row");
  }

  @Test
  default void refusesVectorsOfDifferentLength() {
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
  default void schemaProblemsShowBeforeAnyJob() {
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
  default void refusesTargetsBelowWhatIsThereOrOfUnknownLabels() {
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
