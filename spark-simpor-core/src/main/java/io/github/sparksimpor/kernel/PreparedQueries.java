package io.github.sparksimpor.kernel;

/**
 * Queries with the bandwidth folded in. The exponent in base 2 of a row x is {@code -f ‖q - x‖²}
 * with {@code f = log2(e) / 2h²}. It is computed as {@code (2f q)·x - f ‖q‖² - f ‖x‖²}, one fused
 * multiply-add per dimension, unless the query lies so far from the origin that the terms would
 * cancel: then by differences. Each query decides for itself, so that its sums never depend on
 * which others share its batch.
 *
 * @param factor f
 * @param dimension number of features
 * @param plain coordinates, row-major
 * @param scaled coordinates times 2f, row-major
 * @param constants {@code -f ‖q‖²} per query
 */
record PreparedQueries(
    double factor, int dimension, double[] plain, double[] scaled, double[] constants) {

  /** With {@code f ‖q‖²} up to here, cancellation costs a weight at most 5e-13 of its value. */
  private static final double CANCELLATION_LIMIT = 1024;

  static PreparedQueries of(QueryBatch queries, double bandwidth) {
    int dimension = queries.dimension();
    double factor = Exp2.LOG2_E / (2 * bandwidth * bandwidth);
    double[] plain = queries.coordinates();
    double[] scaled = new double[queries.size() * dimension];
    double[] constants = new double[queries.size()];
    for (int query = 0; query < constants.length; query++) {
      double squaredNorm = 0;
      for (int k = 0; k < dimension; k++) {
        double q = plain[query * dimension + k];
        squaredNorm = Math.fma(q, q, squaredNorm);
        scaled[query * dimension + k] = 2 * factor * q;
      }
      constants[query] = -factor * squaredNorm;
    }
    return new PreparedQueries(factor, dimension, plain, scaled, constants);
  }

  boolean byDifferences(int query) {
    return constants[query] < -CANCELLATION_LIMIT;
  }

  double plain(int query, int k) {
    return plain[query * dimension + k];
  }

  double scaled(int query, int k) {
    return scaled[query * dimension + k];
  }

  double constant(int query) {
    return constants[query];
  }
}
