package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Balances a dataset with the partitioned strategy and writes a line about the outcome. */
public final class ClusterProgram {
  private ClusterProgram() {}

  /**
   * Runs the program.
   *
   * @param args file to write
   */
  public static void main(String[] args) throws IOException {
    SparkSession session = SparkSession.builder().getOrCreate();
    Dataset<Row> data =
        session.createDataFrame(
            Samples.clouds(4, new double[] {0, 1, 2}, 400, 80, 30), Samples.SCHEMA);
    Files.writeString(Path.of(args[0]), outcome(data.repartition(3), "partitioned"));
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
}
