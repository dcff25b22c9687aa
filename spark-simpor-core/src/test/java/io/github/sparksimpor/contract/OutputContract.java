package io.github.sparksimpor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** Synthetic rows join the original ones, which stay as they are. */
public interface OutputContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void originalRowsComeOutUnchangedAndOnce() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> balanced = resampler().setSyntheticCol("made").fit(data).balance(data);
    assertThat(balanced.where("not made").drop("made").collectAsList())
        .containsExactlyElementsOf(data.collectAsList());
  }

  @Test
  default void otherColumnsAreNullInSyntheticRowsAndTheMarkTellsThemApart() {
    Dataset<Row> data = Samples.binary();
    Dataset<Row> balanced = resampler().setSyntheticCol("made").fit(data).transform(data);
    long made = balanced.where("made").count();
    assertThat(made).isEqualTo(45);
    assertThat(balanced.where("made and id is null").count()).isEqualTo(made);
    assertThat(balanced.where("not made and id is null").count()).isZero();
  }

  @Test
  default void labelKeepsItsType() {
    Dataset<Row> data = Samples.binary().withColumn("label", functions.expr("cast(label as int)"));
    ResamplerModel<?> model = resampler().fit(data);
    Dataset<Row> balanced = model.transform(data);
    assertThat(balanced.schema().apply("label").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(balanced.where("label = 1").count()).isEqualTo(60);
    assertThat(balanced.schema()).isEqualTo(model.transformSchema(data.schema()));
  }

  @Test
  default void syntheticRowsHaveNoMorePartitionsThanTheTrainingData() {
    double[] labels = IntStream.range(0, 12).mapToDouble(c -> c).toArray();
    int[] sizes = IntStream.range(0, 12).map(c -> c == 0 ? 24 : 12).toArray();
    Dataset<Row> data = Samples.dataset(Samples.clouds(3, labels, sizes)).repartition(2).persist();
    try {
      ResamplerModel<?> model = resampler().fit(data);
      assertThat(model.syntheticSamples().rdd().getNumPartitions()).isBetween(1, 2);
      assertThat(model.balance(data).rdd().getNumPartitions()).isBetween(3, 4);
    } finally {
      data.unpersist();
    }
  }
}
