package io.github.sparksimpor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.Resampler;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all resamplers can be told is there, explained, and checked when it is set. */
public interface ParametersContract<R extends Resampler<?, R>> extends ResamplerUnderTest<R> {

  @Test
  default void everyParameterIsExplained() {
    R resampler = resampler();
    assertThat(Arrays.stream(resampler.params()).map(param -> param.name()))
        .contains("featuresCol", "labelCol", "seed", "balanceRatio", "targetCounts")
        .contains("standardization", "syntheticCol", "numNeighbors", "maxBroadcastMB");
    assertThat(resampler.params()).allSatisfy(param -> assertThat(param.doc()).isNotBlank());
  }

  @Test
  default void parametersOutOfRangeAreRefusedWhenSet() {
    assertThatThrownBy(() -> resampler().setBalanceRatio(-0.1))
        .hasMessageContaining("balanceRatio")
        .hasMessageContaining("-0.1");
    assertThatThrownBy(() -> resampler().setNumNeighbors(0))
        .hasMessageContaining("numNeighbors")
        .hasMessageContaining("0");
    assertThatThrownBy(() -> resampler().setTargetCounts(Map.of(1.0, -5L)))
        .hasMessageContaining("targetCounts")
        .hasMessageContaining("-5");
  }
}
