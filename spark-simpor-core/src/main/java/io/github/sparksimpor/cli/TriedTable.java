package io.github.sparksimpor.cli;

import io.github.sparksimpor.evaluation.ComparedNumbers;
import io.github.sparksimpor.evaluation.GainsOverNone.Gain;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import java.io.PrintWriter;
import java.util.Locale;

/** What was tried about imbalance, a line a candidate. */
final class TriedTable {
  private static final String LINE = "%-28s %9s %31s %12s %17s %9s %8s%n";
  private static final int DECIMALS = 4;

  private TriedTable() {}

  static void print(PrintWriter out, TunedBalance tuned) {
    out.printf(
        LINE,
        "candidate",
        tuned.objective(),
        "gain over none",
        "aligned loss",
        "average precision",
        "rows",
        "seconds");
    for (int place = 0; place < tuned.candidates().size(); place++) {
      TriedCandidate candidate = tuned.candidates().get(place);
      out.printf(
          LINE,
          candidate + tuned.mark(place),
          compared(candidate.mean(Measure.EVALUATOR_GAIN)),
          place == 0 ? "" : gain(tuned.gains().gains().get(place - 1)),
          compared(candidate.mean(Measure.ALIGNED_LOSS)),
          compared(candidate.mean(Measure.AVERAGE_PRECISION)),
          number("%,.0f", candidate.rows()),
          number("%.1f", candidate.seconds()));
    }
  }

  /** Folds that all gain the same tell no interval, and those that are missing no gain. */
  private static String gain(Gain gain) {
    if (Double.isNaN(gain.lower())) {
      String mean = gain.mean() == 0 ? "as good" : compared(gain.mean());
      return Double.isNaN(gain.mean()) ? mean : mean + " (no interval)";
    }
    return "%s (%s to %s)"
        .formatted(compared(gain.mean()), compared(gain.lower()), compared(gain.upper()));
  }

  private static String compared(double value) {
    return Double.isNaN(value) ? "-" : ComparedNumbers.told(DECIMALS, value).get(0);
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
