package io.github.sparksimpor.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  private static double seconds(double[] size) {
    return 8
        + 2e-6 * size[0]
        + 5e-7 * size[0] * size[1]
        + 2e-9 * size[2] * size[0]
        + 3e-10 * size[2] * size[0] * size[1];
  }

  @Test
  void termsThatMadeTheSecondsAreFoundAgain() {
    CostModel model =
        CostModel.of(
            SIZES.stream()
                .map(size -> new CostModel.Run(size[0], size[1], size[2], seconds(size)))
                .toList());

    double[] far = {1e8, 20, 1e5};
    assertThat(model.seconds(new CostModel.Run(far[0], far[1], far[2], Double.NaN)))
        .isCloseTo(seconds(far), within(1e-6 * seconds(far)));
  }

  @Test
  void noTermTakesLessThanNothingWhateverTheNoise() {
    CostModel model =
        CostModel.of(
            SIZES.stream()
                .map(size -> new CostModel.Run(size[0], size[1], 0, 20 - 1e-6 * size[0]))
                .toList());

    assertThat(Arrays.stream(model.perTerm())).allMatch(seconds -> seconds >= 0);
    assertThat(model.perTerm()[3]).isZero();
    assertThat(model.perTerm()[4]).isZero();
  }
}
