package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What categories tell of the class: of each category the share of every class among the rows that
 * have it. Where there is nothing else to go by, they make the distance between rows, the value
 * difference metric (Stanfill and Waltz 1986) as SMOTE-N uses it:
 *
 * <pre>
 * d² = Σ_f (Σ_c |P(c | x_f) - P(c | y_f)|)²
 * </pre>
 *
 * @param classes number of classes
 * @param categories per categorical feature its categories, ascending
 * @param shares per categorical feature those of all classes, category by category
 */
record ClassProfiles(int classes, double[][] categories, double[][] shares)
    implements Serializable {

  /**
   * Profiles of all rows.
   *
   * @param parts counts of rows that together are all
   * @param classes number of classes
   */
  static ClassProfiles of(List<CategoryCounts> parts, int classes) {
    List<TreeMap<Double, long[]>> features = new ArrayList<>();
    for (CategoryCounts part : parts) {
      for (int f = 0; f < part.counts().size(); f++) {
        if (features.size() == f) {
          features.add(new TreeMap<>());
        }
        TreeMap<Double, long[]> counts = features.get(f);
        part.counts()
            .get(f)
            .forEach(
                (category, rows) ->
                    counts
                            .computeIfAbsent(category, unseen -> new long[classes])[
                            part.classIndex()] +=
                        rows);
      }
    }
    return new ClassProfiles(
        classes,
        features.stream()
            .map(counts -> counts.keySet().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new),
        features.stream()
            .map(
                counts -> counts.values().stream().flatMapToDouble(ClassProfiles::shares).toArray())
            .toArray(double[][]::new));
  }

  private static DoubleStream shares(long[] counts) {
    double rows = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / rows);
  }

  /** Length of a row's profiles: a share of each class for each feature. */
  int dimension() {
    return categories.length * classes;
  }

  /** Distance of two rows by their profiles. */
  double distance(double[] one, double[] other) {
    double squares = 0;
    for (int first = 0; first < one.length; first += classes) {
      double sum = 0;
      for (int k = first; k < first + classes; k++) {
        sum += Math.abs(one[k] - other[k]);
      }
      squares = Math.fma(sum, sum, squares);
    }
    return Math.sqrt(squares);
  }

  /** Copies the profile of a category; zeros if it never occurred. */
  void copy(int feature, double category, double[] target) {
    int at = Arrays.binarySearch(categories[feature], category);
    for (int c = 0; c < classes; c++) {
      target[feature * classes + c] = at < 0 ? 0 : shares[feature][at * classes + c];
    }
  }
}
