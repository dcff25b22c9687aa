package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.RandomUndersampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SimporModel;
import io.github.sparksimpor.ml.Smote;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a method takes in seconds of CPU: rows are written as Parquet first, then read, balanced and
 * written.
 */
public final class CostJob {
  static final String SIMPOR = "simpor";
  static final String SMOTE = "smote";
  static final String UNDERSAMPLING = "undersampling";

  private static final double GAP_FILLED = 0.05;
  private static final double KEPT = 0.01;
  private static final long SEED = 42;

  private CostJob() {}

  /**
   * Runs a method.
   *
   * @param args {@code METHOD ROWS DIMENSION FOLDER REPORT.json}
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
      String input = args[3] + "/input";
      ScaleJob.rows(session, Long.parseLong(args[1]), Integer.parseInt(args[2]))
          .write()
          .parquet(input);
      double before = ProcessUse.cpuSeconds();
      double evaluated = balance(session.read().parquet(input), args[0], args[3] + "/output");
      double used = ProcessUse.cpuSeconds() - before;
      new ObjectMapper()
          .writeValue(new File(args[4]), Map.of("cpuSeconds", used, "evaluated", evaluated));
    } finally {
      session.stop();
    }
  }

  /** How many points had their kernel sums over all rows taken. */
  private static double evaluated(SimporModel model) {
    return model.summary().ascent().map(how -> how.passes().points()).orElse(0L);
  }

  private static double balance(Dataset<Row> rows, String method, String output) {
    if (method.equals(SIMPOR)) {
      SimporModel model =
          new Simpor()
              .setStrategy("partitioned")
              .setBalanceRatio(GAP_FILLED)
              .setSeed(SEED)
              .fit(rows);
      model.balance(rows).write().parquet(output);
      return evaluated(model);
    }
    if (method.equals(SMOTE)) {
      Smote smote =
          new Smote().setStrategy("partitioned").setBalanceRatio(GAP_FILLED).setSeed(SEED);
      smote.fit(rows).balance(rows).write().parquet(output);
      return 0;
    }
    new RandomUndersampler()
        .setKeepShare(KEPT)
        .setSeed(SEED)
        .fit(rows)
        .balance(rows)
        .write()
        .parquet(output);
    return 0;
  }
}
