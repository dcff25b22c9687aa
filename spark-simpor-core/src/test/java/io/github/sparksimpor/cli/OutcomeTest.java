package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of {@code --outcome}. */
class OutcomeTest {
  @TempDir Path folder;

  private JobRun run(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("--label", "y", "--exclude", "id,note", "--method", "smote", "--seed", 3));
    arguments.addAll(List.of(more));
    return JobRun.of(arguments.toArray());
  }

  private Path file() {
    return folder.resolve("told/outcome.json");
  }

  private JsonNode told() throws IOException {
    return new ObjectMapper().readTree(file().toFile());
  }

  @Test
  void aRunThatSucceedsTellsWhatItWrote() throws IOException {
    Path output = folder.resolve("out");

    JobRun run = run("--input", Tables.csv(folder), "--output", output, "--outcome", file());

    assertThat(run.err()).isEmpty();
    assertThat(told().get("verdict").asText()).isEqualTo("succeeded");
    assertThat(told().get("exitCode").asInt()).isZero();
    assertThat(told().get("message").asText()).isEqualTo("written: " + output);
    assertThat(told().get("output").asText()).isEqualTo(output.toString());
    assertThat(told().get("application").asText())
        .isEqualTo(SparkTestSession.get().sparkContext().applicationId());
    assertThat(told().get("classes"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"label\":\"0\",\"before\":30,\"synthetic\":0}",
            "{\"label\":\"1\",\"before\":12,\"synthetic\":18}");
    assertThat(Instant.parse(told().get("ended").asText()))
        .isAfter(Instant.parse(told().get("started").asText()));
    assertThat(Tables.listing(file().getParent())).containsExactly("outcome.json");
  }

  @Test
  void aRunThatFailsTellsTheLineAndTheExitCode() throws IOException {
    JobRun run =
        run("--input", folder.resolve("none"), "--output", folder + "/o", "--outcome", file());

    assertTold(run);
    assertThat(told().get("message").asText()).startsWith("there is no file '");
    assertThat(told().has("output")).isFalse();
  }

  @Test
  void argumentsThatCannotBeUnderstoodAreToldToo() throws IOException {
    assertTold(run("--outcome", file(), "--input", "x", "--output", "y", "--nonsense"));
    assertThat(told().get("message").asText()).startsWith("unknown argument '--nonsense'");

    assertTold(run("--input", "x", "--output", "y", "--seed=many", "--outcome=" + file()));
    assertThat(told().get("message").asText()).contains("'many'");
  }

  private void assertTold(JobRun run) throws IOException {
    assertThat(run.code()).isEqualTo(2);
    assertThat(told().get("verdict").asText()).isEqualTo("failed");
    assertThat(told().get("exitCode").asInt()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("simpor-submit: " + told().get("message").asText() + "\n");
    assertThat(Tables.listing(file().getParent())).containsExactly("outcome.json");
  }

  @Test
  void whatAnEarlierRunToldIsGoneWhileAnotherRuns() throws IOException {
    run("--input", folder.resolve("none"), "--output", folder + "/o", "--outcome", file());
    List<Boolean> there = new ArrayList<>();

    JobRun run =
        JobRun.of(
            () -> {
              there.add(Files.exists(file()));
              return SparkTestSession.get();
            },
            "--input",
            Tables.csv(folder),
            "--label",
            "y",
            "--exclude",
            "id,note",
            "--method",
            "random",
            "--output",
            folder.resolve("out"),
            "--outcome",
            file());

    assertThat(run.err()).isEmpty();
    assertThat(there).containsExactly(false);
    assertThat(told().get("verdict").asText()).isEqualTo("succeeded");
  }

  @Test
  void aFileOfTheUsersIsNeitherReplacedNorReadIn() throws IOException {
    Path input = Tables.csv(folder);
    String before = Files.readString(input);
    Path json = Files.writeString(folder.resolve("own.json"), "{\"verdict\": \"guilty\"}");

    for (Path strange : List.of(input, json)) {
      JobRun run = run("--input", input, "--output", folder + "/out", "--outcome", strange);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("simpor-submit: --outcome: '")
          .contains(
              strange.equals(input) ? "is the input" : "is no outcome of a run of this program")
          .hasLineCount(1);
    }

    assertThat(Files.readString(input)).isEqualTo(before);
    assertThat(Tables.listing(folder)).containsExactly("own.json", "table.csv");
  }

  @Test
  void anEarlierOutcomeThatIsReadStaysAndIsTold() throws IOException {
    run("--input", folder.resolve("none"), "--output", folder + "/o", "--outcome", file());
    String before = Files.readString(file());
    Path link = Files.createSymbolicLink(folder.resolve("link"), file());

    for (Object input : List.of(file(), file().getParent(), folder + "/t*/*.json", link)) {
      for (Object outcome : List.of(file(), link)) {
        JobRun run =
            run("--format", "json", "--input", input, "--output", "/", "--outcome", outcome);
        assertThat(run.err())
            .startsWith("simpor-submit: --outcome: '" + outcome + "' ")
            .contains("the input; choose another place")
            .hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        run("--input", input, "--output", folder + "/o", "--outcome", outcome, "--nonsense");
      }
    }

    assertThat(Files.readString(file())).isEqualTo(before);
    assertThat(Tables.listing(file().getParent())).containsExactly("outcome.json");
  }

  @Test
  void aLinkToTheFileStaysALinkWhetherTheFileIsThereOrNot() throws IOException {
    Files.createDirectory(file().getParent());
    Path link =
        Files.createSymbolicLink(folder.resolve("latest.json"), Path.of("told/outcome.json"));
    Path input = Tables.csv(folder);

    for (int i = 0; i < 2; i++) {
      Object output = folder.resolve("out" + i);
      JobRun run = run("--input", input, "--output", output, "--outcome", link);
      assertThat(run.err()).isEmpty();
      assertThat(link).isSymbolicLink();
      assertThat(told().get("message").asText()).isEqualTo("written: " + output);
    }

    Path ring = Files.createSymbolicLink(folder.resolve("ring"), folder.resolve("ring"));
    assertThat(run("--input", input, "--output", folder + "/o", "--outcome", ring).err())
        .contains("--outcome: cannot use '" + ring + "': ", "is a link to")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          s3a://bucket/o.json      | cannot use '%s': its jar is missing; add --packages org.apache.hadoop:hadoop-aws:
          gs://bucket/o.json       | cannot use '%s': its jar is missing; add --packages com.google.
          nosuch://bucket/o.json   | cannot use '%s': there is no file system 'nosuch'; correct it, or add its jar
          hdfs://nohost:9000/o.json | cannot use '%s': there is no host 'nohost'; correct it
          foo:bar.json             | cannot use '%s': what stands before ':' is taken for a file system
          /                        | '%s' is a root; name a place below it
          .                        | '%s' is the working folder or holds it
          """)
  void aPlaceThatCannotBeUsedIsToldByTheSameWordsForEveryOption(String place, String message) {
    Path input = Tables.csv(folder);
    String words = message.formatted(place);
    for (String option : List.of("--outcome", "--report")) {
      assertTold(option, words, run("--input", input, "--output", folder + "/o", option, place));
    }
    assertTold("--output", words, run("--input", input, "--output", place));
    if (place.contains(":")) {
      String told = run("--input", place, "--format", "parquet", "--output", folder + "/o").err();
      assertThat(told).contains("'" + place + "'").hasLineCount(1);
      assertThat(told).contains(words.substring(words.indexOf("': ") + 3));
    }
    assertThat(Tables.listing(folder)).containsExactly("table.csv");
  }

  private static void assertTold(String option, String words, JobRun run) {
    assertThat(run.err()).startsWith("simpor-submit: " + option + ": " + words).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void whatIsNotReplacedIsToldWithoutAnOptionThatChangesNothing() throws IOException {
    Path input = Tables.csv(folder);
    for (Path strange : List.of(input, Files.createDirectory(folder.resolve("there")))) {
      assertThat(
              run("--input", folder + "/x", "--output", folder + "/o", "--outcome", strange).err())
          .contains("--outcome: '", "so it is never replaced; choose another path")
          .doesNotContain("--overwrite");
    }
  }

  @Test
  void aPlaceWithinTheOutputIsRefusedAndLeavesNothing() {
    Path output = folder.resolve("out");

    JobRun run =
        run("--input", Tables.csv(folder), "--output", output, "--outcome", output + "/o.json");

    assertThat(run.err()).contains("--outcome: '", "lies in the output folder").hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(Tables.listing(folder)).containsExactly("table.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # report    | model     | outcome   | message
          r.html      | m         | m/o.json  | --outcome: '%s/m/o.json' lies in the model
          r.html      | m         | r.html    | --outcome: '%s/r.html' is the report
          m/r.html    | m         | o.json    | --save-model: '%s/m' holds the report
          r.html      | r.html/m  | o.json    | --save-model: '%s/r.html/m' lies in the report
          out/r.html  | m         | o.json    | --report: '%s/out/r.html' lies in the output folder
          """)
  void twoPlacesThatOverlapAreEachCalledWhatTheyAre(
      String report, String model, String outcome, String message) {
    JobRun run =
        run(
            "--input",
            Tables.csv(folder),
            "--output",
            folder.resolve("out"),
            "--tune",
            "--report",
            folder.resolve(report),
            "--save-model",
            folder.resolve(model),
            "--outcome",
            folder.resolve(outcome));

    assertThat(run.err()).contains(message.formatted(folder)).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(Tables.listing(folder)).doesNotContain("out", "m", "r.html");
  }

  @Test
  void scoreTellsHowItEndedToo() throws IOException {
    int code =
        ScoreJob.commandLine(SparkTestSession::get)
            .setErr(new PrintWriter(Writer.nullWriter()))
            .execute(
                "--model",
                folder.resolve("none").toString(),
                "--input",
                Tables.csv(folder).toString(),
                "--output",
                folder.resolve("out").toString(),
                "--outcome",
                file().toString());

    assertThat(code).isEqualTo(2);
    assertThat(told().get("verdict").asText()).isEqualTo("failed");
    assertThat(told().get("message").asText()).endsWith("; correct --model");
  }
}
