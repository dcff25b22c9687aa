package io.github.sparksimpor.evaluation;

import java.io.Serializable;

/**
 * How a classifier does on the rows of one fold that it was not trained on.
 *
 * @param plainLoss balanced log loss: the mean over classes of the mean log loss, in nats, within
 *     the class
 * @param alignedLoss the same after the log-odds were shifted as if training had seen balanced
 *     priors
 * @param averagePrecision mean over all classes but the largest, between 0 and 1
 * @param evaluated value of an evaluator of the user's; NaN without one
 */
public record FoldScores(
    double plainLoss, double alignedLoss, double averagePrecision, double evaluated)
    implements Serializable {

  /** With the value of an evaluator. */
  public FoldScores withEvaluated(double value) {
    return new FoldScores(plainLoss, alignedLoss, averagePrecision, value);
  }
}
