package io.github.sparksimpor.evaluation.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How values lie along an axis. */
public enum Scale {
  /** Equal lengths are equal differences. */
  LINEAR {
    @Override
    double position(double value) {
      return value;
    }
  },
  /** Counts of very different sizes: equal lengths are equal ratios of 1 + value. */
  COUNTS {
    @Override
    double position(double value) {
      return Math.log1p(value);
    }
  },
  /** Probabilities: equal lengths are equal ratios of the odds. */
  LOG_ODDS {
    @Override
    double position(double value) {
      double inside = Math.min(Math.max(value, LEAST), 1 - LEAST);
      return Math.log(inside / (1 - inside));
    }
  };

  private static final double LEAST = 1e-6;
  private static final int DECADES = 6;

  /** Where a value lies, in units of its own. */
  abstract double position(double value);

  /** An axis that spans some values. */
  Axis over(DoubleStream values) {
    return switch (this) {
      case LINEAR -> Axis.over(values);
      case COUNTS -> Axis.ofCounts(values.max().orElse(1));
      case LOG_ODDS -> logOdds(values.toArray());
    };
  }

  /** From round probability to round probability. */
  private static Axis logOdds(double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(1);
    List<Double> round =
        DoubleStream.concat(
                DoubleStream.concat(
                    IntStream.rangeClosed(1, DECADES)
                        .mapToDouble(k -> Math.pow(10, k - DECADES - 1)),
                    DoubleStream.of(0.5)),
                IntStream.rangeClosed(1, DECADES).mapToDouble(k -> 1 - Math.pow(10, -k)))
            .boxed()
            .toList();
    double low = round.stream().filter(p -> p <= least).reduce((a, b) -> b).orElse(round.get(0));
    double high = round.stream().filter(p -> p >= most).findFirst().orElse(1 - LEAST);
    return new Axis(
        low,
        Math.max(high, 0.5),
        round.stream().filter(p -> low <= p && p <= Math.max(high, 0.5)).toList(),
        LOG_ODDS);
  }
}
