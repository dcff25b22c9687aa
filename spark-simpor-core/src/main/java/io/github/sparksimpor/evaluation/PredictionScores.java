package io.github.sparksimpor.evaluation;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Scores predicted class probabilities. Rows stay in the executors; what reaches the driver are
 * sums, and the scores of the smaller classes.
 */
public final class PredictionScores implements AutoCloseable {
  /** Least probability that enters a logarithm, so that one row cannot make a loss infinite. */
  public static final double LEAST_PROBABILITY = 1e-15;

  private final JavaRDD<Prediction> predictions;

  private PredictionScores(JavaRDD<Prediction> predictions) {
    this.predictions = predictions;
  }

  /** One row: its class and the probabilities of all classes. */
  @DefaultSerializer(JavaSerializer.class)
  private record Prediction(int label, double[] probabilities) implements Serializable {
    double of(int classIndex) {
      return classIndex < probabilities.length ? probabilities[classIndex] : 0;
    }
  }

  /**
   * Holds predictions until closed.
   *
   * @param predicted rows with their classes and probabilities
   * @param label classes 0, 1, ...
   * @param probability a vector, one probability a class
   */
  public static PredictionScores of(Dataset<Row> predicted, Column label, Column probability) {
    JavaRDD<Prediction> predictions =
        predicted
            .select(label.cast("int"), probability)
            .toJavaRDD()
            .map(row -> new Prediction(row.getInt(0), row.<Vector>getAs(1).toArray()));
    return new PredictionScores(predictions.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /**
   * Balanced log loss: the mean, over the classes that occur, of the mean of {@code -log p} within
   * the class, in nats.
   *
   * @param weights every row's probabilities are multiplied by these and normalised first, see
   *     {@link PriorShift}
   */
  public double balancedLogLoss(double[] weights) {
    int classes = weights.length;
    List<double[]> partials = predictions.mapPartitions(rows -> lossSums(rows, weights)).collect();
    double[] sums = new double[classes];
    double[] counts = new double[classes];
    for (double[] partial : partials) {
      for (int c = 0; c < classes; c++) {
        sums[c] += partial[c];
        counts[c] += partial[classes + c];
      }
    }
    return IntStream.range(0, classes)
        .filter(c -> counts[c] > 0)
        .mapToDouble(c -> sums[c] / counts[c])
        .average()
        .orElse(Double.NaN);
  }

  private static Iterator<double[]> lossSums(Iterator<Prediction> rows, double[] weights) {
    int classes = weights.length;
    double[] sums = new double[2 * classes];
    while (rows.hasNext()) {
      Prediction row = rows.next();
      double[] shifted = PriorShift.shift(row.probabilities(), weights);
      double p = new Prediction(row.label(), shifted).of(row.label());
      sums[row.label()] -= Math.log(Math.max(p, LEAST_PROBABILITY));
      sums[classes + row.label()]++;
    }
    return List.of(sums).iterator();
  }

  /**
   * Average precision of one class: the mean, over its rows, of the precision when all rows of at
   * least the row's probability are predicted to belong to it.
   *
   * @return between 0 and 1; NaN if the class does not occur
   */
  public double averagePrecision(int classIndex) {
    double[] thresholds =
        predictions
            .filter(row -> row.label() == classIndex)
            .mapToDouble(row -> row.of(classIndex))
            .distinct()
            .collect()
            .stream()
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    if (thresholds.length == 0) {
      return Double.NaN;
    }
    long[] counts =
        predictions
            .mapPartitions(rows -> countsPerThreshold(rows, classIndex, thresholds))
            .treeReduce(PredictionScores::sum);
    return averagePrecision(counts);
  }

  /** Rows of the class, then other rows, from each threshold up to the next. */
  private static Iterator<long[]> countsPerThreshold(
      Iterator<Prediction> rows, int classIndex, double[] thresholds) {
    long[] counts = new long[2 * thresholds.length];
    while (rows.hasNext()) {
      Prediction row = rows.next();
      int found = Arrays.binarySearch(thresholds, row.of(classIndex));
      int reached = found >= 0 ? found : -found - 2;
      if (reached >= 0) {
        counts[row.label() == classIndex ? reached : thresholds.length + reached]++;
      }
    }
    return List.of(counts).iterator();
  }

  private static long[] sum(long[] a, long[] b) {
    return IntStream.range(0, a.length).mapToLong(i -> a[i] + b[i]).toArray();
  }

  private static double averagePrecision(long[] counts) {
    int thresholds = counts.length / 2;
    long hits = 0;
    long predicted = 0;
    double sum = 0;
    for (int t = thresholds - 1; t >= 0; t--) {
      hits += counts[t];
      predicted += counts[t] + counts[thresholds + t];
      sum += counts[t] * ((double) hits / predicted);
    }
    return sum / hits;
  }

  /** Mean average precision of several classes, of those that occur. */
  public double averagePrecision(int[] classes) {
    return IntStream.of(classes)
        .mapToDouble(this::averagePrecision)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * All scores.
   *
   * @param weights that align the training's class priors to balanced ones
   * @param smaller all classes but the largest
   */
  public FoldScores scores(double[] weights, int[] smaller) {
    double[] unshifted = DoubleStream.generate(() -> 1).limit(weights.length).toArray();
    return new FoldScores(
        balancedLogLoss(unshifted),
        balancedLogLoss(weights),
        averagePrecision(smaller),
        Double.NaN);
  }

  @Override
  public void close() {
    predictions.unpersist();
  }
}
