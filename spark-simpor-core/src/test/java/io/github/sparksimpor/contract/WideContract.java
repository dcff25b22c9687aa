package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.bits;
import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static io.github.sparksimpor.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Columns without a value cost nothing and change nothing, and sparse rows stay sparse. */
public interface WideContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {
  /** As wide as hashed features often are. */
  int WIDTH = 1 << 20;

  @Test
  default void columnsWithoutAValueChangeNothing() {
    List<Row> narrow = clouds(3, new double[] {0, 1}, 40, 12);
    int[] places = {5, 70_000, WIDTH - 1};
    Dataset<Row> wide =
        dataset(
            narrow.stream()
                .map(row -> row(row.get(0), row.get(1), wide(row.getAs(2), places)))
                .toList());
    List<Row> expected = grown(dataset(narrow));
    for (String strategy : List.of("broadcast", "partitioned")) {
      List<Row> found =
          resampler()
              .setSeed(3)
              .setStrategy(strategy)
              .setIntegerCols("70000")
              .fit(wide.repartition(3))
              .syntheticSamples()
              .collectAsList();
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).<Vector>getAs("features"))
            .isInstanceOf(SparseVector.class)
            .isEqualTo(wide(expected.get(i).getAs("features"), places));
        assertThat(found.get(i).<Vector>getAs("seedFeatures"))
            .isInstanceOf(SparseVector.class)
            .isEqualTo(wide(expected.get(i).getAs("seedFeatures"), places));
      }
    }
  }

  private List<Row> grown(Dataset<Row> narrow) {
    return resampler()
        .setSeed(3)
        .setIntegerCols("1")
        .fit(narrow)
        .syntheticSamples()
        .collectAsList();
  }

  private static Vector wide(Vector values, int... places) {
    return Vectors.sparse(WIDTH, places, values.toArray());
  }

  @Test
  default void wideSparseAndDenseVectorsGiveTheSameRowsEachInItsForm() {
    Dataset<Row> sparse = words();
    Dataset<Row> dense =
        dataset(
            sparse.collectAsList().stream()
                .map(row -> row(row.get(0), row.get(1), row.<Vector>getAs(2).toDense()))
                .toList());
    Dataset<Row> fromSparse = resampler().setSeed(1).fit(sparse).syntheticSamples();
    Dataset<Row> fromDense = resampler().setSeed(1).fit(dense.repartition(3)).syntheticSamples();
    assertThat(bits(fromSparse)).hasSize(16).isEqualTo(bits(fromDense));
    assertThat(fromSparse.collectAsList())
        .allMatch(row -> row.getAs("features") instanceof SparseVector);
    assertThat(fromDense.collectAsList())
        .allMatch(row -> row.getAs("features") instanceof DenseVector);
  }

  /** Counts of words in 1,500 places, of which most never occur. */
  private static Dataset<Row> words() {
    List<Row> rows =
        clouds(4, new double[] {0, 1}, 24, 8).stream()
            .map(
                row -> {
                  double[] x = row.<Vector>getAs(2).toArray();
                  int[] places = Arrays.stream(x).mapToInt(v -> (int) Math.abs(7 * v)).toArray();
                  return row(row.get(0), row.get(1), counts(places));
                })
            .toList();
    return dataset(rows);
  }

  private static Vector counts(int... places) {
    double[] counts = new double[1500];
    for (int place : places) {
      counts[place % 1500]++;
    }
    return Vectors.dense(counts).toSparse();
  }
}
