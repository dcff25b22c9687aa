package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
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
  void valuesThatDifferByHowTheyWereAddedUpAreTies() {
    RankTable table =
        new RankTable(
            List.of("A", "B"), new double[][] {{0.1 + 0.2, 0.3}, {0.8 - 0.1, 0.7}, {0.6, 0.5}});

    assertThat(table.ranks()[0]).containsExactly(1.5, 1.5);
    assertThat(table.wilcoxon("A", "B")).as("one difference, the others are none").isEqualTo(1);
  }

  @Test
  void differencesThatAreEqualButForTheLastBitsShareTheirRank() {
    RankTable table =
        new RankTable(
            List.of("A", "B"),
            new double[][] {{0.8, 0.7}, {0.9, 0.8}, {0.3, 0.2}, {0.1, 0.2}, {0.9, 0.5}});

    // Four of 2.5 and one of 5, of which 2.5 are negative: as far out are sums of 0, 2.5, 12.5
    // and 15, that is 1 + 4 + 4 + 1 of 32 choices of signs.
    assertThat(table.wilcoxon("A", "B")).isCloseTo(10 / 32.0, within(1e-12));
  }

  @Test
  void friedmansTestIsThatOfItsFormula() {
    // 12 · 4 / (3 · 4) · (1 + 2.375² + 2.625² - 3 · 16 / 4) = 6.125, over 1 - (2³ - 2) / (4 · 3 ·
    // 8)
    // for the tie, and exp(-x / 2) for two degrees of freedom.
    assertThat(TABLE.friedman()).isCloseTo(Math.exp(-6.125 / 0.9375 / 2), within(1e-9));
  }

  @Test
  void holmsCorrectionCountsTheFamilyNeverFallsAndNeverExceedsOne() {
    // Four pairs, all in favour of A: 2 / 2^4 by Wilcoxon, doubled by Holm.
    assertThat(TABLE.againstOne("A", Set.of("A", "B", "C")))
        .containsOnlyKeys("B", "C")
        .allSatisfy((method, p) -> assertThat(p).isCloseTo(0.25, within(1e-9)));
    assertThat(TABLE.againstOne("A", Set.of("B")).get("B")).isCloseTo(0.125, within(1e-9));
  }

  @Test
  void leavingMethodsOutKeepsTheValuesOfTheOthers() {
    RankTable two = TABLE.only(List.of("C", "A"));

    assertThat(two.values()[1]).containsExactly(0.8, 0.9);
    assertThat(two.meanRanks()).containsExactly(2, 1);
  }
}
