package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cli.sink.WriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ArgumentsTest {
  private static CommandLine parsed(String... arguments) {
    CommandLine command =
        SimporJob.commandLine(
            () -> {
              throw new AssertionError("Spark is not needed");
            });
    command.parseArgs(arguments);
    return command;
  }

  @ParameterizedTest
  @CsvSource({
    "--method, BORDERLINE_SMOTE, borderline-smote",
    "--method, Borderline-Smote, borderline-smote",
    "--classifier, GBT, gbt",
    "--synthetic-id, Derived, derived",
    "--output-mode, APPEND, append"
  })
  void namesAreTakenInAnyCase(String option, String given, String meant) {
    CommandLine command = parsed("--label", "y", option, given);
    Object value = command.getParseResult().matchedOptionValue(option, null);
    assertThat(String.valueOf(value)).isEqualTo(meant);
  }

  @Test
  void scoreTakesNamesInAnyCaseToo() {
    CommandLine command =
        ScoreJob.commandLine(
            () -> {
              throw new AssertionError("Spark is not needed");
            });
    command.parseArgs("--model", "m", "--output-mode", "Overwrite");
    assertThat(command.getParseResult().<WriteMode>matchedOptionValue("--output-mode", null))
        .isEqualTo(WriteMode.OVERWRITE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"model", "/a/b-c_d.e", "with blank", "it's", "$HOME", "a;b", "a\"b", "~", "*"})
  void aQuotedPathIsThatPathToAShell(String path) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder(List.of("sh", "-c", "printf %s " + Arguments.quoted(path))).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(path);
    assertThat(shell.waitFor()).isZero();
  }
}
