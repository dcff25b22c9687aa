package io.github.sparksimpor.engine;

import io.github.sparksimpor.kernel.PackedRows;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The coordinates in which all geometry happens: the features that vary, shifted by their mean and
 * divided by their standard deviation (of the population) over all training rows.
 *
 * <p>A feature that is constant in the training data is no coordinate: a synthetic row has its
 * seed's value there. Without standardising, features are shifted but keep their unit; shifting
 * changes no distance and keeps the sums of squares small.
 *
 * @param columns indices of the coordinates among the features, ascending, at least one
 * @param shift per coordinate, in the feature's unit
 * @param scale per coordinate, positive, in the feature's unit
 */
public record FeatureSpace(int[] columns, double[] shift, double[] scale) implements Serializable {

  /**
   * Derives the coordinates from the training rows.
   *
   * @param rows rows of all classes
   * @param standardize whether coordinates are divided by their standard deviation
   * @throws IllegalArgumentException if a feature's spread exceeds the range of double
   */
  public static FeatureSpace of(TrainingRows rows, boolean standardize) {
    double[] mean = means(rows);
    double[] deviation = deviations(rows, mean);
    int[] varying = IntStream.range(0, rows.dimension()).filter(k -> deviation[k] > 0).toArray();
    int[] columns = varying.length > 0 ? varying : new int[] {0};
    double[] shift = new double[columns.length];
    double[] scale = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      double spread = deviation[columns[k]];
      if (!Double.isFinite(spread)) {
        throw new IllegalArgumentException(
            "feature %d spreads beyond the range of double; rescale it".formatted(columns[k]));
      }
      shift[k] = mean[columns[k]];
      scale[k] = standardize && spread > 0 ? spread : 1;
    }
    return new FeatureSpace(columns, shift, scale);
  }

  /** The training rows in these coordinates, packed by class. */
  public ClassPartition pack(TrainingRows rows) {
    PackedRows[] packed = new PackedRows[rows.labels().length];
    for (int c = 0; c < packed.length; c++) {
      packed[c] = PackedRows.of(coordinates(rows.values()[c], rows.dimension()), columns.length);
    }
    return new ClassPartition(rows.labels(), packed);
  }

  /**
   * Maps a point near a seed back to features.
   *
   * @param seed features of the seed; gives the features that are no coordinates
   * @param points holds the point's coordinates from {@code offset} on
   * @param offset where the point starts
   */
  public double[] features(double[] seed, double[] points, int offset) {
    double[] features = seed.clone();
    for (int k = 0; k < columns.length; k++) {
      features[columns[k]] = Math.fma(points[offset + k], scale[k], shift[k]);
    }
    return features;
  }

  private double[] coordinates(double[] values, int dimension) {
    int rows = values.length / dimension;
    double[] coordinates = new double[rows * columns.length];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < columns.length; k++) {
        double centred = values[row * dimension + columns[k]] - shift[k];
        coordinates[row * columns.length + k] = centred / scale[k];
      }
    }
    return coordinates;
  }

  private static double[] means(TrainingRows rows) {
    double[] mean = new double[rows.dimension()];
    long count = 0;
    for (double[] ofClass : rows.values()) {
      for (int at = 0; at < ofClass.length; at += mean.length) {
        count++;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += (ofClass[at + k] - mean[k]) / count;
        }
      }
    }
    return mean;
  }

  private static double[] deviations(TrainingRows rows, double[] mean) {
    int dimension = rows.dimension();
    double[] squares = new double[dimension];
    boolean[] varies = new boolean[dimension];
    double[] first = rows.row(0, 0);
    long count = 0;
    for (double[] ofClass : rows.values()) {
      for (int at = 0; at < ofClass.length; at += dimension) {
        count++;
        for (int k = 0; k < dimension; k++) {
          double centred = ofClass[at + k] - mean[k];
          squares[k] += centred * centred;
          varies[k] |= ofClass[at + k] != first[k];
        }
      }
    }
    for (int k = 0; k < dimension; k++) {
      squares[k] = varies[k] ? Math.sqrt(squares[k] / count) : 0;
    }
    return squares;
  }
}
