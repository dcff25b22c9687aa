package io.github.sparksimpor.evaluation;

import java.util.Arrays;

/** Log-odds of probabilities, and a fixed grid of them. */
public final class LogOdds {
  /** Cells of the grid; all are 1/64 wide, but the outer ones have no end. */
  public static final int CELLS = 4096;

  private static final double WIDTH = 1.0 / 64;
  private static final double LOWEST = -CELLS / 2.0 * WIDTH;
  private static final double LEAST_PROBABILITY = 0x1p-53;

  /** Least probability of every cell. */
  private static final double[] EDGES = edges();

  private LogOdds() {}

  private static double[] edges() {
    double[] edges = new double[CELLS];
    for (int cell = 1; cell < CELLS; cell++) {
      edges[cell] = probability(LOWEST + cell * WIDTH);
    }
    return edges;
  }

  /** {@code log(p / (1 - p))}, with p kept off 0 and 1 by 2^-53, so that it is finite. */
  public static double of(double probability) {
    return logOfProbability(probability) - logOfRest(probability);
  }

  /** {@code log(p)}, finite in the same way. */
  static double logOfProbability(double probability) {
    return StrictMath.log(Math.max(probability, LEAST_PROBABILITY));
  }

  /** {@code log(1 - p)}, finite in the same way. */
  static double logOfRest(double probability) {
    return StrictMath.log1p(-Math.min(probability, 1 - LEAST_PROBABILITY));
  }

  /** The probability of some log-odds. */
  public static double probability(double logOdds) {
    if (logOdds >= 0) {
      return 1 / (1 + StrictMath.exp(-logOdds));
    }
    double odds = StrictMath.exp(logOdds);
    return odds / (1 + odds);
  }

  /** Least probability of the grid's cell in which a probability lies. */
  static double edge(double probability) {
    return EDGES[cell(probability)];
  }

  /** Least probability of the next cell; of the last cell, the least number above 1. */
  static double edgeAbove(double probability) {
    int next = cell(probability) + 1;
    return next < CELLS ? EDGES[next] : Math.nextUp(1.0);
  }

  /** Probability in the middle, by log-odds, of the cell in which a probability lies. */
  static double middle(double probability) {
    return probability(LOWEST + (cell(probability) + 0.5) * WIDTH);
  }

  private static int cell(double probability) {
    int found = Arrays.binarySearch(EDGES, probability);
    return found >= 0 ? found : -found - 2;
  }
}
