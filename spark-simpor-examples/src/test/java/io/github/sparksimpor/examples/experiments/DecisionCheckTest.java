package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.BinaryScores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DecisionCheckTest {
  @TempDir Path folder;

  /** Five sets, the last without the choices of the tuner. */
  private Path scores() throws Exception {
    Results results = new Results();
    for (int set = 0; set < 5; set++) {
      Files.write(folder.resolve("set" + set + ".csv"), lines(set));
      for (int fold = 0; fold < 2; fold++) {
        for (Decision decision : Decision.fixed()) {
          add(results, set, fold, decision.name(), decision.name().equals("none") ? 0.9 : 0.5);
        }
        add(results, set, fold, Decision.SAFE, 0.8);
        add(results, set, fold, Decision.BEST, 0.7);
      }
    }
    Path csv = folder.resolve("scores").resolve("all.csv");
    results.writeCsv(csv);
    return csv;
  }

  /** Far too few rows to train anything. */
  private static List<String> lines(int set) {
    return List.of("x,label", set + ",0", (set + 1) + ",1", (set + 2) + ",0", (set + 3) + ",1");
  }

  private static void add(Results results, int set, int fold, String method, double score) {
    BinaryScores scores =
        new BinaryScores(score, score, score, score, score, 1 - score, 1 - score, 1 - score, 1);
    results.add(new Results.Result("set" + set, fold, method, "logistic", scores));
  }

  @Test
  void earlierScoresAreRankedTogetherWithoutTheirSets() throws Exception {
    Path csv = scores();
    List<String> lines = Files.readAllLines(csv);
    Path first = folder.resolve("scores").resolve("first.csv");
    Path second = folder.resolve("scores").resolve("second.csv");
    Files.write(first, lines.subList(0, 21));
    Files.write(second, Stream.concat(lines.stream().limit(1), lines.stream().skip(21)).toList());

    String printed = printed("--scores", first + "," + second);

    assertThat(printed)
        .contains("Mean ranks over 5 sets", "| none | 1.0 (0.900) |")
        .doesNotContain("all scores:");
  }

  @Test
  void whatWasScoredBeforeIsNotRunAgainAndIsRanked() throws Exception {
    Path csv = scores();
    String before = Files.readString(csv);

    String printed =
        printed(
            "--folder",
            folder.toString(),
            "--classifiers",
            "logistic",
            "--csv",
            csv.toString(),
            "--resume");

    assertThat(Files.readString(csv)).isEqualTo(before);
    assertThat(printed).contains("| none | 1.0 (0.900) |", "| tuned, safe | 2.0 (0.800) |");
  }

  private static String printed(String... arguments) {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      assertThat(new CommandLine(new DecisionCheck()).execute(arguments)).isZero();
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
