package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * What rows count: each as much as its weight is of the mean weight of all rows, so that they count
 * as many in all as there are. It is counted in whole units, so that sums are the same in whatever
 * parts rows are counted.
 *
 * @param weight of a row, at least 0
 * @param mean of all weights, above 0
 * @param unit a power of two
 */
public record WeightScale(Column weight, double mean, double unit) implements Serializable {

  /** Bits that the sum over all rows may take, so that it stays below what a long holds. */
  private static final int BITS = 61;

  /** Every row counts one. */
  public static WeightScale none() {
    return new WeightScale(functions.lit(1.0), 1, 1);
  }

  /**
   * By a column of weights.
   *
   * @param weight finite and at least 0
   * @param mean of the weights, above 0
   * @param rows how many there are in all
   */
  public static WeightScale of(Column weight, double mean, long rows) {
    return new WeightScale(weight.cast("double"), mean, unit((double) rows));
  }

  /** In what units rows may be counted that count so many in all; one row is a whole number. */
  static double unit(double rows) {
    return Math.scalb(1.0, Math.min(0, Math.getExponent(rows) + 2 - BITS));
  }

  /** Units that a row counts, a long. */
  Column units() {
    return functions.rint(weight.divide(mean).divide(unit)).cast("long");
  }
}
