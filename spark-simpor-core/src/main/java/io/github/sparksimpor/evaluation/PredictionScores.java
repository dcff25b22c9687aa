package io.github.sparksimpor.evaluation;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
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
  private final JavaRDD<Prediction> predictions;
  private final double unit;

  private PredictionScores(JavaRDD<Prediction> predictions, double unit) {
    this.predictions = predictions;
    this.unit = unit;
  }

  /** One row: its class, the probabilities of all classes, and the units that it counts. */
  @DefaultSerializer(JavaSerializer.class)
  private record Prediction(int label, double[] probabilities, long units) implements Serializable {
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
    return of(predicted, label, probability, WeightScale.none());
  }

  /**
   * Holds predictions until closed.
   *
   * @param predicted rows with their classes and probabilities
   * @param label classes 0, 1, ...
   * @param probability a vector, one probability a class
   * @param weights what rows count
   */
  public static PredictionScores of(
      Dataset<Row> predicted, Column label, Column probability, WeightScale weights) {
    JavaRDD<Prediction> predictions =
        predicted
            .select(label.cast("int"), probability, weights.units())
            .toJavaRDD()
            .map(
                row ->
                    new Prediction(row.getInt(0), row.<Vector>getAs(1).toArray(), row.getLong(2)));
    return new PredictionScores(
        predictions.persist(StorageLevel.MEMORY_AND_DISK()), weights.unit());
  }

  /**
   * Balanced log loss: the mean, over the classes that occur, of the mean of {@code -log p} within
   * the class, in nats.
   *
   * @param weights every row's probabilities are multiplied by these and normalised first, see
   *     {@link PriorShift}
   */
  public double balancedLogLoss(double[] weights) {
    ClassLosses losses = ClassLosses.none(weights.length);
    double rowUnit = unit;
    predictions
        .mapPartitions(rows -> losses(rows, weights, rowUnit))
        .collect()
        .forEach(losses::add);
    return losses.balanced();
  }

  private static Iterator<ClassLosses> losses(
      Iterator<Prediction> rows, double[] weights, double unit) {
    ClassLosses losses = ClassLosses.none(weights.length);
    while (rows.hasNext()) {
      Prediction row = rows.next();
      double[] shifted = PriorShift.shift(row.probabilities(), weights);
      Prediction moved = new Prediction(row.label(), shifted, row.units());
      losses.add(row.label(), moved.of(row.label()), row.units() * unit);
    }
    return List.of(losses).iterator();
  }

  /**
   * Average precision of one class: the mean, over its rows, of the precision when all rows of at
   * least the row's probability are predicted to belong to it.
   *
   * @return between 0 and 1; NaN if the class does not occur
   */
  public double averagePrecision(int classIndex) {
    double[] thresholds =
        ThresholdCounts.thresholds(
            predictions
                .filter(row -> row.label() == classIndex && row.units() > 0)
                .mapToDouble(row -> row.of(classIndex))
                .distinct()
                .collect()
                .stream()
                .mapToDouble(Double::doubleValue));
    return thresholds.length == 0
        ? Double.NaN
        : predictions
            .mapPartitions(rows -> counts(rows, classIndex, thresholds))
            .treeReduce(ThresholdCounts::plus)
            .averagePrecision();
  }

  private static Iterator<ThresholdCounts> counts(
      Iterator<Prediction> rows, int classIndex, double[] thresholds) {
    ThresholdCounts counts = ThresholdCounts.none(thresholds.length);
    while (rows.hasNext()) {
      Prediction row = rows.next();
      counts.add(thresholds, row.of(classIndex), row.label() == classIndex, row.units());
    }
    return List.of(counts).iterator();
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
