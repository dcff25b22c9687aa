package io.github.sparksimpor.contract;

import static io.github.sparksimpor.contract.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resamplers and their models are saved, loaded and copied, alone and within pipelines. */
public interface PersistenceContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void aLoadedModelHasTheRowsAndPassesDataThrough(@TempDir Path folder) throws IOException {
    Dataset<Row> data = Samples.binary();
    PipelineModel pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  resampler().setSeed(11).setSyntheticCol("made").setSaveSamples(true)
                })
            .fit(data);
    String path = folder.resolve("model").toString();
    pipeline.save(path);
    ResamplerModel<?> model = (ResamplerModel<?>) pipeline.stages()[0];
    ResamplerModel<?> loaded = (ResamplerModel<?>) PipelineModel.load(path).stages()[0];
    assertThat(loaded).hasSameClassAs(model);
    assertThat(loaded.uid()).isEqualTo(model.uid());
    assertThat(explained(loaded)).isEqualTo(explained(model));
    assertThat(bits(loaded.syntheticSamples()))
        .containsExactlyInAnyOrderElementsOf(bits(model.syntheticSamples()));
    assertThat(loaded.transform(data).count()).isEqualTo(75);
    assertThat(loaded.balance(data).count()).isEqualTo(model.balance(data).count());
  }

  @Test
  default void aLoadedResamplerHasTheParameters(@TempDir Path folder) throws IOException {
    R resampler = resampler().setSeed(11).setBalanceRatio(0.25).setTargetCounts(Map.of(1.0, 20L));
    String path = folder.resolve("resampler").toString();
    new Pipeline().setStages(new PipelineStage[] {resampler}).save(path);
    Resampler<?, ?> loaded = (Resampler<?, ?>) Pipeline.load(path).getStages()[0];
    assertThat(loaded).hasSameClassAs(resampler);
    assertThat(loaded.uid()).isEqualTo(resampler.uid());
    assertThat(explained(loaded)).isEqualTo(explained(resampler));
    assertThat(loaded.getTargetCounts()).isEqualTo(Map.of(1.0, 20L));
  }

  /** Without the identity of arrays, of which Spark prints nothing else. */
  private static String explained(Params stage) {
    return stage.explainParams().replaceAll("@[0-9a-f]+", "");
  }

  @Test
  default void copiesKeepRowsAndTakeExtraParameters() {
    Dataset<Row> data = Samples.binary();
    R resampler = resampler();
    ParamMap extra = new ParamMap().put(resampler.balanceRatio().w(0.0));
    assertThat(resampler.copy(extra).fit(data).syntheticSamples().count()).isZero();
    ResamplerModel<?> model = resampler.fit(data);
    ResamplerModel<?> copy = model.copy(ParamMap.empty());
    assertThat(bits(copy.syntheticSamples())).isEqualTo(bits(model.syntheticSamples()));
    assertThat(copy.balance(data).count()).isEqualTo(model.balance(data).count());
    assertThat(model.parent()).isSameAs(resampler);
  }
}
