package io.github.sparksimpor.sphere;

import io.github.sparksimpor.kernel.QueryBatch;

/**
 * The function that synthetic rows climb, evaluated at many points together: on this core, or by
 * the executors of a cluster.
 *
 * <p>The value at a point must not depend on which other points share its batch.
 */
public interface LogRatio {

  /** Number of features. */
  int dimension();

  /**
   * Evaluates the log ratio and its gradient.
   *
   * @param queries the points; a query's excluded row is its seed, as an index into the rows of the
   *     class that grows
   * @param logRatios receives L of each query
   * @param gradients receives ∇L, {@code queries × dimension}, query by query
   */
  void evaluate(QueryBatch queries, double[] logRatios, double[] gradients);
}
