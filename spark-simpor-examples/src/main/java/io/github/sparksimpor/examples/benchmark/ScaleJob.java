package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SimporModel;
import io.github.sparksimpor.sphere.RandomDraws;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Balances rows that Spark generates, one in 2,000 of them of the minority, to a twentieth of the
 * gap under strategy {@code partitioned}: driver and executors in one JVM on two cores.
 */
public final class ScaleJob {
  private static final int DIMENSION = 10;
  private static final int MINORITY_EVERY = 2_000;
  private static final long SEED = 11;
  private static final int PARTITIONS = 16;

  private ScaleJob() {}

  /**
   * Runs the job.
   *
   * @param args {@code ROWS OUTPUT REPORT.json}
   */
  public static void main(String[] args) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("scale")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", PARTITIONS)
            .getOrCreate();
    try {
      Dataset<Row> rows = rows(session, Long.parseLong(args[0]), DIMENSION);
      long start = System.nanoTime();
      SimporModel model =
          new Simpor().setStrategy("partitioned").setBalanceRatio(0.05).setSeed(42).fit(rows);
      model.balance(rows).write().parquet(args[1]);
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("seconds", (System.nanoTime() - start) * 1e-9);
      report.put("phases", model.summary().phaseSeconds());
      report.put("synthetic", session.read().parquet(args[1]).count() - Long.parseLong(args[0]));
      report.put("ascended", model.summary().classes().get(1).informative());
      new ObjectMapper().writeValue(new File(args[2]), report);
    } finally {
      session.stop();
    }
  }

  /**
   * Two clouds that meet: the minority's centre lies two deviations from the majority's.
   *
   * @param count rows
   * @param dimension features
   */
  static Dataset<Row> rows(SparkSession session, long count, int dimension) {
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    return session.createDataFrame(
        session.range(0, count, 1, PARTITIONS).toJavaRDD().map(number -> row(number, dimension)),
        schema);
  }

  private static Row row(long number, int dimension) {
    boolean minority = number % MINORITY_EVERY == 0;
    UniformRandomProvider random = RandomDraws.of(SEED, 0, number, 0);
    double[] features = ZigguratSampler.NormalizedGaussian.of(random).samples(dimension).toArray();
    features[0] += minority ? 2 : 0;
    return RowFactory.create(minority ? 1.0 : 0.0, Vectors.dense(features));
  }
}
