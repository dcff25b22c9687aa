package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits of {@value #MAJORITY} : {@value #MINORITY} rows of the credit-card look-alike, of the size
 * that people tune on, again and again in one JVM; and the seconds until that JVM had Spark.
 */
public final class SmallFitJob {
  static final Map<String, Supplier<Resampler<?, ?>>> METHODS =
      Map.of("simpor", Simpor::new, "smote", Smote::new, "random", RandomOversampler::new);

  private static final int MAJORITY = 375;
  private static final int MINORITY = 42;
  private static final int WARM_UP = 10;
  private static final int FITS = 15;

  private SmallFitJob() {}

  /**
   * Runs the job.
   *
   * @param args {@code REPORT.json}
   */
  public static void main(String[] args) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("small fits")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    try {
      Map<String, Double> report = new LinkedHashMap<>();
      report.put(
          "start",
          (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
              * 1e-3);
      Dataset<Row> rows = rows(session).repartition(2).cache();
      rows.count();
      METHODS.forEach((name, method) -> report.put(name, medianSeconds(method, rows)));
      new ObjectMapper().writeValue(new File(args[0]), report);
    } finally {
      session.stop();
    }
  }

  private static double medianSeconds(Supplier<Resampler<?, ?>> method, Dataset<Row> rows) {
    double[] seconds =
        IntStream.range(0, WARM_UP + FITS).mapToDouble(i -> seconds(method.get(), rows)).toArray();
    return Arrays.stream(seconds).skip(WARM_UP).sorted().skip(FITS / 2).findFirst().orElseThrow();
  }

  private static double seconds(Resampler<?, ?> resampler, Dataset<Row> rows) {
    long start = System.nanoTime();
    resampler.fit(rows);
    return (System.nanoTime() - start) * 1e-9;
  }

  private static Dataset<Row> rows(SparkSession session) {
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    Stream<Row> majority =
        IntStream.range(0, MAJORITY).mapToObj(i -> row(0, CreditCardLookAlike.majorityRow(i)));
    Stream<Row> minority =
        IntStream.range(0, MINORITY).mapToObj(i -> row(1, CreditCardLookAlike.minorityRow(i)));
    return session.createDataFrame(Stream.concat(majority, minority).toList(), schema);
  }

  private static Row row(double label, double[] features) {
    return RowFactory.create(label, Vectors.dense(features));
  }
}
