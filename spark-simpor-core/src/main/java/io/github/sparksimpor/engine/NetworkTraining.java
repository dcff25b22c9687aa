package io.github.sparksimpor.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.BLAS$;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Trains MLlib's multilayer perceptron on labelled rows.
 *
 * <p>Every evaluation of its optimiser is a Spark job, whatever the number of rows, so few
 * iterations and one partition are what makes it quick. MLlib adds up partial gradients in the
 * order in which tasks end: with two partitions the sum still is the same to the bit, with more it
 * would not be.
 */
final class NetworkTraining {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());
  private static final int ROWS_WORTH_TWO_PARTITIONS = 10_000;

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
    MultilayerPerceptronClassifier classifier =
        new MultilayerPerceptronClassifier()
            .setLayers(layers)
            .setMaxIter(iterations)
            .setTol(TOLERANCE)
            .setInitialWeights(
                Vectors.dense(start == null ? InitialWeights.draw(layers, seed) : start.weights()));
    MultilayerPerceptronClassificationModel model = classifier.fit(rows(coordinates));
    Vector weights = model.weights();
    return new Trained(
        new EntropyNetwork(layers, weights.toArray()), model.summary().totalIterations());
  }

  private Dataset<Row> rows(double[][] coordinates) {
    int dimension = layers[0];
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < coordinates.length; c++) {
      for (int at = 0; at < coordinates[c].length; at += dimension) {
        double[] row = Arrays.copyOfRange(coordinates[c], at, at + dimension);
        rows.add(RowFactory.create((double) c, Vectors.dense(row)));
      }
    }
    int partitions = rows.size() < ROWS_WORTH_TWO_PARTITIONS ? 1 : 2;
    return session.createDataFrame(
        JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, partitions),
        SCHEMA);
  }

  /** Layer sizes of a network between coordinates and classes. */
  static int[] layers(int dimension, int[] hidden, int classes) {
    return IntStream.concat(
            IntStream.concat(IntStream.of(dimension), IntStream.of(hidden)), IntStream.of(classes))
        .toArray();
  }
}
