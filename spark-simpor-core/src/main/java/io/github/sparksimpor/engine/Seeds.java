package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Rows of a class from which synthetic rows grow.
 *
 * @param rows index of each within its class
 * @param features of each, as they were given
 * @param radii R of each: the mean distance to its nearest neighbours of the same class
 */
record Seeds(int[] rows, double[][] features, double[] radii) implements Serializable {

  int size() {
    return rows.length;
  }

  /** Some of the seeds, in the order given. */
  Seeds at(int[] positions) {
    return new Seeds(
        IntStream.of(positions).map(p -> rows[p]).toArray(),
        IntStream.of(positions).mapToObj(p -> features[p]).toArray(double[][]::new),
        IntStream.of(positions).mapToDouble(p -> radii[p]).toArray());
  }
}
