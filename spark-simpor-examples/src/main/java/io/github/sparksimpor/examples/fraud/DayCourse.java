package io.github.sparksimpor.examples.fraud;

import java.util.Arrays;

/** How transactions spread over the hours of a day. */
final class DayCourse {
  static final int SECONDS_AN_HOUR = 3600;
  static final int SECONDS_A_DAY = 24 * SECONDS_AN_HOUR;

  /** Transactions by hour, relative to one another. */
  private static final double[] WEIGHTS = {
    3, 2, 1, 1, 1, 2, 5, 10, 16, 20, 23, 26, 30, 28, 25, 25, 27, 32, 34, 30, 24, 17, 10, 6
  };

  private static final double TOTAL = Arrays.stream(WEIGHTS).sum();

  private DayCourse() {}

  /**
   * When a transaction takes place.
   *
   * @param share of the day's transactions that came before, from 0 to below 1
   */
  static int secondOfDay(double share) {
    double left = share * TOTAL;
    int hour = 0;
    while (left >= WEIGHTS[hour]) {
      left -= WEIGHTS[hour++];
    }
    return (int) (SECONDS_AN_HOUR * (hour + left / WEIGHTS[hour]));
  }
}
