package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.GainsOverNone.Gain;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.IntervalChart;
import io.github.sparksimpor.evaluation.report.IntervalChart.Interval;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What each candidate gains over doing nothing, with intervals that hold together. */
public final class GainChart {
  private static final String MISSING = "–";

  private GainChart() {}

  /** The chart, with gain beside cost in its table. */
  public static IntervalChart of(TunedBalance tuned) {
    List<Gain> gains = tuned.gains().gains();
    List<Interval> intervals =
        IntStream.range(0, gains.size())
            .mapToObj(
                i ->
                    new Interval(
                        tuned.candidates().get(i + 1).toString(),
                        gains.get(i).lower(),
                        gains.get(i).mean(),
                        gains.get(i).upper(),
                        i + 1 == tuned.chosen(),
                        cost(tuned.candidates().get(i + 1))))
            .toList();
    return new IntervalChart(
        "Gain over doing nothing",
        "Mean difference to none over the folds, each candidate at its own best threshold. What"
            + " lies right of 0 with its whole interval helps beyond chance, all candidates taken"
            + " together. Beside it the cost: training rows, and seconds to train, on average over"
            + " the folds.",
        "gain in " + tuned.objective(),
        List.of("rows", "seconds"),
        intervals,
        table(tuned));
  }

  private static List<String> cost(TriedCandidate candidate) {
    return List.of(told(Math.rint(candidate.rows())), seconds(candidate));
  }

  private static String seconds(TriedCandidate candidate) {
    return Double.isNaN(candidate.seconds())
        ? MISSING
        : String.format(Locale.ROOT, "%.1f", candidate.seconds());
  }

  /** A candidate that was cut before its first fold has no values. */
  private static String told(double value) {
    return Double.isNaN(value) ? MISSING : Numbers.text(value);
  }

  /** Folds that all gain the same tell no interval. */
  private static String interval(Gain gain) {
    if (Double.isNaN(gain.lower())) {
      return Double.isNaN(gain.mean()) ? MISSING : "none";
    }
    return "%s to %s".formatted(Numbers.text(gain.lower()), Numbers.text(gain.upper()));
  }

  private static DataTable table(TunedBalance tuned) {
    return new DataTable(
        "What was tried",
        List.of(
            "candidate",
            tuned.objective(),
            "gain",
            "interval",
            "aligned loss",
            "average precision",
            "training rows",
            "seconds"),
        IntStream.range(0, tuned.candidates().size()).mapToObj(i -> line(tuned, i)).toList());
  }

  private static DataTable.Line line(TunedBalance tuned, int place) {
    TriedCandidate candidate = tuned.candidates().get(place);
    return new DataTable.Line(
        candidate + tuned.mark(place),
        List.of(
            told(candidate.mean(Measure.EVALUATOR_GAIN)),
            place == 0 ? "" : told(gain(tuned, place).mean()),
            place == 0 ? "" : interval(gain(tuned, place)),
            told(candidate.mean(Measure.ALIGNED_LOSS)),
            told(candidate.mean(Measure.AVERAGE_PRECISION)),
            told(Math.rint(candidate.rows())),
            seconds(candidate)));
  }

  private static Gain gain(TunedBalance tuned, int place) {
    return tuned.gains().gains().get(place - 1);
  }
}
