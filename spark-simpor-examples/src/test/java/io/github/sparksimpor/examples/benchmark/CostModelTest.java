package io.github.sparksimpor.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostModelTest {
  private static final List<double[]> SIZES =
      Stream.of(
              new double[] {1e5, 10, 300},
              new double[] {1e5, 30, 200},
              new double[] {3e5, 10, 900},
              new double[] {1e6, 10, 4_000},
              new double[] {1e6, 30, 2_500},
              new double[] {3e6, 10, 5_000})
          .toList();

  private static double seconds(double[] size, CostModel.Pair pair) {
    return 8
        + 2e-6 * size[0]
        + 5e-7 * size[0] * size[1]
        + 2e-9 * size[2] * size[0] * (pair == CostModel.Pair.ALIKE ? 1 : size[1]);
  }

  @ParameterizedTest
  @EnumSource(CostModel.Pair.class)
  void termsThatMadeTheSecondsAreFoundAgain(CostModel.Pair pair) {
    CostModel model =
        CostModel.of(
            SIZES.stream()
                .map(size -> new CostModel.Run(size[0], size[1], size[2], seconds(size, pair)))
                .toList(),
            pair);

    double[] far = {1e8, 20, 1e5};
    assertThat(model.seconds(far[0], far[1], far[2]))
        .isCloseTo(seconds(far, pair), within(1e-6 * seconds(far, pair)));
  }

  @Test
  void noTermTakesLessThanNothingWhateverTheNoise() {
    CostModel model =
        CostModel.of(
            SIZES.stream()
                .map(size -> new CostModel.Run(size[0], size[1], 0, 20 - 1e-6 * size[0]))
                .toList(),
            CostModel.Pair.ALIKE);

    assertThat(Arrays.stream(model.perTerm())).allMatch(seconds -> seconds >= 0);
    assertThat(model.perTerm()[3]).isZero();
  }
}
