package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What to believe of the differences between two methods over data sets, by the Bayesian
 * signed-rank test (Benavoli, Corani, Mangili, Zaffalon, Ruggeri 2014): differences follow a
 * Dirichlet process, and before any is seen half an observation says that there is none.
 *
 * @param worse probability that on the next sets the first method is mostly worse, by more than the
 *     region of practical equivalence
 * @param equivalent that the two are mostly as good as each other
 * @param better that the first is mostly better
 */
record BayesianSignedRanks(double worse, double equivalent, double better) {
  private static final int DRAWS = 50_000;
  private static final long SEED = 1;

  /**
   * Posterior probabilities, by so many draws that they are right to about 0.005.
   *
   * @param differences of the first method from the second, one a set
   * @param region half the width of the region of practical equivalence
   */
  static BayesianSignedRanks of(double[] differences, double region) {
    double[] observed = new double[differences.length + 1];
    System.arraycopy(differences, 0, observed, 1, differences.length);
    double[][] below = halves(observed, -1, region);
    double[][] above = halves(observed, 1, region);
    SplittableRandom random = new SplittableRandom(SEED);
    int[] wins = new int[3];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] weights = dirichlet(random, observed.length);
      double worse = quadratic(below, weights);
      double better = quadratic(above, weights);
      double equivalent = 1 - worse - better;
      wins[worse >= equivalent && worse >= better ? 0 : equivalent >= better ? 1 : 2]++;
    }
    return new BayesianSignedRanks(
        (double) wins[0] / DRAWS, (double) wins[1] / DRAWS, (double) wins[2] / DRAWS);
  }

  /** The three, in their order. */
  String text() {
    return String.format(Locale.ROOT, "%.2f, %.2f, %.2f", worse, equivalent, better);
  }

  /** Whether the mean of each pair lies beyond the region: 1, 0, or one half on its edge. */
  private static double[][] halves(double[] observed, int sign, double region) {
    double[][] beyond = new double[observed.length][observed.length];
    for (int i = 0; i < observed.length; i++) {
      for (int j = 0; j < observed.length; j++) {
        int side = Double.compare(sign * (observed[i] + observed[j]), 2 * region);
        beyond[i][j] = (1 + Math.signum(side)) / 2;
      }
    }
    return beyond;
  }

  /** Dirichlet variables: 1/2 for the prior observation, which is the first, 1 for each set. */
  private static double[] dirichlet(SplittableRandom random, int size) {
    double[] gamma =
        IntStream.range(0, size).mapToDouble(i -> -Math.log(1 - random.nextDouble())).toArray();
    // Half the square of a normal variable, by Box and Muller.
    gamma[0] *= Math.pow(Math.cos(2 * Math.PI * random.nextDouble()), 2);
    double sum = Arrays.stream(gamma).sum();
    return Arrays.stream(gamma).map(g -> g / sum).toArray();
  }

  private static double quadratic(double[][] matrix, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        sum += matrix[i][j] * weights[i] * weights[j];
      }
    }
    return sum;
  }
}
