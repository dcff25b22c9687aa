package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.spark.Lineage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.BLAS$;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Trains MLlib's multilayer perceptron on labelled rows: on the driver, or from {@value
 * #ROWS_WORTH_JOBS} of them by {@code MultilayerPerceptronClassifier}, which starts a Spark job for
 * every evaluation of its loss. MLlib adds up partial gradients in the order in which tasks end:
 * with two partitions the sum still is the same to the bit, with more it would not be.
 */
final class NetworkTraining {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());
  private static final int ROWS_WORTH_JOBS = 10_000;
  private static final int PARTITIONS = 2;

  /** A network that is certain of every labelled row is no longer unsure of any other. */
  private static final double TOLERANCE = 1e-2;

  private final SparkSession session;
  private final int[] layers;
  private final long seed;

  /**
   * Training of one network.
   *
   * @param session runs the jobs
   * @param layers sizes from the input to the output layer
   * @param seed of the initial weights
   */
  NetworkTraining(SparkSession session, int[] layers, long seed) {
    this.session = session;
    this.layers = layers;
    this.seed = seed;
  }

  /** Name of the BLAS that MLlib has found on the driver: in Java, on the Vector API, or native. */
  static String blas() {
    return BLAS$.MODULE$.nativeBLAS().getClass().getSimpleName();
  }

  /** A trained network and the steps it took. */
  record Trained(EntropyNetwork network, int iterations) {
    boolean finite() {
      return Arrays.stream(network.weights()).allMatch(Double::isFinite);
    }
  }

  /**
   * Trains.
   *
   * @param coordinates per class those of its labelled rows, one after the other
   * @param start weights to start from, or null to draw them
   * @param iterations most steps
   */
  Trained train(double[][] coordinates, @Nullable EntropyNetwork start, int iterations) {
    double[] weights = start == null ? InitialWeights.draw(layers, seed) : start.weights();
    return rows(coordinates) < ROWS_WORTH_JOBS
        ? new DriverTraining(layers).train(coordinates, weights, TOLERANCE, iterations)
        : onExecutors(coordinates, weights, iterations);
  }

  private long rows(double[][] coordinates) {
    return Arrays.stream(coordinates).mapToLong(part -> part.length / layers[0]).sum();
  }

  private Trained onExecutors(double[][] coordinates, double[] weights, int iterations) {
    MultilayerPerceptronClassifier classifier =
        new MultilayerPerceptronClassifier()
            .setLayers(layers)
            .setMaxIter(iterations)
            .setTol(TOLERANCE)
            .setInitialWeights(Vectors.dense(weights));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<double[][]> labelled = context.broadcast(coordinates);
    JavaRDD<Row> rows = rows(labelled);
    try {
      MultilayerPerceptronClassificationModel model =
          classifier.fit(session.createDataFrame(rows, SCHEMA));
      return new Trained(
          new EntropyNetwork(layers, model.weights().toArray()), model.summary().totalIterations());
    } catch (Throwable e) {
      // MLlib caches what it trains on, and forgets it when training fails or is cancelled.
      Lineage.unpersistDescendants(context, rows);
      throw e;
    } finally {
      labelled.destroy();
    }
  }

  /** From a broadcast, since each of the optimiser's jobs would be sent a local table anew. */
  private JavaRDD<Row> rows(Broadcast<double[][]> labelled) {
    int dimension = layers[0];
    long rows = rows(labelled.value());
    return session
        .range(0, rows, 1, PARTITIONS)
        .javaRDD()
        .map(index -> row(labelled.value(), dimension, index.intValue()));
  }

  private static Row row(double[][] coordinates, int dimension, int index) {
    int c = 0;
    int from = index * dimension;
    while (from >= coordinates[c].length) {
      from -= coordinates[c].length;
      c++;
    }
    return RowFactory.create(
        (double) c, Vectors.dense(Arrays.copyOfRange(coordinates[c], from, from + dimension)));
  }

  /** Layer sizes of a network between coordinates and classes. */
  static int[] layers(int dimension, int[] hidden, int classes) {
    return IntStream.concat(
            IntStream.concat(IntStream.of(dimension), IntStream.of(hidden)), IntStream.of(classes))
        .toArray();
  }
}
