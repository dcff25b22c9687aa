package io.github.sparksimpor.examples.experiments;

import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Nemenyi's test of all pairs of mean ranks at once. */
final class Nemenyi {
  private static final double LEVEL = 0.05;

  /** Beyond so many deviations a normal variable adds nothing to an integral. */
  private static final double FAR = 9;

  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  private Nemenyi() {}

  /**
   * By how much two mean ranks must differ, to do so beyond chance at the level 0.05.
   *
   * @param methods that are ranked, at least two
   * @param sets over which ranks are averaged
   */
  static double criticalDifference(int methods, int sets) {
    double range =
        new BrentSolver(1e-8)
            .solve(100, q -> rangeProbability(q, methods) - (1 - LEVEL), 0.1, 3 * FAR);
    return range / Math.sqrt(2) * Math.sqrt(methods * (methods + 1.0) / (6.0 * sets));
  }

  /** That the range of some independent normal variables is at most q. */
  private static double rangeProbability(double q, int variables) {
    return variables
        * new SimpsonIntegrator(1e-9, 1e-12, 6, SimpsonIntegrator.SIMPSON_MAX_ITERATIONS_COUNT)
            .integrate(
                1_000_000,
                z ->
                    NORMAL.density(z)
                        * Math.pow(
                            NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - q),
                            variables - 1.0),
                -FAR,
                FAR);
  }
}
