package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AblationTest {
  @Test
  void everyPairIsOfMethodsThatAreCompared() {
    List<Double> sizes = List.of(0.5, 1.0);
    List<String> methods =
        sizes.stream()
            .flatMap(size -> Remedy.settings(sizes, size).stream())
            .flatMap(remedy -> remedy.methods().stream())
            .toList();

    assertThat(Ablation.all(sizes))
        .hasSize(2 * 13 + 2)
        .allSatisfy(
            pair -> {
              assertThat(methods).contains(pair.changed(), pair.base());
              assertThat(pair.changed()).isNotEqualTo(pair.base());
            });
  }

  @Test
  void withoutAnyRowsAddedNothingIsTakenApart() {
    assertThat(Ablation.all(List.of())).isEmpty();
  }

  @Test
  void everyKnobSetsSomethingThatNoOtherSettingHas() {
    List<String> settings =
        Stream.concat(Treatment.candidates().stream(), Treatment.knobs().stream())
            .map(treatment -> parameters(treatment.resampler().orElseThrow().get()))
            .toList();

    assertThat(settings).doesNotHaveDuplicates();
  }

  /** All that have a value, defaults included. */
  private static String parameters(Resampler<?, ?> stage) {
    return Arrays.stream(stage.params())
        .filter(stage::isDefined)
        .map(param -> param.name() + "=" + stage.getOrDefault(param))
        .collect(Collectors.joining(" "));
  }

  @Test
  void onlyPairsThatWereScoredAreShownAndHolmCountsThem() {
    RankTable merits =
        new RankTable(
            List.of("SIMPOR, γ=1.0", "no region, γ=1.0"),
            new double[][] {{0.7, 0.75}, {0.7, 0.76}, {0.7, 0.77}, {0.7, 0.78}});

    assertThat(Ablation.table("pairs", Ablation.all(List.of(1.0)), merits).lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.name()).isEqualTo("region");
              assertThat(line.values())
                  .startsWith("no region, γ=1.0", "SIMPOR, γ=1.0", "+0.065", "0.125");
            });
  }
}
