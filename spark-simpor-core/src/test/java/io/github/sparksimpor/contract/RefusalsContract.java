package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.apache.spark.sql.functions.expr;
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
  default void adviceFitsTheTypeOfTheColumn() {
    Dataset<Row> data = Samples.binary();
    schemaRefused(data.withColumn("label", expr("label = 1")), "boolean", "cast(\"int\")");
    schemaRefused(
        data.withColumn("label", expr("string(label)")), "string", "index it, with StringIndexer");
    for (String type : List.of("float", "double")) {
      schemaRefused(
          data.withColumn("features", expr("array(cast(1 as " + type + "))")),
          "array<" + type + ">",
          "array_to_vector(col(\"features\"))");
    }
    schemaRefused(
        data.withColumn("features", expr("array(1f)")).withColumn("label", expr("label = 1")),
        "'features'",
        "'label'");
  }

  private void schemaRefused(Dataset<Row> data, String... parts) {
    assertThatThrownBy(() -> resampler().fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }

  @Test
  default void labelsMayBeOfAnyNumericTypeAsLongAsTheySurviveAsDoubles() {
    Dataset<Row> data = Samples.binary();
    for (String type : List.of("int", "bigint", "float", "decimal(5,1)", "tinyint")) {
      Dataset<Row> typed = data.withColumn("label", expr("cast(label as " + type + ")"));
      Dataset<Row> balanced = resampler().fit(typed).balance(typed);
      assertThat(balanced.where("label = 1").count()).as(type).isEqualTo(60);
      assertThat(balanced.schema().apply("label").dataType())
          .isEqualTo(typed.schema().apply("label").dataType());
    }
    long odd = (1L << 53) + 1;
    schemaRefused(
        data.withColumn("label", expr("bigint(label) + " + odd + "L")), "'label'", "" + odd);
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
