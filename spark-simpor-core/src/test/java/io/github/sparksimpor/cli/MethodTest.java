package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodTest {
  @ParameterizedTest
  @EnumSource
  void whicheverMethodTheVerdictPicksItKeepsTheColumnsRolesAndSeedOfTheRun(Method method) {
    Simpor asked =
        new Simpor()
            .setLabelCol("fraud")
            .setFeaturesCol("numbers")
            .setIdCol("id")
            .setMissing("keep")
            .setBounds("all")
            .setIntegerCols("visits")
            .setSeed(7)
            .setBandwidth(2.0);
    Resampler<?, ?> picked = method.like(asked);
    assertThat(picked).hasSameClassAs(method.newStage());
    assertThat(picked.getLabelCol()).isEqualTo("fraud");
    assertThat(picked.getFeaturesCol()).isEqualTo("numbers");
    assertThat(picked.getIdCol()).isEqualTo("id");
    assertThat(picked.getMissing()).isEqualTo("keep");
    assertThat(picked.getBounds()).isEqualTo("all");
    assertThat(picked.getIntegerCols()).containsExactly("visits");
    assertThat(picked.getSeed()).isEqualTo(7);
  }
}
