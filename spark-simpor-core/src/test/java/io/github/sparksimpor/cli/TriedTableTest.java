package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.SafeSelection;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.figure.GainChart;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriedTableTest {
  @Test
  void whatWasCutAndWhatGainsTheSameOnAllFoldsIsToldWithoutNaN() {
    TriedCandidate none = tried("none", 100, 0.5, 0.7);
    TunedBalance same = tuned(List.of(none, tried("weights", 100, 0.5, 0.7)));
    assertThat(lines(same).get(1)).matches("none \\(chosen\\) +0\\.6000 +0\\.6000 .*");
    assertThat(lines(same).get(2)).matches("weights +0\\.6000 +as good \\(no interval\\) +0.*");
    assertThat(GainChart.of(same).table().lines().get(1).values().subList(0, 3))
        .containsExactly("0.600", "0", "none");

    TunedBalance cut =
        tuned(
            List.of(none, new TriedCandidate("smote", 1, List.of(), Double.NaN, Double.NaN, true)));
    assertThat(lines(cut).get(2)).matches("smote at size 1.0 \\(cut\\) +- +- +- +- +- +-");
    assertThat(GainChart.of(cut).table().lines().get(1).values()).containsOnly("–").hasSize(7);
  }

  @Test
  void aGainWithAnIntervalAndOneOfManyDigitsAreTold() {
    assertThat(lines(tuned(List.of(tried("none", 1, -2e20, -1e20), tried("all", 1, -1e20, -5e19)))))
        .satisfies(
            lines ->
                assertThat(lines.get(2))
                    .matches(
                        "all.* -7.5000e\\+19 +7.5000e\\+19 \\(-\\S+e\\+\\d+ to \\S+e\\+\\d+\\).*"));
  }

  private static List<String> lines(TunedBalance tuned) {
    StringWriter out = new StringWriter();
    TriedTable.print(new PrintWriter(out, true), tuned);
    return out.toString().lines().toList();
  }

  private static TunedBalance tuned(List<TriedCandidate> candidates) {
    return TunedBalance.choose(
        "f1", candidates, List.of(), new SafeSelection(0.05, 1, 0.01, 1), true);
  }

  private static TriedCandidate tried(String name, double rows, double... values) {
    return new TriedCandidate(
        name,
        Double.NaN,
        Arrays.stream(values).mapToObj(value -> new FoldScores(0.5, 0.6, 0.7, value)).toList(),
        rows,
        1,
        false);
  }
}
