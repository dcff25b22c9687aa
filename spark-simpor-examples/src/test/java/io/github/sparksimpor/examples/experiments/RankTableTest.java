package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankTableTest {
  /** Three methods on four sets: A is always best, B and C take turns and tie once. */
  private static final RankTable TABLE =
      new RankTable(
          List.of("A", "B", "C"),
          new double[][] {{0.9, 0.8, 0.7}, {0.9, 0.7, 0.8}, {0.9, 0.5, 0.5}, {0.9, 0.8, 0.7}});

  @Test
  void theBestRanksFirstAndTiesShareTheirRanks() {
    assertThat(TABLE.ranks()[2]).containsExactly(1, 2.5, 2.5);
    assertThat(TABLE.meanRanks()).containsExactly(1, 2.375, 2.625);
  }

  @Test
  void friedmansTestIsThatOfItsFormula() {
    // 12 · 4 / (3 · 4) · (1 + 2.375² + 2.625² - 3 · 16 / 4) = 6.125, and exp(-6.125 / 2) for two
    // degrees of freedom.
    assertThat(TABLE.friedman()).isCloseTo(Math.exp(-6.125 / 2), within(1e-9));
  }

  @Test
  void holmsCorrectionNeverFallsAndNeverExceedsOne() {
    double[] p = TABLE.againstOne("A");
    assertThat(p[0]).isNaN();
    // Four pairs, all in favour of A: 2 / 2^4 by Wilcoxon, doubled by Holm.
    assertThat(p[1]).isCloseTo(0.25, within(1e-9));
    assertThat(p[2]).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void theTableIsSortedByMeanRank() {
    assertThat(TABLE.toMarkdown("B").lines().skip(2).limit(3))
        .extracting(line -> line.split("\\|")[1].trim())
        .containsExactly("A", "B", "C");
  }
}
