package io.github.sparksimpor.evaluation;

import java.util.Arrays;

/**
 * Where the bulk of some values lies: the middle 99 % and a quarter of that more on either side, as
 * far as there are values. A few that lie far out do not widen it.
 *
 * @param low least value of the bulk
 * @param high greatest value of it
 */
public record RobustRange(double low, double high) {
  /** Part of the values beyond either quantile. */
  static final double TAIL = 0.005;

  private static final double MARGIN = 0.25;

  /** Of values held on the driver; [0, 1] without any. */
  public static RobustRange of(double[] values) {
    if (values.length == 0) {
      return new RobustRange(0, 1);
    }
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    int tail = (int) (TAIL * values.length);
    int last = values.length - 1;
    return of(ascending[0], ascending[tail], ascending[last - tail], ascending[last]);
  }

  /**
   * Of values of which quantiles are known.
   *
   * @param least of all
   * @param lower quantile
   * @param upper quantile
   * @param most of all
   */
  static RobustRange of(double least, double lower, double upper, double most) {
    double margin = MARGIN * (upper - lower);
    return new RobustRange(Math.max(least, lower - margin), Math.min(most, upper + margin));
  }

  /** Whether a value lies in it. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
