package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.Arrays;

/** A map of predicted probabilities of one class to better ones that never changes their order. */
public sealed interface Calibrator extends Serializable {

  /**
   * Maps one probability.
   *
   * @param probability between 0 and 1
   * @return between 0 and 1
   */
  double calibrate(double probability);

  /** Whether all probabilities are mapped to one, so that no signal is left. */
  default boolean isConstant() {
    return calibrate(0) == calibrate(1);
  }

  /**
   * A beta map (Kull, Silva Filho and Flach 2017): log-odds {@code a log p - b log(1 - p) + c}.
   * With a = b it is a sigmoid of the log-odds (Platt 2000) of slope a and intercept c, with a = b
   * = 1 a shift of the prior.
   *
   * @param a at least 0
   * @param b at least 0
   * @param c in log-odds
   */
  record Beta(double a, double b, double c) implements Calibrator {
    @Override
    public double calibrate(double probability) {
      return LogOdds.probability(
          a * LogOdds.logOfProbability(probability) - b * LogOdds.logOfRest(probability) + c);
    }
  }

  /**
   * Constant pieces with straight lines between them; constant beyond both ends.
   *
   * @param probabilities ascending, at least one
   * @param values ascending, one a probability
   */
  record Isotonic(double[] probabilities, double[] values) implements Calibrator {
    @Override
    public double calibrate(double probability) {
      int found = Arrays.binarySearch(probabilities, probability);
      if (found >= 0) {
        return values[found];
      }
      int above = -found - 1;
      if (above == 0) {
        return values[0];
      }
      if (above == values.length) {
        return values[values.length - 1];
      }
      double from = probabilities[above - 1];
      double share = (probability - from) / (probabilities[above] - from);
      return values[above - 1] + share * (values[above] - values[above - 1]);
    }
  }
}
