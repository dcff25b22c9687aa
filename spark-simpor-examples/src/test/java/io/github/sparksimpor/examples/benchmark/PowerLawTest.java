package io.github.sparksimpor.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PowerLawTest {
  private static final List<PowerLaw.Seen> SEEN =
      Stream.of(new double[] {1e5, 10}, new double[] {1e5, 30}, new double[] {1e6, 10})
          .map(size -> new PowerLaw.Seen(size[0], size[1], value(size[0], size[1])))
          .toList();

  private static double value(double rows, double dimension) {
    return 7 * Math.pow(rows, 0.4) / Math.sqrt(dimension);
  }

  @Test
  void powersThatMadeTheValuesAreFoundAgain() {
    PowerLaw law = PowerLaw.of(SEEN, Double.POSITIVE_INFINITY);

    assertThat(law.ofRows()).isCloseTo(0.4, within(1e-9));
    assertThat(law.ofDimension()).isCloseTo(-0.5, within(1e-9));
    assertThat(law.at(1e9, 20)).isCloseTo(value(1e9, 20), within(1e-6 * value(1e9, 20)));
  }

  @Test
  void nothingGrowsBeyondItsMost() {
    assertThat(PowerLaw.of(SEEN, 500).at(1e9, 30)).isEqualTo(500);
  }
}
