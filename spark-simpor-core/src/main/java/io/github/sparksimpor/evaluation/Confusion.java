package io.github.sparksimpor.evaluation;

import java.io.Serializable;

/**
 * Rows by truth and prediction, for one class against the rest; where rows have weights, each
 * counts by its own, see {@link WeightScale}.
 *
 * @param tp rows of the class that are predicted to be of it
 * @param fp other rows that are predicted to be of it
 * @param fn rows of the class that are missed
 * @param tn other rows that are left alone
 * @param missedCost sum of what the missed rows cost, in units of the cost column; {@code fn}
 *     without such a column
 */
public record Confusion(double tp, double fp, double fn, double tn, double missedCost)
    implements Serializable {

  /** Rows that all cost 1 when they are missed. */
  public Confusion(double tp, double fp, double fn, double tn) {
    this(tp, fp, fn, tn, fn);
  }

  /** These rows and others. */
  public Confusion plus(Confusion other) {
    return new Confusion(
        tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn, missedCost + other.missedCost);
  }

  /** All rows. */
  public double rows() {
    return tp + fp + fn + tn;
  }

  /** Part of the rows that are predicted to be of the class; 0 without rows. */
  public double alertRate() {
    return ratio(tp + fp, rows());
  }

  /** Part of the predicted rows that are of the class; 0 if none is predicted. */
  public double precision() {
    return ratio(tp, tp + fp);
  }

  /** Part of the class's rows that are predicted; 0 if it has none. */
  public double recall() {
    return ratio(tp, tp + fn);
  }

  /**
   * Weighted harmonic mean of precision and recall.
   *
   * @param beta above 0; how many times recall matters as much as precision
   * @return between 0 and 1; 0 if the class neither occurs nor is predicted
   */
  public double fBeta(double beta) {
    double squared = beta * beta;
    return ratio((1 + squared) * tp, (1 + squared) * tp + squared * fn + fp);
  }

  /** Mean of the F1 of the class and of the rest. */
  public double macroF1() {
    return (fBeta(1) + new Confusion(tn, fn, fp, tp).fBeta(1)) / 2;
  }

  /** Mean of the recall of the class and of the rest. */
  public double balancedAccuracy() {
    return (recall() + ratio(tn, tn + fp)) / 2;
  }

  /** Correlation of truth and prediction (Matthews); 0 if either is constant. */
  public double matthews() {
    double spread = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
    return ratio(tp * tn - fp * fn, spread);
  }

  private static double ratio(double part, double all) {
    return all == 0 ? 0 : part / all;
  }
}
