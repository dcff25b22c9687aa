package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkProcess;
import io.github.sparksimpor.testing.StandaloneCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorkerLossIT {
  @TempDir Path folder;

  /** The outcome of the same program within one JVM, the rows broadcast. */
  static String expected() {
    return ClusterProgram.outcome(
        Samples.dataset(Samples.clouds(4, new double[] {0, 1, 2}, 400, 80, 30)), "broadcast");
  }

  @ParameterizedTest
  @ValueSource(strings = {"radii", "ascent, pass 3"})
  void aWorkerKilledAmidAPhaseChangesNothing(String phase) throws Exception {
    Path result = folder.resolve("result");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder);
        SparkProcess program =
            cluster.submit(
                ClusterProgram.class.getName(),
                List.of(),
                List.of(
                    result.toString(), String.valueOf(cluster.workers().get(0).pid()), phase))) {
      int code = program.await(Duration.ofMinutes(3));
      assertThat(code).as(program.log()).isZero();
      assertThat(cluster.workers()).extracting(SparkProcess::isAlive).containsExactly(false, true);
    }
    assertThat(Files.readString(result)).isEqualTo(expected() + " killed");
  }
}
