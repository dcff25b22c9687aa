package io.github.sparksimpor.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

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
}
