package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OriginsTest {
  private final Dataset<Row> data =
      Samples.dataset(Samples.clouds(3, new double[] {0, 1, 2}, 60, 15, 25));

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void aRowOfSmoteLiesBetweenTheRowsThatItsIdsName(String strategy) {
    onSegments(new Smote().setStrategy(strategy).setIdCol("id").fit(data));
  }

  @Test
  void aRowOfBorderlineTwoLiesBetweenTheRowsThatItsIdsNameInOtherClassesToo() {
    BorderlineSmoteModel model =
        new BorderlineSmote().setKind("borderline-2").setBounds("none").setIdCol("id").fit(data);
    onSegments(model);
    Map<String, Double> labels = new HashMap<>();
    data.collectAsList().forEach(row -> labels.put(row.getString(0), row.getDouble(1)));
    assertThat(model.syntheticSamples().collectAsList())
        .anyMatch(
            row ->
                !Objects.equals(labels.get(row.<String>getAs("neighborId")), row.getAs("label")));
  }

  private void onSegments(ResamplerModel<?> model) {
    Map<String, Vector> byId = new HashMap<>();
    data.collectAsList().forEach(row -> byId.put(row.getString(0), row.getAs("features")));
    List<Row> samples = model.syntheticSamples().collectAsList();
    assertThat(samples).hasSize(80);
    for (Row sample : samples) {
      double[] x = sample.<Vector>getAs("features").toArray();
      double[] seed = byId.get(sample.<String>getAs("seedId")).toArray();
      double[] end = byId.get(sample.<String>getAs("neighborId")).toArray();
      double share = (x[0] - seed[0]) / (end[0] - seed[0]);
      assertThat(share).isBetween(0.0, 1.0);
      for (int k = 1; k < x.length; k++) {
        assertThat(x[k]).isCloseTo(seed[k] + share * (end[k] - seed[k]), within(1e-6));
      }
    }
  }

  @Test
  void rowsOfSpheresHaveNoNeighbour() {
    Dataset<Row> samples =
        new Simpor().setHiddenLayers(new int[] {4}).setIdCol("id").fit(data).syntheticSamples();
    assertThat(samples.where("seedId is null or neighborId is not null").count()).isZero();
  }

  @Test
  void originsAreSavedWithTheSamples(@TempDir Path folder) throws IOException {
    SmoteModel model = new Smote().setIdCol("id").setSaveSamples(true).fit(data);
    String path = folder.resolve("model").toString();
    model.save(path);
    assertThat(
            SmoteModel.load(path).syntheticSamples().select("seedId", "neighborId").collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            model.syntheticSamples().select("seedId", "neighborId").collectAsList());
  }
}
