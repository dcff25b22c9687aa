package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import java.io.Serializable;
import java.util.Arrays;
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
 * @param roles how features are treated that hold categories or whole numbers
 * @param imputation what stands for missing values
 */
public record FeatureSpace(
    int[] columns, double[] shift, double[] scale, FeatureRoles roles, Imputation imputation)
    implements Serializable {

  /** Coordinates of rows that lack nothing. */
  public FeatureSpace(int[] columns, double[] shift, double[] scale, FeatureRoles roles) {
    this(columns, shift, scale, roles, Imputation.none());
  }

  /**
   * Derives the coordinates from the training rows.
   *
   * @param rows rows of all classes
   * @param standardize whether coordinates are divided by their standard deviation
   * @param roles how features are treated that hold categories or whole numbers
   * @param imputation what stands for missing values
   * @throws IllegalArgumentException if a feature's spread exceeds the range of double
   */
  public static FeatureSpace of(
      TrainingRows rows, boolean standardize, FeatureRoles roles, Imputation imputation) {
    int dimension = rows.census().dimension();
    Moments moments =
        IntStream.range(0, rows.values().length)
            .boxed()
            .flatMap(
                c ->
                    Arrays.stream(rows.values()[c])
                        .filter(part -> part.length > 0)
                        .map(part -> imputation.imputed(c, part, dimension)))
            .map(part -> Moments.of(part, dimension))
            .reduce(Moments::merge)
            .orElseThrow();
    return of(moments, standardize, roles, imputation, rows.census().columns());
  }

  /**
   * Derives the coordinates from the moments of the training rows.
   *
   * @param imputation what stood for missing values
   * @param active tells how users number the features
   */
  public static FeatureSpace of(
      Moments moments,
      boolean standardize,
      FeatureRoles roles,
      Imputation imputation,
      ActiveColumns active) {
    int[] measured =
        IntStream.range(0, moments.mean().length).filter(k -> !roles.isCategorical(k)).toArray();
    if (measured.length == 0) {
      throw new IllegalArgumentException(
          "all features are categories, so there is no distance between rows; use"
              + " RandomOversampler");
    }
    int[] varying = IntStream.of(measured).filter(moments::varies).toArray();
    int[] columns = varying.length > 0 ? varying : new int[] {measured[0]};
    double[] shift = new double[columns.length];
    double[] scale = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      double spread = moments.deviation(columns[k]);
      if (!Double.isFinite(spread)) {
        throw new IllegalArgumentException(
            "feature %d spreads beyond the range of double; rescale it"
                .formatted(active.indices()[columns[k]]));
      }
      shift[k] = moments.mean()[columns[k]];
      scale[k] = standardize && spread > 0 ? spread : 1;
    }
    return new FeatureSpace(columns, shift, scale, roles, imputation);
  }

  /** Number of coordinates. */
  public int dimension() {
    return columns.length;
  }

  /** The training rows in these coordinates, packed by class. */
  public PackedClasses pack(TrainingRows rows) {
    ClassCensus census = rows.census();
    RowParts[] packed = new RowParts[census.classes()];
    for (int c = 0; c < packed.length; c++) {
      int ofClass = c;
      packed[c] =
          RowParts.of(
              Arrays.stream(rows.values()[c])
                  .map(part -> imputation.imputed(ofClass, part, census.dimension()))
                  .map(part -> pack(part, census.dimension()))
                  .toArray(PackedRows[]::new));
    }
    return new PackedClasses(census.labels(), packed);
  }

  /** Rows of features one after the other, in these coordinates. */
  public PackedRows pack(double[] rowMajor, int features) {
    return PackedRows.of(coordinates(rowMajor, features), columns.length);
  }

  /** Coordinates of rows of features one after the other. */
  public double[] coordinates(double[] rowMajor, int features) {
    int rows = rowMajor.length / features;
    double[] coordinates = new double[rows * columns.length];
    double[] row = new double[columns.length];
    for (int i = 0; i < rows; i++) {
      coordinates(rowMajor, i * features, row);
      System.arraycopy(row, 0, coordinates, i * row.length, row.length);
    }
    return coordinates;
  }

  /** Coordinates of the one row that starts at an offset. */
  public void coordinates(double[] rowMajor, int offset, double[] target) {
    for (int k = 0; k < columns.length; k++) {
      target[k] = (rowMajor[offset + columns[k]] - shift[k]) / scale[k];
    }
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

  /**
   * A point between two rows of features.
   *
   * @param start where a share of 0 leads; gives the features that are no coordinates
   * @param end where a share of 1 leads
   * @param share part of the way, from 0 to 1
   * @param neighbors rows of which the most frequent category is taken; the start's if there are
   *     none
   */
  public double[] between(double[] start, double[] end, double share, double[][] neighbors) {
    double[] features = start.clone();
    for (int k : columns) {
      features[k] = Math.fma(share, end[k] - start[k], start[k]);
    }
    for (int j = 0; j < roles.categorical() && neighbors.length > 0; j++) {
      roles.copy(j, mostFrequent(neighbors, j), features);
    }
    return features;
  }

  /** A row of the category that most rows have; of several, the one met first. */
  private double[] mostFrequent(double[][] rows, int feature) {
    double[] categories =
        Arrays.stream(rows).mapToDouble(row -> roles.category(row, 0, feature)).toArray();
    int best = 0;
    long most = 0;
    for (int i = 0; i < rows.length; i++) {
      double category = categories[i];
      long count = Arrays.stream(categories).filter(other -> other == category).count();
      if (count > most) {
        most = count;
        best = i;
      }
    }
    return rows[best];
  }

  /** Distance of two rows of features in these coordinates. */
  public double distance(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < columns.length; k++) {
      double difference = (one[columns[k]] - other[columns[k]]) / scale[k];
      sum = Math.fma(difference, difference, sum);
    }
    return Math.sqrt(sum);
  }
}
