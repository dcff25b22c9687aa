package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.IntervalChart;
import io.github.sparksimpor.evaluation.report.IntervalChart.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Mean ranks with half of the critical difference to either side (Demšar 2006, with intervals in
 * place of bars, which many methods would pile up): where two do not overlap, ranks differ beyond
 * chance.
 */
final class RankDiagram {
  private RankDiagram() {}

  /**
   * The diagram, the best method on top.
   *
   * @param ranks at least two methods on at least one set
   * @param marked the method that stands out
   */
  static IntervalChart of(RankTable ranks, String title, String marked) {
    int sets = ranks.values().length;
    double critical = Nemenyi.criticalDifference(ranks.methods().size(), sets);
    double[] means = ranks.meanRanks();
    List<Interval> intervals =
        IntStream.range(0, means.length)
            .boxed()
            .sorted(Comparator.comparingDouble(m -> means[m]))
            .map(m -> interval(ranks.methods().get(m), means[m], critical / 2, marked))
            .toList();
    return new IntervalChart(
        title,
        String.format(
            Locale.ROOT,
            "Mean ranks over %d sets, 1 is best. Where two lines do not overlap, the ranks are"
                + " further apart than the critical difference of %.2f (Nemenyi, 0.05).",
            sets,
            critical),
        "mean rank, 1 is best",
        List.of(),
        intervals,
        new DataTable(
            title,
            List.of("method", "mean rank", "± half the critical difference"),
            intervals.stream()
                .map(
                    i ->
                        new DataTable.Line(
                            i.name(), List.of(text(i.estimate()), text(critical / 2))))
                .toList()));
  }

  private static Interval interval(String name, double mean, double half, String marked) {
    return new Interval(name, mean - half, mean, mean + half, name.equals(marked), List.of());
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
