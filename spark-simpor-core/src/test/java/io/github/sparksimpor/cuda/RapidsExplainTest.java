package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code scripts/rapids-explain} makes of an explanation of the accelerator's. */
@Timeout(60)
class RapidsExplainTest {
  private static final String WHOLE =
      """
      *Exec <DataWritingCommandExec> will run on GPU
        *Output <InsertIntoHadoopFsRelationCommand> will run on GPU
        *Exec <UnionExec> will run on GPU
          *Exec <ProjectExec> will run on GPU
            *Expression <Alias> a#1 AS b#2 will run on GPU
            *Exec <FileSourceScanExec> will run on GPU
          !Exec <ProjectExec> cannot run on GPU because unsupported data types in input: VectorUDT@1a2b3c [x#3]; not all expressions can be replaced
            !Expression <Alias> x#3 AS y#4 cannot run on GPU because expression Alias x#3 AS y#4 produces an unsupported type VectorUDT@1a2b3c
            ! <RDDScanExec> cannot run on GPU because GPU does not currently support the operator class RDDScanExec
          !Exec <ProjectExec> cannot run on GPU because not all expressions can be replaced; unsupported data types in input: VectorUDT@4d5e6f [z#30]
            !Expression <Alias> z#30 AS y#40 cannot run on GPU because expression Alias z#30 AS y#40 produces an unsupported type VectorUDT@4d5e6f
            ! <RDDScanExec> cannot run on GPU because GPU does not currently support the operator class RDDScanExec
      """;

  @TempDir Path folder;

  private record Outcome(int code, String output) {}

  private Outcome explain(String log) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("explanation.txt"), log);
    Process process =
        new ProcessBuilder("../scripts/rapids-explain", "--log", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  @Test
  void everyReasonIsToldOnceAndWholeOperatorsApartFromTheirExpressions() throws Exception {
    Outcome outcome = explain(WHOLE);
    assertThat(outcome.code()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .contains(
            """
            Why, operators (times, reason):
                  2 ProjectExec: not all expressions can be replaced
                  2 ProjectExec: unsupported data types in input: VectorUDT
                  2 RDDScanExec: GPU does not currently support the operator class RDDScanExec

            Why, their expressions (times, reason):
                  2 Alias: expression Alias produces an unsupported type VectorUDT
            """)
        .contains("6 lines in all")
        .endsWith("Scan and its projection, union and write are on the GPU.\n");
  }

  @Test
  void nothingOnTheCpuIsAsItShouldBe() throws Exception {
    String log =
        WHOLE.lines().filter(line -> !line.contains("!")).reduce("", (a, b) -> a + b + "\n");
    Outcome outcome = explain(log);
    assertThat(outcome.code()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("0 lines in all");
  }

  @ParameterizedTest
  @CsvSource({
    "FileSourceScanExec, no FileSourceScanExec is on the GPU",
    "UnionExec, no UnionExec is on the GPU",
    "DataWritingCommandExec, no DataWritingCommandExec is on the GPU"
  })
  void anOperatorThatIsNowhereIsNotTakenForOneOnTheGpu(String operator, String said)
      throws Exception {
    Outcome outcome = explain(WHOLE.replace("<" + operator + ">", "<OtherExec>"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.output()).contains("rapids-explain: " + said);
  }

  @ParameterizedTest
  @CsvSource({"FileSourceScanExec", "FilterExec", "UnionExec", "InsertIntoHadoopFsRelationCommand"})
  void oneOfSeveralThatStaysOnTheCpuIsNamed(String operator) throws Exception {
    Outcome outcome =
        explain(WHOLE + "!Exec <%s> cannot run on GPU because it is made up\n".formatted(operator));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.output())
        .endsWith("rapids-explain: these must not stay on the CPU: " + operator + "\n");
  }

  @Test
  void aProjectionOverAScanMustBeThereAndNoneStayOnTheCpu() throws Exception {
    String first = "    *Exec <ProjectExec>";
    assertThat(explain(WHOLE.replace(first, "    *Exec <SortExec>")).output())
        .contains("rapids-explain: no projection over a scan is on the GPU");
    Outcome stays =
        explain(
            WHOLE
                + "!Exec <ProjectExec> cannot run on GPU because it is made up\n"
                + "  *Exec <FileSourceScanExec> will run on GPU\n");
    assertThat(stays.code()).isEqualTo(1);
    assertThat(stays.output())
        .endsWith("rapids-explain: a projection over a scan must not stay on the CPU\n");
  }
}
