package io.github.sparksimpor.engine.rows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The training rows as they were given, by class and part, in canonical order: one that follows
 * from the data alone.
 *
 * @param census labels and sizes
 * @param values per class and part the rows one after the other
 * @param ids per class those of the rows, or none
 */
public record TrainingRows(ClassCensus census, double[][][] values, Object[][] ids) {

  /** From the parts of all classes, in order. */
  static TrainingRows of(ClassCensus census, List<ClassPart> parts) {
    List<List<ClassPart>> byClass =
        IntStream.range(0, census.classes())
            .mapToObj(
                c -> parts.subList(census.firstPart(c), census.firstPart(c) + census.parts(c)))
            .toList();
    return new TrainingRows(
        census,
        byClass.stream()
            .map(some -> some.stream().map(ClassPart::values).toArray(double[][]::new))
            .toArray(double[][][]::new),
        byClass.stream()
            .map(some -> RowIds.concatenate(some.stream().map(ClassPart::ids).toList()))
            .toArray(Object[][]::new));
  }

  /** Ids of some rows of a class; none if rows have none. */
  public Object[] ids(int classIndex, int[] rows) {
    return RowIds.some(ids[classIndex], rows);
  }

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
