package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Balances a dataset with the partitioned strategy and writes a line about the outcome. When a
 * phase is reached it kills a Worker and all that the Worker started, if told to.
 */
public final class ClusterProgram {
  private ClusterProgram() {}

  /**
   * Runs the program.
   *
   * @param args file to write; then, to kill, the process id of a Worker and a part of the
   *     description of the jobs amid which it dies
   */
  public static void main(String[] args) throws IOException {
    SparkSession session = SparkSession.builder().getOrCreate();
    AtomicBoolean killed = new AtomicBoolean();
    if (args.length > 1) {
      session
          .sparkContext()
          .addSparkListener(new WorkerKiller(Long.parseLong(args[1]), args[2], killed));
    }
    Dataset<Row> data =
        session.createDataFrame(
            Samples.clouds(4, new double[] {0, 1, 2}, 400, 80, 30), Samples.SCHEMA);
    String outcome = outcome(data.repartition(3), "partitioned");
    Files.writeString(Path.of(args[0]), outcome + (killed.get() ? " killed" : ""));
    session.stop();
  }

  private static Simpor simpor(String strategy) {
    return new Simpor()
        .setSeed(8)
        .setStrategy(strategy)
        .setAscentRegion("all")
        .setHiddenLayers(new int[] {5})
        .setInitialBatch(32)
        .setMaxRounds(1);
  }

  static String outcome(Dataset<Row> data, String strategy) {
    SimporModel model = simpor(strategy).setSyntheticCol("made").fit(data);
    List<Row> balanced = model.balance(data).collectAsList();
    CRC32 checksum = new CRC32();
    Samples.bits(model.syntheticSamples())
        .forEach(row -> checksum.update(row.getBytes(StandardCharsets.UTF_8)));
    long originals = balanced.stream().filter(row -> row.getAs("id") != null).count();
    long ids = balanced.stream().map(row -> row.getAs("id")).distinct().count() - 1;
    return "%d rows, %d original, %d ids, %x"
        .formatted(balanced.size(), originals, ids, checksum.getValue());
  }

  private static final class WorkerKiller extends SparkListener {
    private final long worker;
    private final String phase;
    private final AtomicBoolean killed;

    WorkerKiller(long worker, String phase, AtomicBoolean killed) {
      this.worker = worker;
      this.phase = phase;
      this.killed = killed;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
      String description = stage.properties().getProperty("spark.job.description", "");
      if (description.contains(phase)) {
        kill();
      }
    }

    private void kill() {
      if (killed.compareAndSet(false, true)) {
        ProcessHandle handle = ProcessHandle.of(worker).orElseThrow();
        handle.descendants().forEach(ProcessHandle::destroyForcibly);
        handle.destroyForcibly();
      }
    }
  }
}
