package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code score} is given by mistake costs one line, and neither the model nor a row. */
@Timeout(240)
class ScoreTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private Path model;

  /** A model of whole numbers, numbers, categories and days. */
  @BeforeAll
  static void train() throws IOException {
    List<String> lines = new ArrayList<>(List.of("n,x,cat,day,label"));
    for (int i = 0; i < 60; i++) {
      lines.add(
          "%d,%d.5,%s,2024-01-%02d,%s"
              .formatted(
                  i * 7 % 11,
                  i * 5 % 13 + (i % 4 == 0 ? 4 : 0),
                  "abc".charAt(i % 3),
                  1 + i % 28,
                  i % 4 == 0 ? "bad" : "good"));
    }
    Path table = Files.writeString(shared.resolve("table.csv"), String.join("\n", lines) + "\n");
    JobRun run = train(table, shared.resolve("out"), shared.resolve("model"));
    assertThat(run.err()).isEmpty();
  }

  private static JobRun train(Path table, Path output, Path model, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("--input", table, "--label", "label", "--output", output));
    arguments.addAll(List.of("--tune", "--candidates", "weights", "--folds", 2));
    arguments.addAll(List.of("--save-model", model));
    arguments.addAll(List.of(more));
    return JobRun.of(arguments.toArray());
  }

  @BeforeEach
  void copy() throws IOException {
    model = folder.resolve("models/model");
    FileUtils.copyDirectory(shared.resolve("model").toFile(), model.toFile());
  }

  private JobRun score(Path input, Path output, Object... more) {
    List<Object> all = new ArrayList<>(List.of("--model", model, "--input", input));
    all.addAll(List.of("--output", output));
    all.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        ScoreJob.commandLine(SparkTestSession::get)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int code = command.execute(all.stream().map(String::valueOf).toArray(String[]::new));
    return new JobRun(code, out.toString(), err.toString());
  }

  private JobRun score(String... lines) throws IOException {
    return score(StandardCharsets.UTF_8, lines);
  }

  private JobRun score(Charset charset, String... lines) throws IOException {
    Path input = folder.resolve("fresh.csv");
    Files.writeString(input, String.join("\n", lines) + "\n", charset);
    return score(input, folder.resolve("scored"));
  }

  private void assertRefused(JobRun run, String message) {
    assertThat(run.err())
        .startsWith("simpor-submit score: ")
        .contains(message)
        .doesNotContain("cannot write")
        .hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(folder.resolve("scored")).doesNotExist();
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  @ParameterizedTest
  @CsvSource({
    "models/model, is the model",
    "models/model/x, lies in the model",
    "models/../models/model/model/x, lies in the model",
    "models, holds the model",
    "link, is the model",
    "link/x, lies in the model"
  })
  void theModelIsNoPlaceToWrite(String output, String message) throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), model);
    Path input = Files.writeString(folder.resolve("fresh.csv"), "n,x,cat,day\n1,2,a,2024-01-01\n");
    Map<String, String> before = contents(folder);
    assertRefused(score(input, folder.resolve(output)), message);
    assertRefused(score(input, folder.resolve(output), "--overwrite"), message);
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void aFolderIsReplacedOnlyByWhatIsOfItsKind() throws IOException {
    Path table = shared.resolve("table.csv");
    Map<String, String> before = contents(shared.resolve("model"));
    JobRun overModel =
        JobRun.of(
            "--input",
            table,
            "--label",
            "label",
            "--method",
            "random",
            "--overwrite",
            "--output",
            shared.resolve("model"));
    assertThat(overModel.err())
        .contains("--output: ", "exists and is a saved model")
        .hasLineCount(1);
    assertThat(overModel.code()).isEqualTo(2);
    JobRun overTable =
        JobRun.of(
            "--input",
            table,
            "--label",
            "label",
            "--tune",
            "--output",
            folder.resolve("new"),
            "--overwrite",
            "--save-model",
            shared.resolve("out"));
    assertThat(overTable.err())
        .contains("--save-model: ", "exists and is no saved model")
        .hasLineCount(1);
    assertThat(overTable.code()).isEqualTo(2);
    assertThat(contents(shared.resolve("model"))).isEqualTo(before);
    assertThat(shared.resolve("out/_SUCCESS")).exists();
  }

  @Test
  void aColumnThatSparkTakesForOneOfTheModelsIsRefused() throws IOException {
    for (String column : List.of("prediction", "Prediction", "PROBABILITY")) {
      assertRefused(
          score("n,x,cat,day," + column, "1,2,a,2024-01-01,7"),
          "--input: there is a column '" + column + "' already, which the model would write");
    }
    SparkTestSession.get().conf().set("spark.sql.caseSensitive", true);
    try {
      assertThat(score("n,x,cat,day,Prediction", "1,2,a,2024-01-01,7").err()).isEmpty();
    } finally {
      SparkTestSession.get().conf().unset("spark.sql.caseSensitive");
    }
  }

  @ParameterizedTest
  @CsvSource({"random, ''", "random, keep", "smote, keep"})
  void rowsWithEmptyCellsAreScoredOnlyIfTheModelWasTrainedToKeepThem(String method, String missing)
      throws IOException {
    model = folder.resolve("other");
    List<Object> more = new ArrayList<>(List.of("--method", method));
    more.addAll(missing.isEmpty() ? List.of() : List.of("--missing", missing));
    JobRun trained =
        train(shared.resolve("table.csv"), folder.resolve("balanced"), model, more.toArray());
    assertThat(trained.err()).isEmpty();
    assertThat(trained.out())
        .contains("scripts/simpor-submit -- score --model " + model + " --input");

    JobRun run = score("n,x,cat,day", "1,,a,2024-01-05");

    if (missing.isEmpty()) {
      assertRefused(
          run,
          "column 'x' is empty in 1 row; correct or fill such cells, train again with such rows and"
              + " --missing keep");
    } else {
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void aTypedTableIsScoredAsTheTextOfItsValues() throws IOException {
    Path typed = folder.resolve("typed");
    SparkTestSession.get()
        .sql(
            "SELECT * FROM VALUES (10L, 16.5D, 'a', date'2024-01-01'), (1L, 0.5D, 'b',"
                + " date'2024-01-02'), (7L, float(3), 'c', date'2024-01-09') AS t(n, x, cat, day)")
        .coalesce(1)
        .write()
        .parquet(typed.toString());
    JobRun run = score(typed, folder.resolve("of-typed"), "--format", "parquet");
    assertThat(run.err()).isEmpty();
    assertThat(
            score("n,x,cat,day", "10,16.5,a,2024-01-01", "1,0.5,b,2024-01-02", "7,3,c,2024-01-09")
                .err())
        .isEmpty();
    List<Double> ofText =
        SparkTestSession.get()
            .read()
            .option("header", true)
            .csv(folder.resolve("scored").toString())
            .selectExpr("double(probability)")
            .as(Encoders.DOUBLE())
            .collectAsList();
    assertThat(Tables.parquet(folder.resolve("of-typed")).select("probability").collectAsList())
        .extracting(row -> row.getDouble(0))
        .isEqualTo(ofText)
        .doesNotHaveDuplicates();
  }

  @Test
  void aTypeThatCannotStandForTheValuesIsRefused() {
    Path typed = folder.resolve("typed");
    SparkTestSession.get()
        .sql("SELECT true AS n, 2.5D AS x, 1 AS cat, timestamp'2024-01-05 00:00:00' AS day")
        .write()
        .parquet(typed.toString());
    assertRefused(
        score(typed, folder.resolve("scored"), "--format", "parquet"),
        "column 'n' is of type boolean, not string; column 'cat' is of type int, not string; column"
            + " 'day' is of type timestamp, not string; give a table with the columns the model"
            + " learnt from");
  }

  private static final String[] STRANGE = {
    "n,x,cat,day",
    "1,2,z,2024-01-01",
    "2,2,a,2024-01-01",
    "3,2,z,2024-01-01",
    "4,2,\u00fc,2024-01-01",
    "5,much,b,2024-01-01",
    "6,,b,2024-01-01"
  };

  @Test
  void allThatTheModelCannotReadIsNamedWithItsRowsAndWhatToDo() throws IOException {
    assertRefused(
        score(STRANGE),
        "column 'x' is empty in 1 row; column 'x' holds 'much' in 1 row, which is spelled as no"
            + " value of the training table; column 'cat' holds 'z', '\u00fc' in 3 rows, which the"
            + " training table did not; correct or fill such cells, train again with such rows and"
            + " --missing keep, or add --unreadable empty");
  }

  @Test
  void rowsThatTheModelCannotReadAreWrittenWithoutAPredictionIfAsked() throws IOException {
    Path input = folder.resolve("fresh.csv");
    Files.writeString(input, String.join("\n", STRANGE) + "\n");
    Path scored = folder.resolve("scored");
    JobRun run = score(input, scored, "--unreadable", "empty");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .hasLineCount(1)
        .contains("note: rows that the model cannot read are written without a prediction: ")
        .contains("column 'cat' holds 'z'");
    assertThat(run.out()).contains("rows: 1 scored;", "; 5 without a prediction");
    List<String> lines = Tables.linesOf(scored);
    assertThat(lines).hasSize(STRANGE.length - 1);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(STRANGE[i + 1]);
      assertThat(lines.get(i).endsWith(",,")).isEqualTo(i != 1);
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    assertRefused(
        score(
            StandardCharsets.ISO_8859_1,
            "n,x,cat,day,note",
            "1,2,a,2024-01-01,fine",
            "1,2,a,2024-01-01,Größe"),
        "column 'note', in 1 rows, holds bytes that are not UTF-8; name the file's encoding");
  }

  @Test
  void aRaggedRowIsNumberedAndNotShown() throws IOException {
    JobRun run =
        score(
            "n,x,cat,day,note", "1,2,a,2024-01-01,fine", "1,2,a,2024-01-01", "1,3,b,2024-01-01,k");
    assertRefused(
        run, "as csv: Malformed CSV record in row 2: it has not as many cells as the header (5)");
    assertThat(run.err()).contains("cannot read").doesNotContain("1,2,a");
  }

  @Test
  void whatWasScoredIsToldInPlainWordsAndAQuietRunTellsNothing() throws IOException {
    String[] lines = {"n,x,cat,day", "10,16.5,a,2024-01-01", "1,0.5,b,2024-01-02"};
    JobRun run = score(lines);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "rows: 2 scored; 1 predicted bad, with .* at least [0-9.]+, and 1 good"),
            line ->
                assertThat(line)
                    .matches("probability: of bad from [0-9.]+ to [0-9.]+, [0-9.]+ on average"),
            line -> assertThat(line).matches("seconds: load .*, write .*, count .* in all"),
            line -> assertThat(line).startsWith("next: look first"),
            line -> assertThat(line).isEqualTo("written: " + folder.resolve("scored")));

    Path input = folder.resolve("fresh.csv");
    JobRun quiet = score(input, folder.resolve("again"), "--quiet");
    assertThat(quiet.out() + quiet.err()).isEmpty();
    assertThat(Tables.linesOf(folder.resolve("again")))
        .isEqualTo(Tables.linesOf(folder.resolve("scored")));
  }

  @Test
  void aModelThatIsNotThereIsToldAsAnInputThatIsNot() throws IOException {
    model = folder.resolve("models/mistyped");
    assertRefused(
        score("n,x,cat,day", "1,1.5,a,2024-01-05"),
        "there is no folder '%s'; correct --model".formatted(model));
    model = folder.resolve("models");
    assertRefused(
        score("n,x,cat,day", "1,1.5,a,2024-01-05"), "holds no model that --save-model wrote");
  }

  @Test
  void aTableWithoutRowsIsScored() throws IOException {
    JobRun run = score("n,x,cat,day");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("rows: none was scored, as the table holds none")
        .contains("next: score a table of rows that the model can read")
        .doesNotContain("look first");
    assertThat(Tables.linesOf(folder.resolve("scored"))).isEmpty();
  }

  /** The columns' categories and days are the same, so that n alone makes the difference. */
  @Test
  void aNumberIsScoredAsTheNumberItIs() throws IOException {
    List<List<String>> same =
        List.of(
            List.of("1e1", "10", "1"),
            List.of("2.50", "2.5", "1"),
            List.of("4294967297", "4294967297.0", "1"),
            List.of("+7", "7", "1"));
    List<String> lines = new ArrayList<>(List.of("n,x,cat,day"));
    same.forEach(numbers -> numbers.forEach(number -> lines.add(number + ",1.5,a,2024-01-05")));
    assertThat(score(lines.toArray(String[]::new)).err()).isEmpty();
    List<String> scores =
        SparkTestSession.get()
            .read()
            .option("header", true)
            .csv(folder.resolve("scored").toString())
            .selectExpr("probability")
            .as(Encoders.STRING())
            .collectAsList();
    assertThat(scores).hasSize(12);
    for (int i = 0; i < same.size(); i++) {
      assertThat(scores.get(3 * i + 1)).as(same.get(i).get(0)).isEqualTo(scores.get(3 * i));
      assertThat(scores.get(3 * i + 2)).as(same.get(i).get(0)).isNotEqualTo(scores.get(3 * i));
    }
    FileUtils.deleteDirectory(folder.resolve("scored").toFile());
    assertThat(score("n,x,cat,day", "1234567890123456789012,1.5,a,2024-01-05").err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'NaN,1,a,2024-01-05', 'column ''n'' holds NaN or infinity (NaN)'",
    "'1,NaN,a,2024-01-05', 'column ''x'' holds NaN or infinity (NaN)'",
    "'1,inf,a,2024-01-05', 'column ''x'' holds NaN or infinity (inf)'",
    "'1,-Infinity,a,2024-01-05', 'column ''x'' holds NaN or infinity (-Infinity)'",
    "'1,1e400,a,2024-01-05', 'column ''x'' holds NaN or infinity (1e400)'",
    "'1e400,1,a,2024-01-05', 'column ''n'' holds NaN or infinity (1e400)'",
    "'1,,a,2024-01-05', column 'x' is empty in 1 row",
    "'1,1,a,05/01/2024', 'column ''day'' holds ''05/01/2024'''"
  })
  void aCellThatNoNumberStandsForIsNamed(String row, String message) throws IOException {
    assertRefused(score("n,x,cat,day", row), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "number" : 0.0              | "number" : 5.0
          "number" : 1.0              | "number" : "x"
          "name" : "x"                | "name" : "zzz"
          "name" : "x"                | "name" : "n"
          "vector" : null             | "vector" : "nope"
          "vector" : null             | "vector" : "x"
          "type" : "\\"double\\""     | "type" : "\\"binary\\""
          "levels" : [ "a", "b", "c" ] | "levels" : [ "a" ]
          "levels" : [ "a", "b", "c" ] | "levels" : [ ]
          "pattern" : "uuuu-MM-dd"    | "pattern" : "qqq"
          "cells" : [                 | "cells" : [ ], "more" : [
          "features" : [              | "features" : [ ], "more" : [
          "schema"                    | "scheme"
          {                           | [
          """)
  void aDamagedModelIsToldAsSuch(String from, String to) throws IOException {
    Path file = model.resolve("table.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.deleteIfExists(model.resolve(".table.json.crc"));
    Files.writeString(file, text.replace(from, to));
    assertRefused(
        score("n,x,cat,day", "1,1.5,a,2024-01-05"),
        "--model: '" + model + "' holds no model that --save-model wrote");
  }

  @Test
  void anEmptyFileOfAModelIsNamed() throws IOException {
    String[] lines = {"n,x,cat,day", "1,1.5,a,2024-01-05"};
    List<Path> metadata;
    try (Stream<Path> all = Files.walk(model.resolve("model"))) {
      metadata =
          all.filter(file -> file.getFileName().toString().startsWith("part-"))
              .filter(file -> file.getParent().endsWith("metadata"))
              .sorted(Comparator.comparing(Path::getNameCount))
              .toList();
    }
    for (Path file : List.of(metadata.get(0), metadata.get(metadata.size() - 1))) {
      byte[] saved = Files.readAllBytes(file);
      empty(file);
      assertRefused(
          score(lines),
          "holds no readable metadata of a stage: 'metadata/%s' is empty;"
              .formatted(file.getFileName()));
      Files.write(file, saved);
    }

    empty(model.resolve("table.json"));
    assertRefused(
        score(lines), "holds no model that --save-model wrote: table.json is empty; correct it");
  }

  private static void empty(Path file) throws IOException {
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.write(file, new byte[0]);
  }

  @Test
  void aModelOfFeaturesThatAreThereTwiceIsNone() throws IOException {
    Path file = model.resolve("table.json");
    String text = Files.readString(file);
    String features = text.substring(text.indexOf('[', text.indexOf("\"features\"")) + 1);
    String all = features.substring(0, features.lastIndexOf(']'));
    Files.deleteIfExists(model.resolve(".table.json.crc"));
    Files.writeString(file, text.replace(all, all + "," + all));
    assertRefused(
        score("n,x,cat,day", "1,1.5,a,2024-01-05"),
        "holds no model that --save-model wrote: a feature is there twice");
  }

  @Test
  void categoriesOfEveryTypeAreSavedAndRead() throws IOException {
    Path table = folder.resolve("typed");
    SparkTestSession.get()
        .range(60)
        .selectExpr(
            "double(id * 7 % 11) + if(id % 4 = 0, 3, 0) as x",
            "date_add(date'2024-01-01', int(id % 3)) as d",
            "timestamp_seconds(id % 3) as t",
            "timestamp_ntz'2024-01-01 10:00:00.5' + make_dt_interval(0, int(id % 3)) as z",
            "cast(id % 3 as decimal(5, 2)) as m",
            "id % 3 = 0 as b",
            "tinyint(id % 3) as i",
            "float(id % 3) / 3 as f",
            "if(id % 4 = 0, 'bad', 'good') as label")
        .write()
        .parquet(table.toString());
    model = folder.resolve("typed-model");
    JobRun run =
        train(
            table,
            folder.resolve("typed-out"),
            model,
            "--format",
            "parquet",
            "--nominal",
            "d,t,z,m,b,i,f");
    assertThat(run.err()).isEmpty();
    JobRun scored = score(table, folder.resolve("scored"), "--format", "parquet");
    assertThat(scored.err()).isEmpty();
    assertThat(Tables.parquet(folder.resolve("scored")).where("probability is not null").count())
        .isEqualTo(60);
  }
}
