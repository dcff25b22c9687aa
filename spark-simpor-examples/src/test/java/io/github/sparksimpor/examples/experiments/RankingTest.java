package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.evaluation.BinaryScores;
import io.github.sparksimpor.evaluation.report.BarChart;
import io.github.sparksimpor.evaluation.report.DataTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RankingTest {
  private static final List<String> SETS = List.of("a", "b", "c", "d");

  /** The default is best on a and c, its variant on b and d; the peer is always last. */
  private static Results results() {
    Results results = new Results();
    for (String set : SETS) {
      boolean even = set.equals("a") || set.equals("c");
      for (String learner : List.of("tree", "line")) {
        add(results, set, "SIMPOR", learner, even ? 0.875 : 0.75);
        add(results, set, "no region, k=3", learner, even ? 0.75 : 0.875);
        add(results, set, "peer", learner, 0.5);
      }
    }
    SETS.forEach(set -> add(results, set, "weights", "line", 0.125));
    return results;
  }

  private static void add(Results results, String set, String method, String learner, double f1) {
    BinaryScores scores = new BinaryScores(f1, f1, f1, f1, f1, 1 - f1, 1 - f1, 1 - f1, 1);
    results.add(new Results.Result(set, 0, method, learner, scores));
  }

  private static Ranking ranking(Results results) {
    return new Ranking(results, List.of("SIMPOR", "no region, k=3"), Ranking.SHOWN);
  }

  @Test
  void aMethodThatOneClassifierCannotTakeIsRankedWithTheOthersOnly() {
    assertThat(names(ranking(results()).table("line")))
        .containsExactlyInAnyOrder("SIMPOR", "no region, k=3", "peer", "weights", "Friedman p");
    assertThat(names(ranking(results()).table("tree"))).doesNotContain("weights");
    assertThat(names(ranking(results()).table(Ranking.ALL))).doesNotContain("weights");
  }

  private static List<String> names(DataTable table) {
    return table.lines().stream().map(DataTable.Line::name).toList();
  }

  @Test
  void ranksAndMeanValuesStandBesideEachOther() {
    DataTable table = ranking(results()).table("tree");

    assertThat(line(table, "SIMPOR").get(0)).isEqualTo("1.5 (0.813)");
    assertThat(line(table, "peer").get(3)).isEqualTo("3.0 (0.500)");
    assertThat(line(ranking(results()).table(Ranking.ALL), "SIMPOR").get(0)).isEqualTo("1.5");
  }

  private static List<String> line(DataTable table, String name) {
    return table.lines().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void whatIsChosenOnHalfOfTheSetsIsJudgedOnTheOtherHalf() {
    DataTable choices = ranking(results()).choices();

    assertThat(choices.lines().get(0).values())
        .containsExactly("a, c", "SIMPOR", "1.0", "1.0", "2.0", "2.0");
    assertThat(choices.lines().get(1).values())
        .containsExactly("b, d", "no region, k=3", "1.0", "2.0", "2.0", "1.0");
  }

  @Test
  void aSetCountsOnlyWhereAllMethodsHaveTheSameSplits() {
    Results results = results();
    BinaryScores scores = new BinaryScores(1, 1, 1, 1, 1, 0, 0, 0, 1);
    results.add(new Results.Result("b", 1, "peer", "tree", scores));

    assertThat(ranking(results).table("tree").title()).startsWith("Mean ranks over 3 sets");
    assertThat(ranking(results).table("line").title()).startsWith("Mean ranks over 4 sets");
  }

  @Test
  void theDefaultIsJudgedOnBothHalvesWhoeverWasChosen() {
    List<HalfChoice> halves =
        ranking(results())
            .halfChoices("tree", BinaryScores.Metric.MACRO_F1, List.of("no region, k=3"));

    assertThat(halves).extracting(HalfChoice::setting).containsOnly("no region, k=3");
    assertThat(halves).extracting(HalfChoice::rank).containsExactly(1.0, 2.0);
    assertThat(halves.get(0).besides())
        .extracting(HalfChoice.Beside::method)
        .containsExactly("SIMPOR", "peer");
  }

  @Test
  void barsStandInTheOrderOfTheFirstMetricAndShowBoth() {
    BarChart bars = ranking(results()).bars().bars();

    assertThat(bars.categories()).containsExactly("SIMPOR", "no region, k=3", "peer");
    assertThat(bars.series().get(0).values()).containsExactly(1.5, 1.5, 3);
    assertThat(bars.series().get(1).values()).containsExactly(1.5, 1.5, 3);
  }

  @Test
  void aFileWithoutScoresIsNamed(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Path header =
        Files.writeString(folder.resolve("header.csv"), "set,split,method,learner,macro F1\n");
    Path other = Files.writeString(folder.resolve("other.csv"), "set,split,x\na,0,1\n");
    try (SparkSession session = LocalSpark.start("ranking test")) {
      assertThatThrownBy(() -> new Results().readCsv(session, other.toString()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "'%s' holds no scores: there is no column method, learner, macro F1; give a file that --csv wrote"
                  .formatted(other));
      assertThatThrownBy(() -> new Results().readCsv(session, empty.toString()))
          .hasMessageStartingWith("'%s' holds no scores".formatted(empty));
      Results none = new Results();
      none.readCsv(session, header.toString());
      assertThatThrownBy(() -> ranking(none))
          .as("a run of which all trials were left out is gone on with, not ranked")
          .hasMessageStartingWith("there are no scores to rank");
    }
  }

  @Test
  void scoresThatWereWrittenCanBeReadAgain(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("scores.csv");
    results().writeCsv(file);

    Results again = new Results();
    try (SparkSession session = LocalSpark.start("ranking test")) {
      again.readCsv(session, file.toString());
    }

    assertThat(again.sorted()).isEqualTo(results().sorted());
    assertThat(Files.readString(file)).contains("\"no region, k=3\"");
  }
}
