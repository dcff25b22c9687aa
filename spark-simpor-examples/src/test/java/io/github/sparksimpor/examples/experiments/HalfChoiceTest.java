package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.report.IntervalChart;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfChoiceTest {
  private static final List<String> SETS = List.of("a", "b", "c", "d", "e", "f");

  /** On a, c and e "near" is best of the settings, on b, d and f "far" is; "copies" beats none. */
  private static final RankTable TABLE =
      new RankTable(
          List.of("copies", "far", "near", "none"),
          new double[][] {
            {0.72, 0.60, 0.80, 0.70},
            {0.72, 0.90, 0.75, 0.70},
            {0.72, 0.60, 0.80, 0.70},
            {0.72, 0.90, 0.69, 0.70},
            {0.72, 0.60, 0.80, 0.70},
            {0.72, 0.90, 0.75, 0.70},
          });

  private static List<HalfChoice> choices(List<String> sets, RankTable table) {
    return HalfChoice.of(
        "tree", Metric.MACRO_F1, table, sets, List.of("far", "near"), List.of("copies"), "none");
  }

  @Test
  void aSettingIsChosenOnOneHalfAndJudgedOnTheOther() {
    HalfChoice first = choices(SETS, TABLE).get(0);
    HalfChoice second = choices(SETS, TABLE).get(1);

    assertThat(first.chosenOn()).containsExactly("a", "c", "e");
    assertThat(first.setting()).isEqualTo("near");
    assertThat(first.rankThere()).isEqualTo(1);
    assertThat(first.rank()).isCloseTo((2 + 4 + 2) / 3.0, within(1e-12));
    assertThat(second.setting()).isEqualTo("far");
    assertThat(second.rank()).isEqualTo(4);
  }

  @Test
  void itStandsBesideNoneAndTheRivalThatRankedBestWhereItWasChosen() {
    HalfChoice first = choices(SETS, TABLE).get(0);

    assertThat(first.besides())
        .extracting(HalfChoice.Beside::method)
        .containsExactly("none", "copies");
    HalfChoice.Beside none = first.besides().get(0);
    assertThat(none.difference()).isCloseTo((0.05 - 0.01 + 0.05) / 3, within(1e-12));
    assertThat(none.p()).as("ranks 2.5 and 2.5 against 1: 2 · 2 / 8").isCloseTo(0.5, within(1e-9));
    assertThat(none.believed().better()).isGreaterThan(none.believed().worse());
  }

  @Test
  void whatTheJudgingHalfSaysHasNoPartInTheChoice() {
    double[][] other = TABLE.values().clone();
    for (int row = 1; row < other.length; row += 2) {
      other[row] = new double[] {0, 1, 0, 0};
    }

    HalfChoice first = choices(SETS, new RankTable(TABLE.methods(), other)).get(0);

    assertThat(first.setting()).isEqualTo("near");
    assertThat(first.rankThere()).isEqualTo(1);
  }

  @Test
  void threeSetsAreTooFewToHalve() {
    assertThat(choices(SETS.subList(0, 3), TABLE.rows(row -> row < 3))).isEmpty();
  }

  @Test
  void linesOfTheDiagramOverlapWhereRanksDifferByLessThanTheCriticalDifference() {
    IntervalChart diagram = RankDiagram.of(TABLE, "ranks", "none");

    assertThat(diagram.intervals())
        .isSortedAccordingTo((a, b) -> Double.compare(a.estimate(), b.estimate()));
    assertThat(diagram.intervals())
        .allSatisfy(
            i ->
                assertThat(i.upper() - i.lower())
                    .isCloseTo(Nemenyi.criticalDifference(4, 6), within(1e-12)));
    assertThat(diagram.intervals()).filteredOn(IntervalChart.Interval::marked).hasSize(1);
  }
}
