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
  private static final double TAIL = 0.005;

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
    double lower = ascending[tail];
    double upper = ascending[last - tail];
    double margin = MARGIN * (upper - lower);
    return new RobustRange(
        Math.max(ascending[0], lower - margin), Math.min(ascending[last], upper + margin));
  }

  /** Whether a value lies in it. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
