package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cuda.StandIn;
import io.github.sparksimpor.testing.SparkProcess;
import io.github.sparksimpor.testing.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GPU scheduling by Spark itself, with a stand-in for the CUDA driver in the executors. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GpuSchedulingIT {
  private static final String AGREEMENT = "cuda: 310 rows, 310 ascended, agree";

  @TempDir Path folder;
  private Path result;
  private Path trace;
  private Path freed;

  @BeforeEach
  void paths() {
    result = folder.resolve("result");
    trace = folder.resolve("trace");
    freed = folder.resolve("freed");
  }

  /** Prints another address each time it is run, as on machines of one GPU each. */
  private Path discovery() throws IOException {
    Path script = folder.resolve("discover");
    Files.writeString(
        script,
        """
        #!/bin/sh
        n=0
        while ! mkdir '%s'/gpu-$n 2>/dev/null; do n=$((n + 1)); done
        echo "{\\"name\\": \\"gpu\\", \\"addresses\\": [\\"$n\\"]}"
        """
            .formatted(folder));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private List<String> gpuSettings() {
    return List.of(
        "spark.executor.resource.gpu.amount=1",
        "spark.simpor.cuda.library=" + StandIn.library(),
        "spark.executorEnv.STAND_IN_TRACE=" + trace,
        "spark.executorEnv.STAND_IN_FREED=" + freed);
  }

  private static List<String> flags(List<String> settings) {
    List<String> flags = new ArrayList<>(List.of("-Xmx1g"));
    settings.forEach(setting -> flags.add("-D" + setting));
    return flags;
  }

  private String outcome(SparkProcess program) throws IOException, InterruptedException {
    int code = program.await(Duration.ofMinutes(3));
    assertThat(code).as(program.log()).isZero();
    return Files.readString(result);
  }

  /**
   * Each executor on the one GPU it was given. Under {@code partitioned} every executor has parts;
   * under {@code broadcast} so few points are one task a class, and who gets it is Spark's affair.
   *
   * @param least how many executors have something to do
   */
  private void assertEachExecutorUsedItsOwnGpu(int least) throws IOException {
    Set<String> pairs = used();
    assertThat(pairs).hasSizeBetween(least, 2);
    assertThat(pairs.stream().map(pair -> pair.split(" ", 2)[0]).collect(Collectors.toSet()))
        .as("processes")
        .hasSameSizeAs(pairs);
    assertThat(pairs.stream().map(pair -> pair.split(" ", 2)[1]).collect(Collectors.toSet()))
        .as("devices")
        .hasSameSizeAs(pairs)
        .isSubsetOf("0", "1");
  }

  /** Processes and the devices they opened. */
  private Set<String> used() throws IOException {
    return new TreeSet<>(Files.readAllLines(trace));
  }

  /** What each process last wrote when it gave its context back. */
  private void assertEachExecutorFreedAllItHeld() throws IOException {
    Map<String, String> held =
        Files.readAllLines(freed).stream()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1], (before, last) -> last));
    assertThat(held).as("allocations and modules by process").hasSameSizeAs(used());
    assertThat(held.values()).containsOnly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void onLocalClusterTwoExecutorsAscendOnTheGpuThatEachWasGiven(String strategy) throws Exception {
    List<String> settings = new ArrayList<>(gpuSettings());
    settings.add("fit.strategy=" + strategy);
    settings.add("spark.worker.resource.gpu.amount=1");
    settings.add("spark.worker.resource.gpu.discoveryScript=" + discovery());
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            GpuProgram.class.getName(),
            flags(settings),
            List.of(result.toString(), "local-cluster[2,1,1024]"))) {
      assertThat(outcome(program)).isEqualTo(AGREEMENT);
    }
    assertEachExecutorUsedItsOwnGpu(strategy.equals("partitioned") ? 2 : 1);
    assertEachExecutorFreedAllItHeld();
  }

  @Test
  void onAStandaloneClusterTwoExecutorsAscendOnTheGpuThatEachWasGiven() throws Exception {
    List<String> workerFlags =
        List.of(
            "-Dspark.worker.resource.gpu.amount=1",
            "-Dspark.worker.resource.gpu.discoveryScript=" + discovery());
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, workerFlags);
        SparkProcess program =
            cluster.submit(GpuProgram.class.getName(), gpuSettings(), List.of(result.toString()))) {
      assertThat(outcome(program)).isEqualTo(AGREEMENT);
    }
    assertEachExecutorUsedItsOwnGpu(1);
  }

  @Test
  void onALocalMasterASettingNamesTheGpu() throws Exception {
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            GpuProgram.class.getName(),
            flags(
                List.of(
                    "spark.simpor.gpu.device=1", "spark.simpor.cuda.library=" + StandIn.library())),
            List.of(result.toString(), "local[2]"))) {
      assertThat(outcome(program)).isEqualTo(AGREEMENT);
    }
  }

  @Test
  void withoutADriverAGpuThatIsRequiredFailsNamingWhatIsMissing() throws Exception {
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            GpuProgram.class.getName(),
            flags(List.of("spark.simpor.cuda.library=libno-such-driver.so")),
            List.of(result.toString(), "local[2]"))) {
      assertThat(outcome(program))
          .startsWith("failed: ")
          .contains("no CUDA driver: libno-such-driver.so cannot be loaded");
    }
  }

  @Test
  void withoutGpusInSparkAGpuThatIsRequiredFailsBeforeAnyAscent() throws Exception {
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            GpuProgram.class.getName(),
            flags(List.of()),
            List.of(result.toString(), "local-cluster[2,1,1024]"))) {
      assertThat(outcome(program))
          .isEqualTo(
              "failed: device is 'gpu', but Spark offers no GPU: spark.executor.resource.gpu.amount"
                  + " is not set; see docs/gpu.md, or set device to 'auto' or 'cpu'");
    }
  }

  @Test
  void amountsOnALocalMasterFailInsteadOfWaitingForEver() throws Exception {
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            GpuProgram.class.getName(),
            flags(
                List.of(
                    "spark.task.resource.gpu.amount=1", "spark.executor.resource.gpu.amount=1")),
            List.of(result.toString(), "local[2]"))) {
      assertThat(outcome(program))
          .startsWith(
              "failed: spark.task.resource.gpu.amount is 1, but a local master hands out no GPUs");
    }
  }
}
