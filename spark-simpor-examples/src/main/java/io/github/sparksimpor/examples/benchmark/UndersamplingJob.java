package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.BalancedClassifier;
import io.github.sparksimpor.ml.RandomUndersampler;
import io.github.sparksimpor.sphere.RandomDraws;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Trains a logistic regression, and boosted trees, on all rows of a Parquet table, and on one row
 * in a hundred of the majority with probabilities corrected.
 */
public final class UndersamplingJob {
  private static final int DIMENSION = 30;
  private static final int MINORITY_EVERY = 1_000;
  private static final int FRESH = 2_000;
  private static final double SHARE = 0.01;
  private static final int SAMPLES = 5;
  private static final int TREES = 20;
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  private UndersamplingJob() {}

  /**
   * Runs the job.
   *
   * @param args {@code ROWS TABLE REPORT.json}
   */
  public static void main(String[] args) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("undersampling")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    try {
      rows(session, 0, Long.parseLong(args[0])).write().parquet(args[1]);
      Dataset<Row> training = session.read().parquet(args[1]);
      Dataset<Row> fresh = rows(session, -FRESH, 0).cache();
      Dataset<Row> few = training.limit(20_000).cache();
      logistic().fit(few);
      sampled(0, logistic()).fit(few);
      trees().fit(few);

      long start = System.nanoTime();
      Transformer all = logistic().fit(training);
      double fullSeconds = (System.nanoTime() - start) * 1e-9;
      start = System.nanoTime();
      Transformer sample = sampled(0, logistic()).fit(training);
      double sampledSeconds = (System.nanoTime() - start) * 1e-9;
      double fullTrees = seconds(trees(), training);
      double sampledTrees = seconds(sampled(0, trees()), training);

      double[] full = logOdds(all.transform(fresh));
      List<double[]> errors = new ArrayList<>();
      errors.add(minus(logOdds(sample.transform(fresh)), full));
      for (int seed = 1; seed < SAMPLES; seed++) {
        errors.add(minus(logOdds(sampled(seed, logistic()).fit(training).transform(fresh)), full));
      }
      new ObjectMapper()
          .writeValue(
              new File(args[2]),
              Map.of(
                  "full",
                  fullSeconds,
                  "sampled",
                  sampledSeconds,
                  "fullTrees",
                  fullTrees,
                  "sampledTrees",
                  sampledTrees,
                  "error",
                  meanOfAbsolutes(errors.get(0)),
                  "standardError",
                  standardError(errors)));
    } finally {
      session.stop();
    }
  }

  private static LogisticRegression logistic() {
    return new LogisticRegression();
  }

  private static GBTClassifier trees() {
    return new GBTClassifier().setMaxIter(TREES).setSeed(1);
  }

  private static double seconds(Estimator<?> classifier, Dataset<Row> training) {
    long start = System.nanoTime();
    classifier.fit(training);
    return (System.nanoTime() - start) * 1e-9;
  }

  private static BalancedClassifier sampled(long seed, Estimator<?> classifier) {
    return new BalancedClassifier()
        .setResampler(new RandomUndersampler().setKeepShare(SHARE).setSeed(seed))
        .setClassifier(classifier)
        .setCorrectPrior(true);
  }

  private static Dataset<Row> rows(SparkSession session, long from, long to) {
    return session.createDataFrame(
        session.range(from, to, 1, 8).toJavaRDD().map(UndersamplingJob::row), SCHEMA);
  }

  /** Two clouds that meet: the minority's centre lies two deviations from the majority's. */
  private static Row row(long number) {
    boolean minority = number % MINORITY_EVERY == 0;
    UniformRandomProvider random = RandomDraws.of(3, 0, number, 0);
    double[] features = ZigguratSampler.NormalizedGaussian.of(random).samples(DIMENSION).toArray();
    features[0] += minority ? 2 : 0;
    return RowFactory.create(minority ? 1.0 : 0.0, Vectors.dense(features));
  }

  private static double[] logOdds(Dataset<Row> predicted) {
    return predicted.select("probability").collectAsList().stream()
        .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
        .map(p -> Math.log(p / (1 - p)))
        .toArray();
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static double meanOfAbsolutes(double[] values) {
    return Arrays.stream(values).map(Math::abs).average().orElseThrow();
  }

  /** Root mean square over rows of the standard deviation over samples. */
  private static double standardError(List<double[]> errors) {
    int rows = errors.get(0).length;
    double squares = 0;
    for (int i = 0; i < rows; i++) {
      int row = i;
      double mean = errors.stream().mapToDouble(e -> e[row]).average().orElseThrow();
      squares +=
          errors.stream().mapToDouble(e -> (e[row] - mean) * (e[row] - mean)).sum()
              / (errors.size() - 1);
    }
    return Math.sqrt(squares / rows);
  }
}
