package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** From a table to a verdict, a saved model, and predictions for another table. */
@Timeout(240)
class DecisionTest {
  @TempDir Path folder;

  private static List<String> table(int rows, boolean labelled) {
    Random random = new Random(labelled ? 3 : 4);
    List<String> lines =
        new ArrayList<>(
            List.of(labelled ? "id,amount,country,day,label" : "id,amount,country,day"));
    for (int i = 0; i < rows; i++) {
      boolean fraud = i % 5 == 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "a-%d,%.2f,%s,2024-01-%02d%s",
              i,
              100 + 40 * random.nextGaussian() + (fraud ? 60 : 0),
              List.of("DE", "FR", "AT").get(random.nextInt(3)),
              1 + random.nextInt(28),
              labelled ? fraud ? ",fraud" : ",legit" : ""));
    }
    return lines;
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    boolean scores = texts[0].equals("score");
    CommandLine command =
        scores
            ? ScoreJob.commandLine(SparkTestSession::get)
            : SimporJob.commandLine(SparkTestSession::get);
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(scores ? Arrays.copyOfRange(texts, 1, texts.length) : texts);
    return new Ran(code, out.toString(), err.toString());
  }

  private Path csv(String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Ran decide(Object... more) throws IOException {
    return decide(table(150, true), more);
  }

  private Ran decide(List<String> table, Object... more) throws IOException {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "--input",
                csv("table.csv", table),
                "--exclude",
                "id",
                "--output",
                folder.resolve("out"),
                "--method",
                "smote",
                "--tune",
                "--folds",
                2));
    if (!List.of(more).contains("--label")) {
      all.addAll(List.of("--label", "label"));
    }
    all.addAll(List.of(more));
    return run(all.toArray());
  }

  @Test
  void cleanersWithoutAResamplerKnowWhatColumnsAreToo() throws IOException {
    List<String> holed = new ArrayList<>(table(60, true));
    for (int i = 5; i < holed.size(); i += 7) {
      holed.set(i, holed.get(i).replaceFirst(",(DE|FR|AT),", ",,"));
    }

    Ran decided = decide(holed, "--candidates", "tomek-links", "--missing", "keep");

    assertThat(decided.err()).isEmpty();
    assertThat(decided.out()).contains("tomek-links").doesNotContain("smote at size");
    assertThat(decided.code()).isZero();
  }

  @Test
  void whatIsCleanedAfterSmoteIsTriedAtTheGivenSizesAndAddsNoRowToTheTable() throws IOException {
    Ran decided = decide("--candidates", "smote-tomek", "--sizes", "0.5");
    assertThat(decided.err()).isEmpty();
    assertThat(decided.out()).contains("smote-tomek at size 0.5").doesNotContain("smote at size");
    assertThat(
            SparkTestSession.get()
                .read()
                .option("header", true)
                .csv(folder.resolve("out").toString())
                .count())
        .isEqualTo(150);
  }

  @Test
  void theVerdictIsOneLineTheModelIsSavedAndScoresAnotherTable() throws IOException {
    Path model = folder.resolve("model");
    Ran decided =
        decide(
            "--objective",
            "f1",
            "--candidates",
            "weights,smote",
            "--sizes",
            "0.5",
            "--save-model",
            model);
    assertThat(decided.err()).isEmpty();
    assertThat(decided.code()).isZero();
    assertThat(decided.out().lines().filter(line -> line.startsWith("verdict: "))).hasSize(1);
    assertThat(decided.out()).contains("none", "weights", "smote at size 0.5", "threshold: ");

    Path fresh = csv("fresh.csv", table(40, false));
    Path scored = folder.resolve("scored");
    Ran ran = run("score", "--model", model, "--input", fresh, "--output", scored);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    Dataset<Row> rows = SparkTestSession.get().read().option("header", true).csv(scored.toString());
    assertThat(rows.columns())
        .containsExactly("id", "amount", "country", "day", "probability", "prediction");
    double threshold =
        Double.parseDouble(decided.out().replaceAll("(?s).*threshold: (\\S+).*", "$1"));
    assertThat(rows.collectAsList())
        .hasSize(40)
        .allSatisfy(
            row ->
                assertThat(row.getString(5))
                    .isEqualTo(
                        Double.parseDouble(row.getString(4)) >= threshold * (1 - 1e-5)
                            ? "fraud"
                            : "legit"));
    assertThat(rows.filter("prediction = 'fraud'").count()).isBetween(1L, 39L);
  }

  @Test
  void aTableWithHolesIsDecidedOnAndAnotherIsScoredWithItsHoles() throws IOException {
    Path model = folder.resolve("model");
    List<String> holed = table(150, true).stream().map(DecisionTest::holed).toList();
    Ran decided =
        decide(
            holed,
            "--candidates",
            "weights,random",
            "--sizes",
            "0.5",
            "--missing",
            "keep",
            "--save-model",
            model);
    assertThat(decided.err()).isEmpty();
    assertThat(decided.out()).contains("verdict: ");

    List<String> fresh = table(40, false).stream().map(DecisionTest::holed).toList();
    Path scored = folder.resolve("scored");
    Ran ran =
        run("score", "--model", model, "--input", csv("fresh.csv", fresh), "--output", scored);
    assertThat(ran.err()).isEmpty();
    Dataset<Row> rows = SparkTestSession.get().read().option("header", true).csv(scored.toString());
    assertThat(rows.filter("amount is null").count()).isPositive();
    assertThat(rows.filter("probability is null or prediction is null").count()).isZero();
  }

  @Test
  void theClassThatIsNamedAsPositiveIsTheOneDecidedAboutUnderALabelOfAnyName() throws IOException {
    List<String> dotted = new ArrayList<>(table(90, true));
    dotted.set(0, "id,amount,country,day,the.label");
    Path model = folder.resolve("model");
    Ran decided =
        decide(
            dotted,
            "--label",
            "the.label",
            "--positive",
            "legit",
            "--objective",
            "recallAtLeast=0.9",
            "--candidates",
            "weights",
            "--save-model",
            model);
    assertThat(decided.err()).isEmpty();
    // Four of five rows are legitimate, so that a precision of fraud would be far lower.
    assertThat(decided.out())
        .containsPattern("verdict: .* precision \\(recall >= 0.9\\) 0\\.[6-9]");
    Path scored = folder.resolve("scored");
    Ran ran =
        run(
            "score",
            "--model",
            model,
            "--input",
            csv("fresh.csv", table(20, false)),
            "--output",
            scored);
    assertThat(ran.out()).contains("predicted legit", "probability: of legit");
  }

  @Test
  void whatNoClassifierLearnsFromAndNoTableCouldBeScoredWithIsRefusedBeforeTraining()
      throws IOException {
    List<String> holes = table(60, true).stream().map(DecisionTest::holed).toList();
    assertThat(decide(holes, "--candidates", "weights"))
        .satisfies(
            ran -> {
              assertThat(ran.code()).isEqualTo(2);
              assertThat(ran.err())
                  .contains("feature column 'amount' holds null in ", "--missing keep")
                  .hasLineCount(1);
            });

    List<String> taken = new ArrayList<>(table(60, true));
    taken.set(0, "id,Probability,country,day,label");
    assertThat(decide(taken, "--save-model", folder.resolve("model")).err())
        .contains("feature column 'Probability' has the name of a column that score adds")
        .hasLineCount(1);

    List<String> huge =
        table(60, true).stream()
            .map(line -> line.replaceFirst("(,\\d+)\\.\\d+,", "$1e300,"))
            .toList();
    assertThat(decide(huge, "--candidates", "weights").err())
        .contains("holds numbers beyond 1e150 in 60 rows", "'amount'")
        .hasLineCount(1);
  }

  /** A line without its amount if its id ends in 7, and without its country if in 9. */
  private static String holed(String line) {
    String[] cells = line.split(",", -1);
    if (cells[0].endsWith("7")) {
      cells[1] = "";
    } else if (cells[0].endsWith("9")) {
      cells[2] = "";
    }
    return String.join(",", cells);
  }

  private static String huge(String line) {
    return line.replaceFirst("(a-[0-9]+,[0-9.]+)", "$1e200");
  }

  @Test
  void rowsAreAddedOnlyIfTheVerdictSaysSoAndWhatTheModelCannotReadIsToldInOneLine()
      throws IOException {
    Path model = folder.resolve("model");
    Ran decided = decide("--candidates", "weights", "--save-model", model);
    assertThat(decided.code()).isZero();
    Dataset<Row> rows =
        SparkTestSession.get().read().option("header", true).csv(folder.resolve("out").toString());
    assertThat(rows.count()).isEqualTo(150);

    Path scored = folder.resolve("scored");
    List<String> lines = table(3, false);
    lines.add("a-9,1.00,XX,2024-01-01");
    assertThat(score(model, lines, scored))
        .contains("column 'country' holds 'XX' in 1 row, which the training table did not");
    lines.set(4, "a-9,much,DE,2024-01-01");
    assertThat(score(model, lines, scored)).contains("column 'amount' holds 'much'");
    assertThat(score(model, List.of("id,amount,Country", "a,1.0,DE"), scored))
        .contains("there is no column 'country'; did you mean 'Country'?");
    assertThat(score(folder.resolve("nothing"), lines, scored)).contains("there is no folder");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(score(empty, lines, scored)).contains("holds no model that --save-model wrote");
    assertThat(scored).doesNotExist();
  }

  private String score(Path model, List<String> lines, Path scored) throws IOException {
    Ran ran = run("score", "--model", model, "--input", csv("bad.csv", lines), "--output", scored);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    return ran.err();
  }

  @Test
  void aFolderOfTheUsersIsNotReplacedByAModel() throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("precious"), "mine");
    Ran ran = decide("--save-model", model, "--overwrite");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--save-model", "precious", "did not write");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void holesThatNothingFillsAreToldByColumn() throws IOException {
    List<String> holed = table(150, true).stream().map(DecisionTest::holed).toList();
    Ran ran = decide(holed, "--candidates", "weights");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("feature column 'amount' holds null", "--missing keep");
    assertThat(ran.err().lines()).hasSize(1);
  }

  @Test
  void numbersTooLargeForAClassifierAreToldBeforeAnyIsTrained() throws IOException {
    List<String> huge = table(150, true).stream().map(DecisionTest::huge).toList();
    Ran ran = decide(huge, "--candidates", "weights");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            "simpor-submit: feature column 'amount' holds numbers beyond 1e150 in 150 rows; correct"
                + " them, or leave the column out with --exclude 'amount'");
  }

  @Test
  void aVerdictToAddNothingNeedsNothingOfTheTableThatSimporNeeds() throws IOException {
    List<String> words = new ArrayList<>(List.of("shop,card,label"));
    for (int i = 0; i < 90; i++) {
      words.add("%s,%s,%s".formatted("abc".charAt(i % 3), "xy".charAt(i % 2), i % 6 == 0 ? 1 : 0));
    }
    Path output = folder.resolve("out");
    Path report = folder.resolve("report.html");
    Ran ran =
        run(
            "--input",
            csv("words.csv", words),
            "--label",
            "label",
            "--output",
            output,
            "--report",
            report,
            "--tune",
            "--folds",
            2,
            "--candidates",
            "weights");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(SparkTestSession.get().read().csv(output.toString()).count()).isEqualTo(91);
    assertThat(Files.readString(report)).doesNotContain("kernel sums", "bandwidth used");
  }

  @ParameterizedTest
  @CsvSource({
    "--objective;luck, --objective is 'luck'",
    "--objective;luck=1, --objective is 'luck'",
    "--objective;=, --objective is ''",
    "--objective;alerts, needs a number",
    "--objective;f1=2, takes no number",
    "--objective;fBeta=much, is no number",
    "--candidates;luck, --candidates holds 'luck'",
    "--tune-size, exclude each other",
    "--balance-ratio;1, exclude each other"
  })
  void wrongOptionsAreToldInOneLine(String options, String told) throws IOException {
    Ran ran = decide((Object[]) options.split(";"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(told);
    assertThat(ran.err().lines()).hasSize(1);
  }
}
