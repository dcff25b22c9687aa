package io.github.sparksimpor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.examples.benchmark.Benchmark;
import io.github.sparksimpor.examples.experiments.BenchmarkSets;
import io.github.sparksimpor.examples.experiments.PaperExperiments;
import io.github.sparksimpor.examples.fraud.FraudDetection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProgramTest {
  private static final String DATA = "data/breast_cancer.csv";

  /** What a program that ends with code 2 tells. */
  private static String complaint(Callable<Integer> program, String... arguments) {
    StringWriter told = new StringWriter();
    CommandLine command = Program.command(program).setErr(new PrintWriter(told));
    assertThat(command.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
    return told.toString();
  }

  @Test
  void aTableThatIsNotThereIsNamedInOneLine() {
    assertThat(complaint(new FraudDetection(), "--input=no/such.csv"))
        .startsWith("fraud-detection: ")
        .contains("no/such.csv")
        .hasLineCount(1);
  }

  @Test
  void scoresThatAreNotThereAreNamedInOneLine(@TempDir Path folder) {
    assertThat(
            complaint(
                new BenchmarkSets(), "--scores=no/such.csv", "--csv=" + folder.resolve("all.csv")))
        .startsWith("benchmark-sets: ")
        .contains("no/such.csv")
        .hasLineCount(1);
  }

  @Test
  void aWordThatBeginsWithAnAtSignNamesNoFileOfArguments(@TempDir Path folder) throws IOException {
    Path arguments = Files.writeString(folder.resolve("arguments"), "--input=no/such.csv");
    assertThat(complaint(new FraudDetection(), "--input=" + DATA, "--label", "@" + arguments))
        .contains("'@" + arguments + "'");
  }

  @Test
  void aLabelThatIsNotThereIsNamedBesideTheColumnsThereAre() {
    assertThat(complaint(new FraudDetection(), "--input=" + DATA, "--label=malignant", "--fraud=7"))
        .contains("--fraud is '7', but column 'malignant' holds 0, 1; give one of these");
    assertThat(complaint(new FraudDetection(), "--input=" + DATA, "--label=fraud"))
        .contains("'fraud'", DATA, "malignant")
        .hasLineCount(1);
  }

  @Test
  void theCreditCardIsAskedForBeforeAnythingRuns() {
    assertThat(complaint(new PaperExperiments(), "--breast-cancer=" + DATA, "--only=credit-card"))
        .isEqualTo("paper: give the credit-card CSV file with --input" + System.lineSeparator());
  }

  @Test
  void aPrefixThatNoRowOfTheBenchmarkHasIsNamedBesideTheRowsThereAre() {
    assertThat(complaint(new Benchmark(), "--only=kernel,ascend"))
        .startsWith("benchmark: --only: ")
        .contains("'ascend'", "kernel.vector.8000x30", "ascent.rows-per-second")
        .hasLineCount(1);
  }
}
