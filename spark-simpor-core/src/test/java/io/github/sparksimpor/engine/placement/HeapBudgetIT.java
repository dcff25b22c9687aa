package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HeapBudgetIT {
  @TempDir Path folder;

  /** The masters name the cores; how many parts Spark makes of data by default says nothing. */
  @Test
  void anExecutorRunsAsManyTasksAsItHasCoresForWithoutASettingOfThem() throws Exception {
    Path result = folder.resolve("result");
    try (SparkProcess program =
        SparkProcess.start(
            folder,
            HeapBudgetProgram.class.getName(),
            List.of(
                "-Xmx512m",
                "-Dspark.task.cpus=2",
                "-Dspark.default.parallelism=7",
                "-Dspark.executor.memory=600m"),
            List.of(result.toString(), "local[6]", "local-cluster[1,4,1024]"))) {
      assertThat(program.await(Duration.ofMinutes(2))).as(program.log()).isZero();
    }
    assertThat(result)
        .hasContent("local[6]: 3 tasks, 512 MB\nlocal-cluster[1,4,1024]: 2 tasks, 600 MB");
  }
}
