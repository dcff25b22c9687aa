package io.github.sparksimpor.evaluation;

import java.util.function.ToDoubleFunction;

/** What a candidate is judged by. */
public enum Measure {
  /** Balanced log loss. */
  PLAIN_LOSS("balanced log loss", false, FoldScores::plainLoss),
  /** Balanced log loss under balanced priors. */
  ALIGNED_LOSS("aligned balanced log loss", false, FoldScores::alignedLoss),
  /** Average precision of the smaller classes. */
  AVERAGE_PRECISION("average precision", true, FoldScores::averagePrecision),
  /** An evaluator of the user's, of which more is better. */
  EVALUATOR_GAIN("evaluator", true, FoldScores::evaluated),
  /** An evaluator of the user's, of which less is better. */
  EVALUATOR_COST("evaluator", false, FoldScores::evaluated);

  private final String label;
  private final boolean largerBetter;
  private final ToDoubleFunction<FoldScores> value;

  Measure(String label, boolean largerBetter, ToDoubleFunction<FoldScores> value) {
    this.label = label;
    this.largerBetter = largerBetter;
    this.value = value;
  }

  /** The value on one fold. */
  public double of(FoldScores scores) {
    return value.applyAsDouble(scores);
  }

  /** How much better the first is than the second; negative if it is worse. */
  public double gain(double first, double second) {
    return largerBetter ? first - second : second - first;
  }

  /** The name in messages. */
  @Override
  public String toString() {
    return label;
  }
}
