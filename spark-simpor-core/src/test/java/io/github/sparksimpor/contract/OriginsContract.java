package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.bits;
import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** With an id column, a synthetic row can be traced to the rows it grew from. */
public interface OriginsContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void theSeedsIdIsThatOfARowWithItsFeaturesAndLabel() {
    Dataset<Row> data = Samples.binary().withColumn("id", expr("bigint(substring(id, 2))"));
    ResamplerModel<?> model = resampler().setSeed(5).setIdCol("id").fit(data);
    Dataset<Row> samples = model.syntheticSamples();
    assertThat(samples.schema().apply("seedId").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(samples.schema().apply("neighborId").dataType()).isEqualTo(DataTypes.LongType);
    Dataset<Row> joined =
        samples.join(
            data.selectExpr("id as seedId", "features as original", "label as class"), "seedId");
    assertThat(joined.count()).isEqualTo(45);
    for (Row row : joined.collectAsList()) {
      assertThat(row.<Vector>getAs("original")).isEqualTo(row.getAs("seedFeatures"));
      assertThat(row.<Double>getAs("class")).isEqualTo(row.<Double>getAs("label"));
    }
    assertThat(samples.join(data, samples.col("neighborId").equalTo(data.col("id"))).count())
        .as("neighbours are rows of the table")
        .isEqualTo(samples.where("neighborId is not null").count());
    assertThat(model.balance(data).where("id is null").count()).isEqualTo(45);
  }

  @Test
  default void idsChangeNoRowAndWithoutThemTheSchemaIsAsEver() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> plain = resampler().setSeed(5).fit(data).syntheticSamples();
    assertThat(plain.columns()).doesNotContain("seedId", "neighborId");
    assertThat(bits(resampler().setSeed(5).setIdCol("id").fit(data).syntheticSamples()))
        .isEqualTo(bits(plain));
  }

  @Test
  default void rowsThatDifferInTheirIdsOnlyAreToldApartForAnyPartitioningAndStrategy() {
    List<Row> rows = new ArrayList<>(clouds(2, new double[] {0, 1}, 40, 6));
    for (int i = 0; i < 6; i++) {
      rows.add(row("twin" + i, 1.0, 3.0, 101.5));
    }
    Dataset<Row> data = dataset(rows);
    List<Row> once = origins(data.coalesce(1), "broadcast");
    assertThat(once).extracting(row -> row.getString(0)).doesNotContainNull();
    assertThat(origins(data.repartition(7), "broadcast")).isEqualTo(once);
    assertThat(origins(data.repartition(2), "partitioned")).isEqualTo(once);
  }

  private List<Row> origins(Dataset<Row> data, String strategy) {
    return resampler()
        .setSeed(5)
        .setIdCol("id")
        .setStrategy(strategy)
        .fit(data)
        .syntheticSamples()
        .select("seedId", "neighborId")
        .collectAsList();
  }

  @Test
  default void anIdColumnThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> resampler().setIdCol("account").fit(Samples.binary()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("idCol is 'account'")
        .hasMessageContaining("id, label, features");
  }
}
