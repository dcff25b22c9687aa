package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands for missing values (NaN) in all geometry: of a measurement the mean of the values
 * that the class has, of a category the most frequent one, of equals the smallest. A class that has
 * none takes that of all classes.
 *
 * @param features in which values are missing, ascending
 * @param values per class, one for each of these features
 */
public record Imputation(int[] features, double[][] values) implements Serializable {

  /** Nothing is missing. */
  public static Imputation none() {
    return new Imputation(new int[0], new double[0][]);
  }

  /** Whether nothing is missing. */
  public boolean isNone() {
    return features.length == 0;
  }

  /**
   * From what is there.
   *
   * @param features in which values are missing, ascending
   * @param byPart what is there in each part of the classes
   * @param census tells which parts a class has
   */
  public static Imputation of(int[] features, List<Present> byPart, ClassCensus census) {
    List<Present> byClass =
        IntStream.range(0, census.classes())
            .mapToObj(
                c ->
                    byPart
                        .subList(census.firstPart(c), census.firstPart(c) + census.parts(c))
                        .stream()
                        .reduce(Present::plus)
                        .orElseThrow())
            .toList();
    Present all = byClass.stream().reduce(Present::plus).orElseThrow();
    return new Imputation(
        features, byClass.stream().map(ofClass -> ofClass.orElse(all)).toArray(double[][]::new));
  }

  /**
   * Rows with nothing missing.
   *
   * @param classIndex the class they belong to
   * @param rowMajor rows of features one after the other; left as they are
   * @param dimension features a row
   * @return the argument itself where nothing can be missing
   */
  public double[] imputed(int classIndex, double[] rowMajor, int dimension) {
    if (isNone()) {
      return rowMajor;
    }
    double[] imputed = rowMajor.clone();
    for (int from = 0; from < imputed.length; from += dimension) {
      for (int i = 0; i < features.length; i++) {
        if (Double.isNaN(imputed[from + features[i]])) {
          imputed[from + features[i]] = values[classIndex][i];
        }
      }
    }
    return imputed;
  }

  /** One row with nothing missing. */
  public double[] imputed(int classIndex, double[] row) {
    return imputed(classIndex, row, row.length);
  }

  /** Rows with nothing missing. */
  public double[][] imputed(int classIndex, double[][] rows) {
    double[][] imputed = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      imputed[i] = imputed(classIndex, rows[i]);
    }
    return imputed;
  }

  /**
   * Takes from a row what another lacks.
   *
   * @param row changed in place
   * @param lacking as it was given
   * @return the row
   */
  public double[] withHolesOf(double[] lacking, double[] row) {
    for (int feature : features) {
      if (Double.isNaN(lacking[feature])) {
        row[feature] = Double.NaN;
      }
    }
    return row;
  }

  /**
   * Values that some rows have of features in which others are missing. Merged in a fixed order
   * they come out the same to the bit.
   *
   * @param counts per feature how many there are
   * @param sums per feature, of measurements
   * @param categories per feature how often each occurs; null for measurements
   */
  @DefaultSerializer(JavaSerializer.class)
  public record Present(
      long[] counts, double[] sums, List<@Nullable TreeMap<Double, Long>> categories)
      implements Serializable {

    static Present of(double[] rowMajor, int dimension, int[] features, FeatureRoles roles) {
      long[] counts = new long[features.length];
      double[] sums = new double[features.length];
      List<@Nullable TreeMap<Double, Long>> categories = new ArrayList<>();
      for (int i = 0; i < features.length; i++) {
        TreeMap<Double, Long> occurring = new TreeMap<>();
        boolean categorical = roles.isCategorical(features[i]);
        for (int at = features[i]; at < rowMajor.length; at += dimension) {
          double value = rowMajor[at];
          if (!Double.isNaN(value)) {
            counts[i]++;
            sums[i] += value;
            if (categorical) {
              occurring.merge(value, 1L, Long::sum);
            }
          }
        }
        categories.add(categorical ? occurring : null);
      }
      return new Present(counts, sums, categories);
    }

    Present plus(Present other) {
      long[] bothCounts = counts.clone();
      double[] bothSums = sums.clone();
      List<@Nullable TreeMap<Double, Long>> both = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        bothCounts[i] += other.counts[i];
        bothSums[i] += other.sums[i];
        both.add(union(categories.get(i), other.categories.get(i)));
      }
      return new Present(bothCounts, bothSums, both);
    }

    private static @Nullable TreeMap<Double, Long> union(
        @Nullable TreeMap<Double, Long> one, @Nullable TreeMap<Double, Long> other) {
      if (one == null || other == null) {
        return null;
      }
      TreeMap<Double, Long> union = new TreeMap<>(one);
      other.forEach((value, count) -> union.merge(value, count, Long::sum));
      return union;
    }

    private double[] orElse(Present all) {
      double[] typical = new double[counts.length];
      for (int i = 0; i < typical.length; i++) {
        typical[i] = counts[i] > 0 ? typical(i) : all.counts[i] > 0 ? all.typical(i) : 0;
      }
      return typical;
    }

    private double typical(int i) {
      TreeMap<Double, Long> occurring = categories.get(i);
      if (occurring == null) {
        return sums[i] / counts[i];
      }
      long most = Collections.max(occurring.values());
      return occurring.entrySet().stream()
          .filter(entry -> entry.getValue() == most)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }
  }
}
