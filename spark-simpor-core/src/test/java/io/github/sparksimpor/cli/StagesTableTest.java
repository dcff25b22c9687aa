package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.persistence.DescribedStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of what runs where says "run" where the whole check runs the stages, and only there.
 * That every stage was trained there, by a test that passed, is found out by the run: in Java by
 * {@code SavedStagesTest}, which trains every stage, and elsewhere by {@code scripts/test-python},
 * whose tests note what they train.
 */
class StagesTableTest {
  private static final Path PROJECT = Path.of("..");
  private static final String STAGES =
      "spark-simpor-core/src/main/resources/META-INF/services/org.apache.spark.ml.Estimator";

  private static List<String> columns(MarkdownPage page) {
    String head =
        page.section("Stages").lines().filter(line -> line.startsWith("| stage")).findFirst().get();
    return Stream.of(head.split("\\|", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.equals("stage"))
        .toList();
  }

  /** Whether the whole check has a run there; the run itself notes which stages it has trained. */
  private static boolean isRun(String column) throws IOException {
    String[] words = column.split(" ", -1);
    String version = words[words.length - 1];
    return switch (words[0]) {
      case "Java", "Scala" -> true;
      case "Connect" -> isTested(version) && !version.startsWith("3.");
      default -> isTested(version);
    };
  }

  private static boolean isTested(String version) throws IOException {
    String script = Files.readString(PROJECT.resolve("scripts/test-python"));
    return Pattern.compile("\\$\\{SPARK_VERSION:-[0-9. ]*\\b" + Pattern.quote(version) + "\\.")
        .matcher(script)
        .find();
  }

  @Test
  void everyStageHasARow() throws IOException {
    assertThat(MarkdownPage.of("docs/python.md").table("Stages"))
        .extracting(cells -> cells.get(0).replace("`", ""))
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(PROJECT.resolve(STAGES)).stream()
                .filter(name -> !name.equals(DescribedStage.class.getName()))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList());
  }

  @Test
  void aCellSaysRunWhereTheWholeCheckRunsItAndHasItsReasonWhereItDoesNot() throws IOException {
    MarkdownPage page = MarkdownPage.of("docs/python.md");
    String reasons =
        page.matches("(?m)^- \\*\\*([a-z])\\*\\*: .").stream()
            .map(reason -> reason.group(1))
            .collect(Collectors.joining());
    List<String> columns = columns(page);
    assertThat(columns).hasSize(8);
    for (List<String> cells : page.table("Stages")) {
      assertThat(cells).hasSize(columns.size() + 1);
      for (int k = 0; k < columns.size(); k++) {
        String stage = cells.get(0).replace("`", "");
        String cell = cells.get(k + 1);
        if (isRun(columns.get(k))) {
          assertThat(cell).as("%s, %s", stage, columns.get(k)).isEqualTo("run");
        } else {
          assertThat(cell).as("%s, %s", stage, columns.get(k)).hasSize(1);
          assertThat(reasons).as("%s, %s", stage, columns.get(k)).contains(cell);
        }
      }
    }
  }
}
