package io.github.sparksimpor.engine.rows;

import java.util.Arrays;

/**
 * The training rows as they were given, by class and part, in canonical order: one that follows
 * from the data alone.
 *
 * @param census labels and sizes
 * @param values per class and part the rows one after the other
 */
public record TrainingRows(ClassCensus census, double[][][] values) {

  /**
   * What stands for missing values.
   *
   * @param missing features in which values are missing, ascending
   * @param roles tell measurements from categories
   */
  public Imputation imputation(int[] missing, FeatureRoles roles) {
    if (missing.length == 0) {
      return Imputation.none();
    }
    return Imputation.of(
        missing,
        Arrays.stream(values)
            .flatMap(Arrays::stream)
            .map(part -> Imputation.Present.of(part, census.dimension(), missing, roles))
            .toList(),
        census);
  }

  /** A copy of one row. */
  public double[] row(int classIndex, int row) {
    return row(values[classIndex], row, census.dimension());
  }

  /**
   * Copies of some rows of a class.
   *
   * @param parts its rows
   * @param rows their indices
   * @param dimension features a row
   */
  public static double[][] some(double[][] parts, int[] rows, int dimension) {
    return Arrays.stream(rows).mapToObj(row -> row(parts, row, dimension)).toArray(double[][]::new);
  }

  private static double[] row(double[][] parts, int row, int dimension) {
    int behind = row;
    for (double[] part : parts) {
      int size = part.length / dimension;
      if (behind < size) {
        return Arrays.copyOfRange(part, behind * dimension, (behind + 1) * dimension);
      }
      behind -= size;
    }
    throw new IndexOutOfBoundsException("there is no row " + row);
  }
}
