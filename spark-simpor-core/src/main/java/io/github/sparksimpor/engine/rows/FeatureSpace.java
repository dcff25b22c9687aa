package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The coordinates in which all geometry happens: the features that vary, shifted by their mean and
 * divided by their standard deviation (of the population) over all training rows.
 *
 * <p>A feature that is constant in the training data is no coordinate: a synthetic row has its
 * seed's value there. Without standardising, features are shifted but keep their unit; shifting
 * changes no distance and keeps the sums of squares small.
 *
 * <p>Categories are no coordinates either, but count in distances: each in which two rows differ
 * adds the square of the median standard deviation of the coordinates, taken over the class of the
 * row from which one looks, as in SMOTE-NC (Chawla et al. 2002, section 6.1). Where no measurement
 * varies, the coordinates are the {@link ClassProfiles} of the categories, and distances those of
 * SMOTE-N.
 *
 * @param columns indices of the coordinates among the features, ascending; none if the coordinates
 *     are profiles
 * @param shift per coordinate, in the feature's unit
 * @param scale per coordinate, positive, in the feature's unit
 * @param roles how features are treated that hold categories or whole numbers
 * @param squaredMismatches per class what a differing category adds to the squared distance
 * @param profiles the coordinates of rows that have nothing but categories
 * @param imputation what stands for missing values
 */
public record FeatureSpace(
    int[] columns,
    double[] shift,
    double[] scale,
    FeatureRoles roles,
    double[] squaredMismatches,
    @Nullable ClassProfiles profiles,
    Imputation imputation)
    implements Serializable {
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Coordinates of rows that lack nothing. */
  public FeatureSpace(
      int[] columns,
      double[] shift,
      double[] scale,
      FeatureRoles roles,
      double[] squaredMismatches,
      @Nullable ClassProfiles profiles) {
    this(columns, shift, scale, roles, squaredMismatches, profiles, Imputation.none());
  }

  /** The same coordinates, of rows of which some values were missing. */
  public FeatureSpace with(Imputation what) {
    return new FeatureSpace(columns, shift, scale, roles, squaredMismatches, profiles, what);
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
    return of(
            ofParts(
                rows, imputation, (c, part) -> new ClassMoments(c, Moments.of(part, dimension))),
            standardize,
            roles,
            rows.census().columns(),
            () ->
                ofParts(
                    rows, imputation, (c, part) -> CategoryCounts.of(c, part, dimension, roles)))
        .with(imputation);
  }

  private static <T> List<T> ofParts(
      TrainingRows rows, Imputation imputation, BiFunction<Integer, double[], T> summary) {
    return IntStream.range(0, rows.census().classes())
        .boxed()
        .flatMap(
            c ->
                Arrays.stream(rows.values()[c])
                    .filter(part -> part.length > 0)
                    .map(
                        part ->
                            summary.apply(
                                c, imputation.imputed(c, part, rows.census().dimension()))))
        .toList();
  }

  /**
   * Derives the coordinates from moments of the training rows.
   *
   * @param parts moments of rows that together are all, class by class
   * @param standardize whether coordinates are divided by their standard deviation
   * @param roles how features are treated that hold categories or whole numbers
   * @param active tells how users number the features
   * @param counts counts the categories of the same rows; asked if no measurement varies
   * @throws IllegalArgumentException if a feature's spread exceeds the range of double
   */
  public static FeatureSpace of(
      List<ClassMoments> parts,
      boolean standardize,
      FeatureRoles roles,
      ActiveColumns active,
      Supplier<List<CategoryCounts>> counts) {
    Moments moments = merged(parts.stream());
    int classes = 1 + parts.stream().mapToInt(ClassMoments::classIndex).max().orElseThrow();
    int[] measured =
        IntStream.range(0, moments.mean().length).filter(k -> !roles.isCategorical(k)).toArray();
    int[] varying = IntStream.of(measured).filter(moments::varies).toArray();
    if (varying.length == 0 && roles.categorical() > 0) {
      return new FeatureSpace(
          varying,
          new double[0],
          new double[0],
          roles,
          new double[0],
          ClassProfiles.of(counts.get(), classes));
    }
    int[] columns = varying.length > 0 ? varying : new int[] {measured[0]};
    double[] shift = new double[columns.length];
    double[] scale = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      double spread = moments.deviation(columns[k]);
      if (!Double.isFinite(spread)) {
        throw new FarSpreadException(active.indices()[columns[k]]);
      }
      shift[k] = moments.mean()[columns[k]];
      scale[k] = standardize && spread > 0 ? spread : 1;
    }
    double[] mismatches =
        IntStream.range(0, roles.categorical() > 0 ? classes : 0)
            .mapToObj(c -> merged(parts.stream().filter(part -> part.classIndex() == c)))
            .mapToDouble(ofClass -> medianDeviation(ofClass, columns, scale))
            .map(median -> median * median)
            .toArray();
    return new FeatureSpace(columns, shift, scale, roles, mismatches, null);
  }

  /** In the order of the parts, on which the last bits depend. */
  private static Moments merged(Stream<ClassMoments> parts) {
    return parts.map(ClassMoments::moments).reduce(Moments::merge).orElseThrow();
  }

  private static double medianDeviation(Moments moments, int[] columns, double[] scale) {
    double[] deviations =
        IntStream.range(0, columns.length)
            .mapToDouble(k -> moments.deviation(columns[k]) / scale[k])
            .sorted()
            .toArray();
    int middle = deviations.length / 2;
    return deviations.length % 2 == 1
        ? deviations[middle]
        : (deviations[middle - 1] + deviations[middle]) / 2;
  }

  /** Number of coordinates. */
  public int dimension() {
    return profiles == null ? columns.length : profiles.dimension();
  }

  /** Whether no measurement varies, so that distances come from what categories tell of classes. */
  public boolean categoriesOnly() {
    return profiles != null;
  }

  /**
   * Number of coordinates that make a feature's profile, the differences of which are added before
   * they are squared; 1 where each coordinate is a feature.
   */
  public int profile() {
    return profiles == null ? 1 : profiles.classes();
  }

  /**
   * Categories of a row of features, with what a mismatch means as seen from it.
   *
   * @param classIndex its class
   * @param features as they were given
   */
  public Categories categories(int classIndex, double[] features) {
    return seenFrom(classIndex, categories(features, 0));
  }

  /**
   * Categories with what a mismatch means as seen from a class.
   *
   * @param classIndex the class
   * @param values of a row of it, as {@linkplain PackedRows#categories(int) packed}
   */
  public Categories seenFrom(int classIndex, double[] values) {
    return values.length == 0
        ? Categories.NONE
        : new Categories(values, squaredMismatches[classIndex]);
  }

  /** Categories of the row that starts at an offset; none where they make the coordinates. */
  private double[] categories(double[] rowMajor, int offset) {
    return IntStream.range(0, categorical())
        .mapToDouble(f -> roles.category(rowMajor, offset, f))
        .toArray();
  }

  /** Number of categories that stand beside the coordinates. */
  private int categorical() {
    return profiles == null ? roles.categorical() : 0;
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

  /** Rows of features one after the other, in these coordinates, with their categories. */
  public PackedRows pack(double[] rowMajor, int features) {
    int rows = rowMajor.length / features;
    int categorical = categorical();
    double[] categories = new double[Math.multiplyExact(rows, categorical)];
    for (int i = 0; i < categories.length; i++) {
      categories[i] = roles.category(rowMajor, i / categorical * features, i % categorical);
    }
    return PackedRows.of(coordinates(rowMajor, features), dimension(), categories);
  }

  /** Coordinates of rows of features one after the other. */
  public double[] coordinates(double[] rowMajor, int features) {
    int rows = rowMajor.length / features;
    double[] row = new double[dimension()];
    if ((long) rows * row.length > LONGEST_ARRAY) {
      throw new UnsuitableRowsException(
          "%s rows of nothing but categories make %s coordinates each, more than an array holds; use fewer features or classes"
              .formatted(rows, row.length));
    }
    double[] coordinates = new double[rows * row.length];
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
    if (profiles != null) {
      for (int f = 0; f < roles.categorical(); f++) {
        profiles.copy(f, roles.category(rowMajor, offset, f), target);
      }
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
   * @param neighbors rows of which the most frequent category is taken, of several that of the
   *     nearest; where there is nothing but categories the start has a vote, too, and is nearest,
   *     as SMOTE-N has it; the start's if there are none
   */
  public double[] between(double[] start, double[] end, double share, double[][] neighbors) {
    double[] features = start.clone();
    for (int k : columns) {
      features[k] = Math.fma(share, end[k] - start[k], start[k]);
    }
    double[][] voters = categoriesOnly() ? withFirst(start, neighbors) : neighbors;
    for (int j = 0; j < roles.categorical() && voters.length > 0; j++) {
      roles.copy(j, mostFrequent(voters, j), features);
    }
    return features;
  }

  private static double[][] withFirst(double[] first, double[][] others) {
    return Stream.concat(Stream.of(first), Arrays.stream(others)).toArray(double[][]::new);
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

  /** Distance of two rows of features in these coordinates; differing categories add nothing. */
  public double distance(double[] one, double[] other) {
    if (profiles != null) {
      return profiles.distance(coordinates(one, one.length), coordinates(other, other.length));
    }
    double sum = 0;
    for (int k = 0; k < columns.length; k++) {
      double difference = (one[columns[k]] - other[columns[k]]) / scale[k];
      sum = Math.fma(difference, difference, sum);
    }
    return Math.sqrt(sum);
  }
}
