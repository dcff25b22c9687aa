package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.bits;
import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Missing values are refused with all there is to know, or kept. */
public interface MissingValuesContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void missingValuesAreRefusedWithTheirFeaturesAndHowManyRowsLackThem() {
    assertThatThrownBy(() -> resampler().fit(withHoles()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "features column 'features' holds NaN in feature 1 of 8 rows, feature 3 of 4 rows; "
                + "drop or impute it, or set missing to 'keep'");
  }

  @Test
  default void keptMissingValuesAreMissingWhereARealRowOfTheClassLacksThem() {
    Dataset<Row> data = withHoles();
    Set<List<Boolean>> patterns =
        data.where("label = 1").collectAsList().stream()
            .map(row -> holes(row.getAs("features")))
            .collect(Collectors.toSet());
    List<Row> samples = keeping().setSeed(2).fit(data).syntheticSamples().collectAsList();
    assertThat(samples).hasSize(28);
    assertThat(samples).extracting(row -> holes(row.getAs("features"))).isSubsetOf(patterns);
    assertThat(samples)
        .extracting(row -> holes(row.getAs("features")))
        .contains(List.of(false, true, false, false));
    for (Row sample : samples) {
      double[] features = sample.<Vector>getAs("features").toArray();
      assertThat(Arrays.stream(features).anyMatch(Double::isInfinite)).isFalse();
      assertThat(sample.getDouble(4)).as("radius").isFinite();
    }
  }

  @Test
  default void rowsWithMissingValuesAreTheSameForAnyPartitioningAndStrategy() {
    Dataset<Row> data = withHoles();
    List<String> once = bits(grown(data.coalesce(1), "broadcast"));
    assertThat(bits(grown(data.repartition(7), "broadcast"))).isEqualTo(once);
    assertThat(bits(grown(data.repartition(2), "partitioned"))).isEqualTo(once);
  }

  @Test
  default void tablesThatLackNothingGrowTheSameRowsEitherWay() {
    Dataset<Row> data = Samples.binary();
    assertThat(bits(keeping().setSeed(4).fit(data).syntheticSamples()))
        .isEqualTo(bits(resampler().setSeed(4).fit(data).syntheticSamples()));
  }

  @Test
  default void originalRowsKeepWhatTheyLack() {
    Dataset<Row> data = withHoles();
    Dataset<Row> balanced = keeping().setSyntheticCol("made").fit(data).balance(data);
    assertThat(balanced.where("not made").drop("made").collectAsList())
        .hasToString(data.collectAsList().toString());
  }

  private Dataset<Row> grown(Dataset<Row> data, String strategy) {
    return keeping().setSeed(2).setStrategy(strategy).fit(data).syntheticSamples();
  }

  private R keeping() {
    return resampler().setMissing("keep");
  }

  private static List<Boolean> holes(Vector features) {
    return IntStream.range(0, features.size())
        .mapToObj(k -> Double.isNaN(features.apply(k)))
        .toList();
  }

  /** Of 12 rows of label 1 six lack the second feature; of the others some lack this or that. */
  private static Dataset<Row> withHoles() {
    List<Row> rows = new ArrayList<>();
    int[] met = new int[2];
    for (Row row : clouds(4, new double[] {0, 1}, 40, 12)) {
      double[] x = row.<Vector>getAs(2).toArray();
      int c = (int) row.getDouble(1);
      int number = met[c]++;
      x[2] = number % 3;
      if (c == 1 ? number < 6 : number < 2) {
        x[1] = Double.NaN;
      }
      if (c == 0 && number > 35) {
        x[3] = Double.NaN;
      }
      rows.add(row(row.get(0), row.get(1), x));
    }
    return dataset(rows);
  }
}
