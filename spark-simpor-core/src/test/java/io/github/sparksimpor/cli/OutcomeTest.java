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
          .contains("is no outcome of a run of this program")
          .hasLineCount(1);
    }

    assertThat(Files.readString(input)).isEqualTo(before);
    assertThat(Tables.listing(folder)).containsExactly("own.json", "table.csv");
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
