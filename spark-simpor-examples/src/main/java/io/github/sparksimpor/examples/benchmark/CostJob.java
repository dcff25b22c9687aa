package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.RandomUndersampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SimporModel;
import io.github.sparksimpor.ml.Smote;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a method takes in seconds of CPU, or how many tasks a driver starts in a second. Rows are
 * written as Parquet first, then read, balanced and written.
 */
public final class CostJob {
  static final String SIMPOR = "simpor";
  static final String SMOTE = "smote";
  static final String BORDERLINE = "borderline-smote";
  static final String UNDERSAMPLING = "undersampling";
  static final String TASKS = "tasks";

  private static final double GAP_FILLED = 0.05;
  private static final double KEPT = 0.01;
  private static final long SEED = 42;
  private static final int EMPTY_TASKS = 10_000;

  private CostJob() {}

  /**
   * Runs a method.
   *
   * @param args {@code METHOD ROWS DIMENSION FOLDER REPORT.json}, or {@code tasks REPORT.json}
   */
  public static void main(String[] args) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("cost")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", 4)
            .getOrCreate();
    try {
      Map<String, Double> report =
          args[0].equals(TASKS)
              ? Map.of("tasksPerSecond", tasksPerSecond(session))
              : cost(session, args[0], Long.parseLong(args[1]), Integer.parseInt(args[2]), args[3]);
      new ObjectMapper().writeValue(new File(args[args.length - 1]), report);
    } finally {
      session.stop();
    }
  }

  /** Of two jobs of tasks that do nothing the second: the first loads classes. */
  private static double tasksPerSecond(SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    double rate = 0;
    for (int job = 0; job < 2; job++) {
      long start = System.nanoTime();
      context.parallelize(List.<Integer>of(), EMPTY_TASKS).count();
      rate = EMPTY_TASKS / ((System.nanoTime() - start) * 1e-9);
    }
    return rate;
  }

  private static Map<String, Double> cost(
      SparkSession session, String method, long rows, int dimension, String folder) {
    String input = folder + "/input";
    ScaleJob.rows(session, rows, dimension).write().parquet(input);
    Map<String, Double> report = new LinkedHashMap<>();
    double before = ProcessUse.cpuSeconds();
    long start = System.nanoTime();
    balance(session.read().parquet(input), method, folder + "/output", report);
    report.put("seconds", (System.nanoTime() - start) * 1e-9);
    report.put("cpuSeconds", ProcessUse.cpuSeconds() - before);
    return report;
  }

  private static void balance(
      Dataset<Row> rows, String method, String output, Map<String, Double> report) {
    switch (method) {
      case SIMPOR -> {
        SimporModel model = grown(new Simpor()).fit(rows);
        model.balance(rows).write().parquet(output);
        model
            .summary()
            .ascent()
            .ifPresent(
                how -> {
                  report.put("points", (double) how.passes().points());
                  report.put("passes", (double) how.passes().passes());
                });
        report.put("ascended", (double) model.summary().classes().get(1).informative());
      }
      case SMOTE -> grown(new Smote()).fit(rows).balance(rows).write().parquet(output);
      case BORDERLINE ->
          grown(new BorderlineSmote()).fit(rows).balance(rows).write().parquet(output);
      default ->
          new RandomUndersampler()
              .setKeepShare(KEPT)
              .setSeed(SEED)
              .fit(rows)
              .balance(rows)
              .write()
              .parquet(output);
    }
  }

  private static <R extends Resampler<?, R>> R grown(R method) {
    return method.setStrategy("partitioned").setBalanceRatio(GAP_FILLED).setSeed(SEED);
  }
}
