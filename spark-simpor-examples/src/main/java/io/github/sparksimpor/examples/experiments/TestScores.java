package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.PriorShift;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * How well two classes are told apart on test rows.
 *
 * @param macroF1 mean of the two classes' F1
 * @param auc area under the ROC curve
 * @param precision mean of the two classes'
 * @param recall mean of the two classes': balanced accuracy
 * @param averagePrecision of label 1
 * @param logLoss balanced log loss, nats
 * @param alignedLoss the same with log-odds shifted to balanced priors
 */
public record TestScores(
    double macroF1,
    double auc,
    double precision,
    double recall,
    double averagePrecision,
    double logLoss,
    double alignedLoss) {

  /** Names of the values, in order. */
  public static final List<String> NAMES =
      List.of("macro F1", "AUC", "precision", "recall", "AP", "log loss", "aligned loss");

  private static final double LEAST_PROBABILITY = 1e-15;

  /** All values, in order. */
  public double[] values() {
    return new double[] {macroF1, auc, precision, recall, averagePrecision, logLoss, alignedLoss};
  }

  /** Scores of given values, in order. */
  static TestScores ofValues(double[] v) {
    return new TestScores(v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
  }

  /** Whether more of a value is better. */
  public static boolean largerIsBetter(int value) {
    return value < 5;
  }

  /**
   * Scores.
   *
   * @param labels 0 or 1
   * @param probabilities of label 1, as predicted
   * @param trained rows of labels 0 and 1 that the classifier was trained on, or their weights
   */
  public static TestScores of(int[] labels, double[] probabilities, double[] trained) {
    double[] weights = PriorShift.toBalanced(trained);
    double[] aligned =
        Arrays.stream(probabilities)
            .map(p -> PriorShift.shift(new double[] {1 - p, p}, weights)[1])
            .toArray();
    double[][] counts = new double[2][2];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][probabilities[i] > 0.5 ? 1 : 0]++;
    }
    return new TestScores(
        macro(counts, TestScores::f1),
        auc(labels, probabilities),
        macro(counts, (c, label) -> ratio(c[label][label], c[0][label] + c[1][label])),
        macro(counts, (c, label) -> ratio(c[label][label], c[label][0] + c[label][1])),
        averagePrecision(labels, probabilities),
        logLoss(labels, probabilities),
        logLoss(labels, aligned));
  }

  private interface OfLabel {
    double of(double[][] counts, int label);
  }

  private static double macro(double[][] counts, OfLabel value) {
    return (value.of(counts, 0) + value.of(counts, 1)) / 2;
  }

  private static double f1(double[][] counts, int label) {
    double missed = counts[label][1 - label];
    double wrong = counts[1 - label][label];
    return ratio(2 * counts[label][label], 2 * counts[label][label] + missed + wrong);
  }

  private static double ratio(double part, double all) {
    return all == 0 ? 0 : part / all;
  }

  private static double auc(int[] labels, double[] probabilities) {
    double[] ranks = new NaturalRanking().rank(probabilities);
    double positives = Arrays.stream(labels).sum();
    double sum = IntStream.range(0, labels.length).mapToDouble(i -> labels[i] * ranks[i]).sum();
    return (sum - positives * (positives + 1) / 2) / (positives * (labels.length - positives));
  }

  private static double averagePrecision(int[] labels, double[] probabilities) {
    int[] order =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    int hits = 0;
    for (int start = 0; start < order.length; ) {
      int end = start;
      int before = hits;
      while (end < order.length && probabilities[order[end]] == probabilities[order[start]]) {
        hits += labels[order[end++]];
      }
      sum += (hits - before) * ((double) hits / end);
      start = end;
    }
    return sum / hits;
  }

  private static double logLoss(int[] labels, double[] probabilities) {
    double[] sums = new double[2];
    double[] counts = new double[2];
    for (int i = 0; i < labels.length; i++) {
      double p = labels[i] == 1 ? probabilities[i] : 1 - probabilities[i];
      sums[labels[i]] -= Math.log(Math.max(LEAST_PROBABILITY, p));
      counts[labels[i]]++;
    }
    return (sums[0] / counts[0] + sums[1] / counts[1]) / 2;
  }
}
