package io.github.sparksimpor.engine;

import java.util.Arrays;

/**
 * The training rows as they were given, by class, in an order that follows from the data alone.
 *
 * @param labels distinct labels, ascending
 * @param values per class the rows one after the other, ordered lexicographically
 * @param dimension features a row
 */
public record TrainingRows(double[] labels, double[][] values, int dimension) {

  /** Number of rows of a class. */
  public int size(int classIndex) {
    return values[classIndex].length / dimension;
  }

  /** A copy of one row. */
  public double[] row(int classIndex, int row) {
    return Arrays.copyOfRange(values[classIndex], row * dimension, (row + 1) * dimension);
  }
}
