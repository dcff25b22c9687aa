package io.github.sparksimpor.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Fits calibrators to rows counted by predicted probability, on the driver, to rounding. */
public final class CalibrationFit {
  private CalibrationFit() {}

  /**
   * The map that a method fits.
   *
   * @param method {@code sigmoid}, {@code beta} or {@code isotonic}
   */
  public static Calibrator of(String method, ScoreCounts counts) {
    return switch (method) {
      case "sigmoid" -> sigmoid(counts);
      case "beta" -> beta(counts);
      case "isotonic" -> isotonic(counts);
      default -> throw new IllegalArgumentException("there is no method '" + method + "'");
    };
  }

  /** The share of the class, and with it the intercept, moved by a known factor of the odds. */
  public static Calibrator offset(double oddsFactor) {
    return new Calibrator.Beta(1, 1, Math.log(oddsFactor));
  }

  /**
   * Sigmoid of the log-odds by maximum likelihood, with Platt's targets {@code (n1 + 1) / (n1 + 2)}
   * and {@code 1 / (n0 + 2)} in place of 1 and 0, which keep it finite. Where the best slope is
   * negative, that of most likelihood which keeps the order is 0: every row gets the share of the
   * class.
   */
  public static Calibrator sigmoid(ScoreCounts counts) {
    double[] fitted = logistic(counts, p -> new double[] {LogOdds.of(p), 1});
    return fitted[0] < 0 ? constant(counts) : new Calibrator.Beta(fitted[0], fitted[0], fitted[1]);
  }

  /**
   * Beta map by maximum likelihood with Platt's targets. A slope that comes out negative is set to
   * 0 and the rest fitted again, as the authors do.
   */
  public static Calibrator beta(ScoreCounts counts) {
    double[] both =
        logistic(counts, p -> new double[] {LogOdds.logOfProbability(p), -LogOdds.logOfRest(p), 1});
    if (both[0] >= 0 && both[1] >= 0) {
      return new Calibrator.Beta(both[0], both[1], both[2]);
    }
    boolean first = both[0] >= 0;
    double[] one =
        logistic(
            counts,
            p -> new double[] {first ? LogOdds.logOfProbability(p) : -LogOdds.logOfRest(p), 1});
    if (one[0] < 0) {
      return constant(counts);
    }
    return new Calibrator.Beta(first ? one[0] : 0, first ? 0 : one[0], one[1]);
  }

  private static Calibrator constant(ScoreCounts counts) {
    return new Calibrator.Beta(0, 0, logistic(counts, p -> new double[] {1})[0]);
  }

  private static double[] logistic(ScoreCounts counts, DoubleFunction<double[]> features) {
    double positives = counts.positiveRows();
    double high = (positives + 1) / (positives + 2);
    double low = 1.0 / (counts.negativeRows() + 2);
    int places = counts.thresholds().length;
    double[][] x = new double[places][];
    double[] successes = new double[places];
    double[] trials = new double[places];
    for (int i = 0; i < places; i++) {
      x[i] = features.apply(counts.probability(i));
      successes[i] = counts.positiveRows(i) * high + counts.negativeRows(i) * low;
      trials[i] = counts.positiveRows(i) + counts.negativeRows(i);
    }
    return LogisticFit.coefficients(x, successes, trials);
  }

  /** The non-decreasing function of least squared error, by pooling adjacent violators. */
  public static Calibrator isotonic(ScoreCounts counts) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < counts.thresholds().length; i++) {
      double p = counts.probability(i);
      Block last = new Block(p, p, counts.positiveRows(i), counts.negativeRows(i));
      while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).value() >= last.value()) {
        last = blocks.remove(blocks.size() - 1).joined(last);
      }
      blocks.add(last);
    }
    return new Calibrator.Isotonic(
        blocks.stream().flatMapToDouble(Block::ends).toArray(),
        blocks.stream().flatMapToDouble(Block::valueAtEnds).toArray());
  }

  /** Rows that follow each other and get one value. */
  private record Block(double from, double to, double positives, double negatives) {
    double value() {
      return positives / (positives + negatives);
    }

    Block joined(Block next) {
      return new Block(from, next.to, positives + next.positives, negatives + next.negatives);
    }

    DoubleStream ends() {
      return from == to ? DoubleStream.of(from) : DoubleStream.of(from, to);
    }

    DoubleStream valueAtEnds() {
      return ends().map(end -> value());
    }
  }
}
