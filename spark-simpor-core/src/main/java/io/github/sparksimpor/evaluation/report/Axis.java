package io.github.sparksimpor.evaluation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis of a chart: which values it spans, and where they lie on it.
 *
 * @param low value at its start
 * @param high value at its end, above {@code low}
 * @param marks values that are written beside it, ascending
 * @param scale how values lie between
 */
record Axis(double low, double high, List<Double> marks, Scale scale) {
  private static final int MARKS = 5;

  /** A linear axis that spans some values, and a little more where that ends on a round number. */
  static Axis over(DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).toArray();
    double least = Arrays.stream(finite).min().orElse(0);
    double most = Arrays.stream(finite).max().orElse(1);
    if (most <= least) {
      double margin = Math.max(Math.abs(least) / 2, 0.5);
      least -= margin;
      most += margin;
    }
    double step = step((most - least) / MARKS);
    long first = (long) Math.floor(least / step + 1e-9);
    long last = (long) Math.ceil(most / step - 1e-9);
    return new Axis(first * step, last * step, marks(first, last, step), Scale.LINEAR);
  }

  /** A linear axis from 0 to some value at least. */
  static Axis fromZero(double highest) {
    return over(DoubleStream.of(0, highest > 0 ? highest : 1));
  }

  /** An axis for counts of very different sizes: 0, 1, 10, 100 and so on are marked. */
  static Axis ofCounts(double highest) {
    int powers = (int) Math.max(1, Math.ceil(Math.log10(Math.max(1, highest))));
    List<Double> marks =
        DoubleStream.concat(
                DoubleStream.of(0),
                IntStream.rangeClosed(0, powers).mapToDouble(k -> Math.pow(10, k)))
            .boxed()
            .toList();
    return new Axis(0, Math.pow(10, powers), marks, Scale.COUNTS);
  }

  /** Part of the axis's length that lies below a value. */
  double at(double value) {
    double from = scale.position(low);
    return (scale.position(value) - from) / (scale.position(high) - from);
  }

  /** A mark with as many decimals as all marks need. */
  String text(double mark) {
    double step = marks.get(1) - marks.get(0);
    if (scale == Scale.LOG_ODDS) {
      return BigDecimal.valueOf(mark)
          .setScale(6, RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
    if (scale == Scale.COUNTS || step < 1e-4 || high >= 1e6) {
      return Numbers.text(mark);
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", mark);
  }

  private static List<Double> marks(long first, long last, double step) {
    return IntStream.rangeClosed(0, Math.toIntExact(last - first))
        .mapToObj(k -> rounded((first + k) * step))
        .toList();
  }

  /** Without the last digits' error, so that 0.3 reads so. */
  private static double rounded(double value) {
    return Math.rint(value * 1e12) / 1e12;
  }

  /** 1, 2 or 5 times a power of ten, and no less than a length. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return Arrays.stream(new double[] {1, 2, 5, 10})
        .map(factor -> factor * power)
        .filter(step -> step >= least * (1 - 1e-12))
        .findFirst()
        .orElse(10 * power);
  }
}
