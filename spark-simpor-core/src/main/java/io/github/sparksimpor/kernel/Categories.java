package io.github.sparksimpor.kernel;

import java.io.Serializable;

/**
 * The categories of a query point, and how far a row is whose categories differ. With q and x the
 * coordinates and m the mismatch, the squared distance is
 *
 * <pre>
 * ‖q - x‖² + m² · (number of nominal features in which the categories differ)
 * </pre>
 *
 * in the neighbour search (SMOTE-NC, Chawla et al. 2002, section 6.1) as in the kernel, which
 * thereby is the product of one over the coordinates and one over the categories (Li and Racine
 * 2003).
 *
 * @param values one a nominal feature; two categories are the same if they are equal as numbers
 * @param squaredMismatch m², at least 0
 */
public record Categories(double[] values, double squaredMismatch) implements Serializable {

  /** There are none, or they do not count: distances are those of the coordinates. */
  public static final Categories NONE = new Categories(new double[0], 0);

  /** What the categories add to the squared distance of a row. */
  public double squaredDistance(PackedRows rows, int row) {
    return squaredMismatch * rows.mismatches(row, values);
  }
}
