package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.bits;
import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The seed, the parameters and the training rows decide, and nothing else. */
public interface ReproducibilityContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void theSameSeedGivesTheSameBitsHoweverInputIsPartitioned() {
    Dataset<Row> data = dataset(clouds(3, new double[] {0, 1, 2}, 50, 20, 9));
    List<String> once = grown(resampler().setSeed(5), data.coalesce(1));
    for (int partitions : new int[] {2, 7}) {
      assertThat(grown(resampler().setSeed(5), data.repartition(partitions))).isEqualTo(once);
    }
  }

  @Test
  default void theSameSeedGivesTheSameBitsWhereverTheRowsLie() {
    Dataset<Row> data = dataset(clouds(3, new double[] {0, 1, 2}, 40, 15, 9)).repartition(3);
    assertThat(grown(resampler().setSeed(5).setStrategy("partitioned"), data))
        .isEqualTo(grown(resampler().setSeed(5).setStrategy("broadcast"), data));
  }

  @Test
  default void anotherSeedGivesOtherRows() {
    Dataset<Row> data = Samples.binary();
    assertThat(grown(resampler().setSeed(5), data))
        .isNotEqualTo(grown(resampler().setSeed(6), data));
  }

  @Test
  default void rowsAreTheSameWheneverTheyAreRead() {
    Dataset<Row> samples = resampler().fit(Samples.binary()).syntheticSamples();
    assertThat(bits(samples)).isEqualTo(bits(samples));
  }

  @Test
  default void sparseAndDenseVectorsGiveTheSameRows() {
    Dataset<Row> dense = Samples.binary();
    List<Row> rows = new ArrayList<>();
    for (Row row : dense.collectAsList()) {
      rows.add(row(row.get(0), row.get(1), row.<Vector>getAs(2).toSparse()));
    }
    assertThat(grown(resampler().setSeed(1), dataset(rows)))
        .isEqualTo(grown(resampler().setSeed(1), dense));
  }

  private List<String> grown(R resampler, Dataset<Row> data) {
    return bits(resampler.fit(data).syntheticSamples());
  }
}
