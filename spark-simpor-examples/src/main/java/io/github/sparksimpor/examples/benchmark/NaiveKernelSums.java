package io.github.sparksimpor.examples.benchmark;

/** The kernel sums as one would first write them: what the tuned tiers are measured against. */
final class NaiveKernelSums {
  private NaiveKernelSums() {}

  /**
   * Sums of one query.
   *
   * @param rows {@code n × d}, row by row
   * @param points holds the query from {@code at} on
   * @param bandwidth h
   * @param weighted receives the weighted sums of the rows
   * @return sum of the weights
   */
  static double sums(double[] rows, double[] points, int at, double bandwidth, double[] weighted) {
    int dimension = weighted.length;
    double total = 0;
    for (int row = 0; row < rows.length; row += dimension) {
      double squared = 0;
      for (int k = 0; k < dimension; k++) {
        double difference = points[at + k] - rows[row + k];
        squared += difference * difference;
      }
      double weight = Math.exp(-squared / (2 * bandwidth * bandwidth));
      total += weight;
      for (int k = 0; k < dimension; k++) {
        weighted[k] += weight * rows[row + k];
      }
    }
    return total;
  }
}
