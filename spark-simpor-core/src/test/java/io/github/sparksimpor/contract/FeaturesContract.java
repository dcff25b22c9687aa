package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** Features of synthetic rows are such as may occur. */
public interface FeaturesContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void duplicatesOfOneRowGrowIntoThatRow() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0}, 30));
    for (int i = 0; i < 5; i++) {
      rows.add(row("d" + i, 1.0, 3.3, -0.7));
    }
    Dataset<Row> samples = resampler().fit(dataset(rows)).syntheticSamples();
    assertThat(samples.count()).isEqualTo(25);
    assertThat(samples.select("features").distinct().collectAsList())
        .extracting(row -> row.get(0))
        .containsExactly(Vectors.dense(3.3, -0.7));
  }

  @Test
  default void constantFeaturesStayConstant() {
    List<Row> rows = new ArrayList<>();
    for (Row row : clouds(2, new double[] {0, 1}, 30, 8)) {
      double[] x = row.<Vector>getAs(2).toArray();
      rows.add(row(row.get(0), row.get(1), x[0], 0.1, x[1]));
    }
    assertThat(values(resampler(), dataset(rows), 1)).hasSize(22).containsOnly(0.1);
  }

  @Test
  default void aCategoryOfASyntheticRowOccursInItsClass() {
    List<Row> rows = new ArrayList<>();
    for (Row row : clouds(2, new double[] {0, 1}, 40, 12)) {
      double[] x = row.<Vector>getAs(2).toArray();
      double category = row.getDouble(1) == 0 ? 5 : rows.size() % 2 * 3 + 1;
      rows.add(row(row.get(0), row.get(1), x[0], category, x[1]));
    }
    Attribute[] attributes = {
      NumericAttribute.defaultAttr().withName("a"),
      NominalAttribute.defaultAttr().withName("kind"),
      NumericAttribute.defaultAttr().withName("b")
    };
    StructField features = new AttributeGroup("features", attributes).toStructField();
    Dataset<Row> data = dataset(rows).withMetadata("features", features.metadata());
    assertThat(values(resampler(), data, 1)).isNotEmpty().isSubsetOf(1.0, 4.0);
  }

  @Test
  default void integerColumnsComeOutWhole() {
    List<Row> rows = new ArrayList<>();
    for (Row row : clouds(2, new double[] {0, 1}, 40, 12)) {
      double[] x = row.<Vector>getAs(2).toArray();
      rows.add(row(row.get(0), row.get(1), Math.rint(3 * x[0]), x[1]));
    }
    Dataset<Row> data = dataset(rows);
    assertThat(values(resampler().setIntegerCols("0"), data, 0))
        .isNotEmpty()
        .allMatch(value -> value == Math.rint(value));
    assertThatThrownBy(() -> resampler().setIntegerCols("size").fit(data))
        .hasMessageContaining("integerCols")
        .hasMessageContaining("'size'");
    assertThatThrownBy(() -> resampler().setIntegerCols("2").fit(data))
        .hasMessageContaining("integerCols")
        .hasMessageContaining("2 features");
  }

  private List<Double> values(R resampler, Dataset<Row> data, int feature) {
    return resampler.fit(data).syntheticSamples().collectAsList().stream()
        .map(row -> row.<Vector>getAs("features").apply(feature))
        .toList();
  }
}
