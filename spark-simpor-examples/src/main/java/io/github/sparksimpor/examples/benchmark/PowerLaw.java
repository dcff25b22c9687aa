package io.github.sparksimpor.examples.benchmark;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A number that grows as powers of rows and features, up to a most: factor · rows^a · features^b.
 *
 * @param factor where both are 1
 * @param ofRows exponent of the rows
 * @param ofDimension exponent of the features
 * @param most that it comes to
 */
record PowerLaw(double factor, double ofRows, double ofDimension, double most) {

  /**
   * An observation.
   *
   * @param rows of the table
   * @param dimension features
   * @param value above zero
   */
  record Seen(double rows, double dimension, double value) {}

  /** The law with the least squares of logarithms. */
  static PowerLaw of(List<Seen> seen, double most) {
    RealMatrix logarithms = new Array2DRowRealMatrix(seen.size(), 3);
    RealVector values = new ArrayRealVector(seen.size());
    for (int row = 0; row < seen.size(); row++) {
      Seen one = seen.get(row);
      logarithms.setRow(row, new double[] {1, Math.log(one.rows()), Math.log(one.dimension())});
      values.setEntry(row, Math.log(one.value()));
    }
    RealVector solved = new SingularValueDecomposition(logarithms).getSolver().solve(values);
    return new PowerLaw(Math.exp(solved.getEntry(0)), solved.getEntry(1), solved.getEntry(2), most);
  }

  double at(double rows, double dimension) {
    return Math.min(most, factor * Math.pow(rows, ofRows) * Math.pow(dimension, ofDimension));
  }
}
