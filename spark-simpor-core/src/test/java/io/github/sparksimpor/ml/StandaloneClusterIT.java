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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StandaloneClusterIT {
  @TempDir Path folder;

  @Test
  void aSubmittedJobGivesTheRowsOfALocalFit() throws Exception {
    Path result = folder.resolve("result");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder);
        SparkProcess program =
            cluster.submit(ClusterProgram.class.getName(), List.of(), List.of(result.toString()))) {
      int code = program.await(Duration.ofMinutes(3));
      assertThat(code).as(program.log()).isZero();
    }
    assertThat(Files.readString(result)).isEqualTo(localOutcome());
  }

  /** The outcome of the same program within one JVM, the rows broadcast. */
  private static String localOutcome() {
    return ClusterProgram.outcome(
        Samples.dataset(Samples.clouds(4, new double[] {0, 1, 2}, 400, 80, 30)), "broadcast");
  }
}
