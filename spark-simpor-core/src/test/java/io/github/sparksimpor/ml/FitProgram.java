package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fits Simpor to one dataset on several masters and in several partitionings, and writes a line for
 * each: the tier of the kernel sums, the master, the partitions, and a checksum of the synthetic
 * rows. The system property {@code fit.strategy} chooses the strategy.
 */
public final class FitProgram {
  private FitProgram() {}

  /**
   * Runs the fits.
   *
   * @param args file to write, then masters
   */
  public static void main(String[] args) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      SparkSession session = session(args[i]);
      for (int partitions : new int[] {1, 2, 7}) {
        lines.add(fit(session, args[i], partitions));
      }
      session.stop();
    }
    Files.write(Path.of(args[0]), lines);
  }

  private static SparkSession session(String master) {
    return SparkSession.builder()
        .master(master)
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate();
  }

  private static String fit(SparkSession session, String master, int partitions) {
    Dataset<Row> data =
        session
            .createDataFrame(Samples.clouds(5, new double[] {0, 1, 4}, 300, 60, 25), Samples.SCHEMA)
            .repartition(partitions);
    SimporModel model =
        new Simpor()
            .setSeed(42)
            .setHiddenLayers(new int[] {6, 5})
            .setInitialBatch(32)
            .setQueryBatch(32)
            .setMaxRounds(3)
            .setStrategy(System.getProperty("fit.strategy", "auto"))
            .fit(data);
    CRC32 checksum = new CRC32();
    List<String> rows = Samples.bits(model.syntheticSamples());
    rows.forEach(row -> checksum.update(row.getBytes(StandardCharsets.UTF_8)));
    long informative = model.syntheticSamples().where("region = 'informative'").count();
    return String.join(
        " ",
        model.summary().ascent().orElseThrow().kernelTier(),
        master,
        partitions + " partitions:",
        rows.size() + " rows,",
        informative + " informative,",
        Long.toHexString(checksum.getValue()));
  }
}
