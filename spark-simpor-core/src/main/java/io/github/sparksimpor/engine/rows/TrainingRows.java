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

  /** A copy of one row. */
  public double[] row(int classIndex, int row) {
    int dimension = census.dimension();
    int behind = row;
    for (double[] part : values[classIndex]) {
      int size = part.length / dimension;
      if (behind < size) {
        return Arrays.copyOfRange(part, behind * dimension, (behind + 1) * dimension);
      }
      behind -= size;
    }
    throw new IndexOutOfBoundsException("row " + row + " of class " + classIndex);
  }
}
