package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A feature of few values that is a coordinate all the same: synthetic rows take the nearest value
 * that occurs.
 *
 * @param feature its index
 * @param values that occur, ascending, at least one
 */
public record CodedFeature(int feature, double[] values) implements Serializable {

  /** The value that occurs nearest to a number; of two the smaller one. */
  double nearest(double number) {
    int at = Arrays.binarySearch(values, number);
    if (at >= 0) {
      return values[at];
    }
    int above = -at - 1;
    if (above == 0) {
      return values[0];
    }
    boolean below = above == values.length || number - values[above - 1] <= values[above] - number;
    return values[below ? above - 1 : above];
  }
}
