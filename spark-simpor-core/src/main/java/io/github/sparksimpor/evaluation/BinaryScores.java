package io.github.sparksimpor.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * How well two classes are told apart on rows held on the driver. {@link PredictionScores} takes
 * more rows, and more classes.
 *
 * @param macroF1 mean of the two classes' F1 at the threshold, between 0 and 1
 * @param auc area under the ROC curve, between 0 and 1
 * @param precision mean of the two classes' at the threshold
 * @param recall mean of the two classes' at the threshold: balanced accuracy
 * @param averagePrecision of label 1, between 0 and 1
 * @param logLoss balanced log loss, in nats: the mean over the classes of the mean within the class
 * @param alignedLoss the same with log-odds shifted as if training had seen balanced priors
 * @param trueLoss log loss, in nats: the mean over all rows, at the prior that they have
 * @param calibrationSlope of the logistic regression of the label on the log-odds: 1 is right,
 *     below 1 probabilities are too extreme; of any size where the two labels can be separated
 */
public record BinaryScores(
    double macroF1,
    double auc,
    double precision,
    double recall,
    double averagePrecision,
    double logLoss,
    double alignedLoss,
    double trueLoss,
    double calibrationSlope) {

  /** One of the scores. */
  public enum Metric {
    /** {@link BinaryScores#macroF1}. */
    MACRO_F1("macro F1"),
    /** {@link BinaryScores#auc}. */
    AUC("AUC"),
    /** {@link BinaryScores#precision}. */
    PRECISION("precision"),
    /** {@link BinaryScores#recall}. */
    RECALL("recall"),
    /** {@link BinaryScores#averagePrecision}. */
    AVERAGE_PRECISION("AP"),
    /** {@link BinaryScores#logLoss}. */
    LOG_LOSS("log loss"),
    /** {@link BinaryScores#alignedLoss}. */
    ALIGNED_LOSS("aligned loss"),
    /** {@link BinaryScores#trueLoss}. */
    TRUE_LOSS("true-prior loss"),
    /** {@link BinaryScores#calibrationSlope}. */
    CALIBRATION_SLOPE("calibration slope");

    private final String label;

    Metric(String label) {
      this.label = label;
    }

    /** The value among some scores. */
    public double of(BinaryScores scores) {
      return switch (this) {
        case MACRO_F1 -> scores.macroF1;
        case AUC -> scores.auc;
        case PRECISION -> scores.precision;
        case RECALL -> scores.recall;
        case AVERAGE_PRECISION -> scores.averagePrecision;
        case LOG_LOSS -> scores.logLoss;
        case ALIGNED_LOSS -> scores.alignedLoss;
        case TRUE_LOSS -> scores.trueLoss;
        case CALIBRATION_SLOPE -> scores.calibrationSlope;
      };
    }

    /**
     * How good a value is: more is better. Of losses the negative, of a slope its distance from 1,
     * at most 1, since it grows without bound where labels can be separated.
     */
    public double merit(double value) {
      return switch (this) {
        case LOG_LOSS, ALIGNED_LOSS, TRUE_LOSS -> -value;
        case CALIBRATION_SLOPE -> -Math.min(1, Math.abs(value - 1));
        default -> value;
      };
    }

    /** The name in tables. */
    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * Scores predictions at the threshold 0.5.
   *
   * @param labels 0 or 1
   * @param probabilities of label 1, as predicted, one a label
   * @param trained rows of labels 0 and 1 that the classifier was trained on, or their weights
   */
  public static BinaryScores of(int[] labels, double[] probabilities, double[] trained) {
    int[] predicted = Arrays.stream(probabilities).mapToInt(p -> p > 0.5 ? 1 : 0).toArray();
    return of(labels, probabilities, predicted, trained);
  }

  /**
   * Scores predictions at whatever threshold they were made.
   *
   * @param labels 0 or 1
   * @param probabilities of label 1, one a label
   * @param predicted 0 or 1, one a label
   * @param trained rows of labels 0 and 1 that the probabilities stand for, or their weights
   */
  public static BinaryScores of(
      int[] labels, double[] probabilities, int[] predicted, double[] trained) {
    double[][] confusion = new double[2][2];
    for (int i = 0; i < labels.length; i++) {
      confusion[labels[i]][predicted[i]]++;
    }
    ClassLosses plain = losses(labels, probabilities, new double[] {1, 1});
    return new BinaryScores(
        macro(confusion, BinaryScores::f1),
        auc(labels, probabilities),
        macro(confusion, (c, label) -> ratio(c[label][label], c[0][label] + c[1][label])),
        macro(confusion, (c, label) -> ratio(c[label][label], c[label][0] + c[label][1])),
        averagePrecision(labels, probabilities),
        plain.balanced(),
        losses(labels, probabilities, PriorShift.toBalanced(trained)).balanced(),
        plain.overall(),
        calibrationSlope(labels, probabilities));
  }

  private static double calibrationSlope(int[] labels, double[] probabilities) {
    boolean[] positive = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      positive[i] = labels[i] == 1;
    }
    return Reliability.of(List.of(ScoreCounts.of(probabilities, positive))).slope();
  }

  private interface OfLabel {
    double of(double[][] confusion, int label);
  }

  private static double macro(double[][] confusion, OfLabel value) {
    return (value.of(confusion, 0) + value.of(confusion, 1)) / 2;
  }

  private static double f1(double[][] confusion, int label) {
    double missed = confusion[label][1 - label];
    double wrong = confusion[1 - label][label];
    return ratio(2 * confusion[label][label], 2 * confusion[label][label] + missed + wrong);
  }

  private static double ratio(double part, double all) {
    return all == 0 ? 0 : part / all;
  }

  /** By the statistic of Mann and Whitney. */
  private static double auc(int[] labels, double[] probabilities) {
    double[] ranks = new NaturalRanking().rank(probabilities);
    double positives = Arrays.stream(labels).sum();
    double sum = IntStream.range(0, labels.length).mapToDouble(i -> labels[i] * ranks[i]).sum();
    return (sum - positives * (positives + 1) / 2) / (positives * (labels.length - positives));
  }

  private static double averagePrecision(int[] labels, double[] probabilities) {
    double[] thresholds =
        ThresholdCounts.thresholds(
            IntStream.range(0, labels.length)
                .filter(i -> labels[i] == 1)
                .mapToDouble(i -> probabilities[i]));
    ThresholdCounts counts = ThresholdCounts.none(thresholds.length);
    for (int i = 0; i < labels.length; i++) {
      counts.add(thresholds, probabilities[i], labels[i] == 1, 1);
    }
    return counts.averagePrecision();
  }

  private static ClassLosses losses(int[] labels, double[] probabilities, double[] weights) {
    ClassLosses losses = ClassLosses.none(2);
    for (int i = 0; i < labels.length; i++) {
      double p = probabilities[i];
      losses.add(labels[i], PriorShift.shift(new double[] {1 - p, p}, weights)[labels[i]], 1);
    }
    return losses;
  }
}
