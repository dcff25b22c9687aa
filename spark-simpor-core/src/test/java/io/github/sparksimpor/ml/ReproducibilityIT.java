package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ReproducibilityIT {
  @TempDir Path folder;

  @Test
  void theRowsAreTheSameToTheBitOnAnyMasterInAnyPartitioningAndOnEitherTier() throws Exception {
    List<String> lines = new ArrayList<>();
    String[] masters = {"local[1]", "local[2]", "local-cluster[2,1,1024]"};
    lines.addAll(fits(List.of("-Dspark.simpor.kernel=scalar"), masters));
    lines.addAll(fits(List.of("-Dspark.simpor.kernel=vector"), masters));
    assertThat(lines).hasSize(18);
    assertThat(lines.stream().filter(line -> line.startsWith("scalar"))).hasSize(9);
    assertThat(lines.stream().filter(line -> line.startsWith("vector"))).hasSize(9);
    assertThat(checksums(lines)).as(String.join("\n", lines)).hasSize(1);
    assertThat(lines.get(0)).contains("515 rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void theRowsAreTheSameWhateverSerializerSparkUses(String strategy) throws Exception {
    String flag = "-Dfit.strategy=" + strategy;
    List<String> java = fits(List.of(flag), "local[2]");
    List<String> kryo =
        fits(
            List.of(flag, "-Dspark.serializer=org.apache.spark.serializer.KryoSerializer"),
            "local-cluster[2,1,1024]");
    assertThat(checksums(kryo)).hasSize(1).isEqualTo(checksums(java));
  }

  private static Set<String> checksums(List<String> lines) {
    return lines.stream()
        .map(line -> line.substring(line.indexOf(':')))
        .collect(Collectors.toSet());
  }

  private List<String> fits(List<String> flags, String... masters)
      throws IOException, InterruptedException {
    Path result = Files.createTempFile(folder, "fits", ".txt");
    List<String> arguments = new ArrayList<>(List.of(result.toString()));
    arguments.addAll(List.of(masters));
    List<String> jvmFlags = new ArrayList<>(List.of("-Xmx1g"));
    jvmFlags.addAll(flags);
    try (SparkProcess program =
        SparkProcess.start(folder, FitProgram.class.getName(), jvmFlags, arguments)) {
      int code = program.await(Duration.ofMinutes(3));
      assertThat(code).as(program.log()).isZero();
    }
    return Files.readAllLines(result);
  }
}
