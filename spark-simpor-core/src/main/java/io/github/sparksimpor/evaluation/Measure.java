package io.github.sparksimpor.evaluation;

/** What a candidate is judged by. */
public enum Measure {
  /** Balanced log loss. */
  PLAIN_LOSS("balanced log loss", false),
  /** Balanced log loss under balanced priors. */
  ALIGNED_LOSS("aligned balanced log loss", false),
  /** Average precision of the smaller classes. */
  AVERAGE_PRECISION("average precision", true),
  /** An evaluator of the user's, of which more is better. */
  EVALUATOR_GAIN("evaluator", true),
  /** An evaluator of the user's, of which less is better. */
  EVALUATOR_COST("evaluator", false);

  private final String label;
  private final boolean largerBetter;

  Measure(String label, boolean largerBetter) {
    this.label = label;
    this.largerBetter = largerBetter;
  }

  /** The value on one fold. */
  public double of(FoldScores scores) {
    return switch (this) {
      case PLAIN_LOSS -> scores.plainLoss();
      case ALIGNED_LOSS -> scores.alignedLoss();
      case AVERAGE_PRECISION -> scores.averagePrecision();
      case EVALUATOR_GAIN, EVALUATOR_COST -> scores.evaluated();
    };
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
