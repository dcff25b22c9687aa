package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SimporModel;
import io.github.sparksimpor.page.ModelReport;
import io.github.sparksimpor.sphere.RandomDraws;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A hundred classes of 21 to 100 rows in two partitions: what balancing them makes of the
 * partitions, and what a classifier and the report take on it.
 */
public final class ManyClassesJob {
  static final int CLASSES = 100;
  static final int PARTITIONS = 2;
  private static final int DIMENSION = 10;
  private static final int FEWEST = 21;
  private static final int MOST = 100;
  private static final long SEED = 3;
  private static final int ITERATIONS = 10;

  private ManyClassesJob() {}

  /**
   * Runs the job.
   *
   * @param args {@code REPORT.json}
   */
  public static void main(String[] args) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("many classes")
            .config("spark.ui.enabled", "false")
            .getOrCreate();
    try {
      new ObjectMapper().writeValue(new File(args[0]), measure(session));
    } finally {
      session.stop();
    }
  }

  private static Map<String, Double> measure(SparkSession session) {
    Dataset<Row> rows = rows(session).repartition(PARTITIONS).cache();
    rows.count();
    Map<String, Double> report = new LinkedHashMap<>();
    long start = System.nanoTime();
    SimporModel model = new Simpor().setSeed(SEED).fit(rows);
    Dataset<Row> balanced = model.balance(rows).cache();
    report.put("rows", (double) balanced.count());
    report.put("seconds", secondsSince(start));
    report.put("partitions", (double) balanced.rdd().getNumPartitions());
    start = System.nanoTime();
    ModelReport.html(model);
    report.put("report", secondsSince(start));
    Dataset<Row> packed = balanced.coalesce(PARTITIONS).cache();
    packed.count();
    train(packed); // loads classes
    double before = train(packed);
    report.put("classifier", (train(balanced) + train(balanced)) / 2);
    report.put("classifierPacked", (before + train(packed)) / 2);
    return report;
  }

  private static double train(Dataset<Row> rows) {
    long start = System.nanoTime();
    new LogisticRegression().setMaxIter(ITERATIONS).fit(rows);
    return secondsSince(start);
  }

  private static Dataset<Row> rows(SparkSession session) {
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    List<Row> rows = IntStream.range(0, CLASSES).boxed().flatMap(ManyClassesJob::rows).toList();
    return session.createDataFrame(rows, schema);
  }

  /** Clouds about centres that lie two deviations apart on average in each feature. */
  private static Stream<Row> rows(int label) {
    double[] centre = gaussian(label, -1);
    return IntStream.range(0, FEWEST + label * (MOST - FEWEST) / (CLASSES - 1))
        .mapToObj(
            row -> {
              double[] features = gaussian(label, row);
              for (int k = 0; k < DIMENSION; k++) {
                features[k] += 2 * centre[k];
              }
              return RowFactory.create((double) label, Vectors.dense(features));
            });
  }

  private static double[] gaussian(int label, long row) {
    UniformRandomProvider random = RandomDraws.of(SEED, label, row, 0);
    return ZigguratSampler.NormalizedGaussian.of(random).samples(DIMENSION).toArray();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
