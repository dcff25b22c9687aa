package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ReproducibilityIT {
  @TempDir Path folder;

  @Test
  void theRowsAreTheSameToTheBitOnAnyMasterInAnyPartitioningAndOnEitherTier() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.addAll(fits("scalar"));
    lines.addAll(fits("vector"));
    assertThat(lines).hasSize(18);
    assertThat(lines.stream().filter(line -> line.startsWith("scalar"))).hasSize(9);
    assertThat(lines.stream().filter(line -> line.startsWith("vector"))).hasSize(9);
    assertThat(lines.stream().map(line -> line.substring(line.indexOf(':'))).distinct())
        .as(String.join("\n", lines))
        .hasSize(1);
    assertThat(lines.get(0)).contains("515 rows");
  }

  private List<String> fits(String tier) throws IOException, InterruptedException {
    Path result = folder.resolve(tier);
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            FitProgram.class.getName(),
            List.of("-Xmx1g", "-Dspark.simpor.kernel=" + tier),
            List.of(result.toString(), "local[1]", "local[2]", "local-cluster[2,1,1024]"))) {
      int code = program.await(Duration.ofMinutes(3));
      assertThat(code).as(program.log()).isZero();
    }
    return Files.readAllLines(result);
  }
}
