package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparksimpor.testing.SparkProcess;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are ended from outside. */
@Timeout(240)
class EndedRunIT {
  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  @TempDir Path folder;
  private Path written;
  private Path input;

  @BeforeEach
  void furnish() throws IOException {
    assumeTrue(
        ProcessHandle.current().supportsNormalTermination(), "there are no signals to send here");
    written = Files.createDirectory(folder.resolve("written"));
    input = Tables.csv(folder);
  }

  @Test
  void aTerminatedRunIsQuietAndLeavesNothingButItsOutcome() throws Exception {
    try (SparkProcess run = runUnderWay()) {
      ProcessHandle.of(run.pid()).orElseThrow().destroy();

      assertThat(run.await(Duration.ofMinutes(1))).isEqualTo(TERMINATED);
      assertThat(run.log()).doesNotContain("\tat ", "Exception", "simpor-submit:");
      assertThat(Tables.listing(written)).isEmpty();
      assertThat(Files.readString(outcome()))
          .contains("\"verdict\" : \"failed\"", "\"exitCode\" : 143", "\"application\" : \"local-");
      assertThat(Tables.listing(folder)).noneMatch(name -> name.startsWith(".outcome.json"));
    }
  }

  @Test
  void whatAKilledRunLeavesIsClearedByTheNextOne() throws Exception {
    try (SparkProcess run = runUnderWay()) {
      ProcessHandle.of(run.pid()).orElseThrow().destroyForcibly();
      assertThat(run.await(Duration.ofMinutes(1))).isEqualTo(KILLED);
    }
    assertThat(outcome()).doesNotExist();
    assertThat(Tables.listing(written)).isNotEmpty();

    JobRun next =
        JobRun.of("--input", input, "--label", "y", "--exclude", "id,note", "--output", output());

    assertThat(next.err()).isEmpty();
    assertThat(Tables.listing(written)).containsExactly("out");
  }

  @Test
  void yarnIsLeftToEndADriverThatSucceededAndOtherClustersAreNot() throws Exception {
    assertThat(codeOfMain("yarn", "cluster", "--help")).isEqualTo(ReturningMain.CODE);
    assertThat(codeOfMain("yarn", "cluster", "--nonsense")).isEqualTo(2);
    assertThat(codeOfMain("spark://host:7077", "cluster", "--help")).isZero();
  }

  /** As many clusters have it. */
  @Test
  void aRunSucceedsWithSparksKryoSerializer() throws Exception {
    try (SparkProcess run =
        SparkProcess.start(
            folder,
            SimporJob.class.getName(),
            List.of(
                "-Dspark.master=local-cluster[1,1,1024]",
                "-Dspark.ui.enabled=false",
                "-Dspark.serializer=org.apache.spark.serializer.KryoSerializer"),
            List.of(
                "--input",
                input.toString(),
                "--label",
                "y",
                "--exclude",
                "id",
                "--max-rounds",
                "0",
                "--report",
                written.resolve("report.html").toString(),
                "--output",
                output().toString()))) {
      assertThat(run.await(Duration.ofMinutes(3))).as(run.log()).isZero();
    }
    assertThat(Tables.linesOf(output())).hasSizeGreaterThan(Tables.MAJORITY + Tables.MINORITY);
  }

  private int codeOfMain(String master, String mode, String argument) throws Exception {
    try (SparkProcess run =
        SparkProcess.start(
            folder,
            ReturningMain.class.getName(),
            List.of("-Dspark.master=" + master, "-Dspark.submit.deployMode=" + mode),
            List.of(argument))) {
      return run.await(Duration.ofMinutes(1));
    }
  }

  /** Ends with a code of its own if the program's main has returned. */
  static final class ReturningMain {
    static final int CODE = 7;

    private ReturningMain() {}

    public static void main(String[] arguments) {
      SimporJob.main(arguments);
      System.exit(CODE);
    }
  }

  private Path outcome() {
    return folder.resolve("outcome.json");
  }

  private Path output() {
    return written.resolve("out");
  }

  /** A run that has begun to work on its output. */
  private SparkProcess runUnderWay() throws IOException, InterruptedException {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      written.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      SparkProcess run =
          SparkProcess.start(
              folder,
              SimporJob.class.getName(),
              List.of(
                  "-Dspark.master=local[1]",
                  "-Dspark.ui.enabled=false",
                  "-Dlog4j2.configurationFile="
                      + Path.of("..", "conf", "log4j2.properties").toAbsolutePath()),
              List.of(
                  "--input",
                  input.toString(),
                  "--label",
                  "y",
                  "--exclude",
                  "id,note",
                  "--output",
                  output().toString(),
                  "--outcome",
                  outcome().toString()));
      WatchKey key = watch.poll(2, TimeUnit.MINUTES);
      assertThat(key).as(run.log()).isNotNull();
      assertThat(key.pollEvents())
          .extracting(WatchEvent::context)
          .first()
          .asString()
          .startsWith(".out.");
      return run;
    }
  }
}
