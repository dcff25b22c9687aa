package io.github.sparksimpor.contract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Synthetic rows weigh as their seeds, or share the weight of their class. */
public interface WeightsContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  // With idCol no synthetic row has an id, not even a copy, and so it can be told from real ones.
  @Test
  default void aSyntheticRowWeighsAsItsSeedAndRealRowsAsBefore() {
    Dataset<Row> data = weighted();
    ResamplerModel<?> model = resampler().setIdCol("id").setWeightCol("w").fit(data);
    Map<Vector, Double> byFeatures = new HashMap<>();
    data.collectAsList().forEach(row -> byFeatures.put(row.getAs(2), row.getDouble(3)));
    assertThat(model.syntheticSamples().collectAsList())
        .hasSize(45)
        .allMatch(
            row ->
                row.<Double>getAs("weight")
                    .equals(byFeatures.get(row.<Vector>getAs("seedFeatures"))));
    Dataset<Row> balanced = model.transform(data);
    assertThat(balanced.where("id is not null").collectAsList())
        .containsExactlyInAnyOrderElementsOf(data.collectAsList());
    assertThat(weight(balanced.where("id is null")))
        .isCloseTo(weight(model.syntheticSamples().withColumnRenamed("weight", "w")), within(1e-9));
  }

  @Test
  default void weightsDoNotDependOnTheTrainingDataAfterTheFit() throws IOException {
    String path = Files.createTempDirectory("weighted").resolve("rows").toString();
    SparkSession session = SparkTestSession.get();
    weighted().write().parquet(path);
    ResamplerModel<?> model = resampler().setWeightCol("w").fit(session.read().parquet(path));
    double before = weight(model.syntheticSamples().withColumnRenamed("weight", "w"));
    weighted().withColumn("w", col("w").plus(1)).write().mode("overwrite").parquet(path);
    session.catalog().refreshByPath(path);
    assertThat(weight(model.syntheticSamples().withColumnRenamed("weight", "w"))).isEqualTo(before);
  }

  @Test
  default void whereThePrevalenceIsKeptEveryClassWeighsWhatItDid() {
    Dataset<Row> data = weighted();
    Dataset<Row> plain = data.drop("w");
    R keeping = resampler().setIdCol("id").setWeightCol("w").setPrevalence("keep").setChi(0.3);
    Dataset<Row> own = keeping.fit(data).balance(data);
    assertThat(weight(own.where("label = 1")))
        .isCloseTo(weight(data.where("label = 1")), within(1e-9));
    assertThat(weight(own.where("label = 1 and id is not null")))
        .isCloseTo(0.3 * weight(data.where("label = 1")), within(1e-9));
    assertThat(weight(own.where("label = 0")))
        .isCloseTo(weight(data.where("label = 0")), within(1e-9));
    Dataset<Row> ones = keeping.fit(plain).balance(plain);
    assertThat(ones.where("label = 0").select("w").distinct().collectAsList())
        .extracting(row -> row.getDouble(0))
        .containsExactly(1.0);
    assertThat(ones.where("id is null").select("w").distinct().collectAsList())
        .extracting(row -> row.getDouble(0))
        .containsExactly(0.7 * 15 / 45);
    assertThat(ones.where("label = 1 and id is not null").select("w").distinct().collectAsList())
        .extracting(row -> row.getDouble(0))
        .containsExactly(0.3);
    assertThat(ones.columns()).containsExactly("id", "label", "features", "w");
  }

  @Test
  default void weightsThatAreNoneAreRefused() {
    Dataset<Row> data = weighted();
    assertThatThrownBy(() -> resampler().setPrevalence("keep").fit(data))
        .hasMessageContaining("prevalence is 'keep'")
        .hasMessageContaining("weightCol is not set");
    assertThatThrownBy(() -> resampler().setWeightCol("id").fit(data))
        .hasMessageContaining("'id' (weightCol)");
    for (String bad : new String[] {"null", "-1", "double('NaN')", "double('Infinity')"}) {
      Dataset<Row> broken = data.withColumn("w", expr("if(id = 'r3', " + bad + ", w)"));
      assertThatThrownBy(() -> resampler().setWeightCol("w").fit(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight column 'w' holds");
    }
    assertThatThrownBy(() -> resampler().setChi(1)).hasMessageContaining("chi");
    assertThatThrownBy(() -> resampler().setPrevalence("more")).hasMessageContaining("prevalence");
  }

  private static Dataset<Row> weighted() {
    return Samples.binary().withColumn("w", expr("0.5 + int(substring(id, 2)) / 8.0D"));
  }

  private static double weight(Dataset<Row> rows) {
    return rows.agg(sum(col("w"))).head().getDouble(0);
  }
}
