package io.github.sparksimpor.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarkTest {
  private static final List<String> ROWS =
      List.of("kernel.vector.8000x30", "ascent.rows-per-second", "job.seconds", "peers.smote");

  private static Stream<String> wanted(String... arguments) {
    Benchmark benchmark = new Benchmark();
    new CommandLine(benchmark).parseArgs(arguments);
    return ROWS.stream().filter(benchmark::wanted);
  }

  @Test
  void onlyTakesAListOfPrefixes() {
    assertThat(wanted("--only", "kernel,ascent,job"))
        .containsExactly("kernel.vector.8000x30", "ascent.rows-per-second", "job.seconds");
    assertThat(wanted("--only", "kernel.scalar,peers.smote")).containsExactly("peers.smote");
  }

  @Test
  void withoutOnlyEveryRowIsMeasured() {
    assertThat(wanted()).containsExactlyElementsOf(ROWS);
  }

  @Test
  void aRowBelowANameIsReachedAndNothingBesideIt() {
    Benchmark benchmark = new Benchmark();
    new CommandLine(benchmark).parseArgs("--only", "job.creditcard.phase.read");

    assertThat(
            Stream.of("job.creditcard.phase.", "job.creditcard.phase.read")
                .filter(benchmark::reached))
        .hasSize(2);
    assertThat(
            Stream.of("job.creditcard.phase.", "job.creditcard.phase.write", "job.creditcard.p")
                .filter(benchmark::wanted))
        .isEmpty();
    assertThat(benchmark.reached("job.creditcard.p")).isFalse();
  }

  @Test
  void aNameThatNoRowHasIsRefusedBeforeAnythingIsMeasured() {
    Benchmark benchmark = new Benchmark();
    new CommandLine(benchmark).parseArgs("--only", "cost.simpor.7x7");

    assertThatThrownBy(benchmark::call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--only: no row's name starts with 'cost.simpor.7x7'; there are ");
  }
}
