package io.github.sparksimpor.sphere;

import java.io.Serializable;

/**
 * How synthetic rows seek the maximum of the posterior ratio.
 *
 * @param stepRule how a point moves
 * @param maxIter most steps of a point, at least 0; each costs one evaluation of the log ratio
 *     beyond those of the candidates. 0 leaves the best candidate where it is, and evaluates
 *     nothing at all if there is only one
 * @param tol the smallest gain in log ratio worth a step, positive; only for {@link
 *     StepRule#ADAPTIVE}
 * @param candidates how many random points of the sphere are drawn, at least 1; the one of highest
 *     log ratio is kept
 * @param excludeSeed whether the seed itself is left out of its class's density
 */
public record AscentSettings(
    StepRule stepRule, int maxIter, double tol, int candidates, boolean excludeSeed)
    implements Serializable {

  /** Checks the ranges. */
  public AscentSettings {
    require(maxIter >= 0, "maxIter must be at least 0", maxIter);
    require(tol > 0 && tol < Double.POSITIVE_INFINITY, "tol must be positive and finite", tol);
    require(candidates >= 1, "candidates must be at least 1", candidates);
  }

  /** The adaptive rule run to convergence from one random point, the seed in the sums. */
  public static AscentSettings converged() {
    return new AscentSettings(StepRule.ADAPTIVE, 100, 1e-6, 1, false);
  }

  /** No ascent: one random point of the sphere (paper algorithm 2, lines 12 to 20). */
  public static AscentSettings none() {
    return new AscentSettings(StepRule.ADAPTIVE, 0, 1e-6, 1, false);
  }

  /** Whether anything is evaluated. */
  boolean evaluates() {
    return maxIter > 0 || candidates > 1;
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", found " + found);
    }
  }
}
