package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Grows rows on GPUs and on the CPU and writes how they compare: the tier of the former, the number
 * of rows, how many ascended, and the largest difference of a final log ratio.
 */
public final class GpuProgram {
  private GpuProgram() {}

  /**
   * Runs the program.
   *
   * @param args file to write; then, if Spark was not submitted to, a master
   */
  public static void main(String[] args) throws IOException {
    SparkSession.Builder builder =
        SparkSession.builder()
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2);
    if (args.length > 1) {
      builder
          .master(args[1])
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1");
    }
    SparkSession session = builder.getOrCreate();
    String outcome;
    try {
      outcome = compare(session);
    } catch (Exception e) {
      outcome = "failed: " + e.getMessage();
    }
    Files.writeString(Path.of(args[0]), outcome);
    session.stop();
  }

  private static String compare(SparkSession session) {
    Dataset<Row> data =
        session.createDataFrame(
            Samples.clouds(4, new double[] {0, 1, 2}, 200, 60, 30), Samples.SCHEMA);
    SimporModel gpu = fit(data, "gpu");
    List<Row> onGpu = gpu.syntheticSamples().collectAsList();
    List<Row> onCpu = fit(data, "cpu").syntheticSamples().collectAsList();
    double worst = 0;
    int ascended = 0;
    for (int i = 0; i < onCpu.size(); i++) {
      Row a = onGpu.get(i);
      Row b = onCpu.get(i);
      if (!a.<Vector>getAs("seedFeatures").equals(b.<Vector>getAs("seedFeatures"))
          || a.<Double>getAs("radius").doubleValue() != b.<Double>getAs("radius")) {
        return "row " + i + " grows elsewhere";
      }
      if (!b.isNullAt(b.fieldIndex("logRatioEnd"))) {
        ascended++;
        worst =
            Math.max(
                worst, Math.abs(a.<Double>getAs("logRatioEnd") - b.<Double>getAs("logRatioEnd")));
      }
    }
    return "%s: %d rows, %d ascended, %s"
        .formatted(
            gpu.summary().ascent().orElseThrow().kernelTier(),
            onGpu.size(),
            ascended,
            worst < 1e-4 ? "agree" : worst);
  }

  private static SimporModel fit(Dataset<Row> data, String device) {
    return new Simpor()
        .setSeed(8)
        .setDevice(device)
        .setStrategy(System.getProperty("fit.strategy", "auto"))
        .setAscentRegion("all")
        .setMaxRounds(0)
        .fit(data);
  }
}
