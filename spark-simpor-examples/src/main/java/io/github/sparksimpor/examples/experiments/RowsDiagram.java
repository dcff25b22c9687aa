package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.IntervalChart;
import io.github.sparksimpor.evaluation.report.IntervalChart.Interval;
import io.github.sparksimpor.examples.experiments.SyntheticTraits.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Where the synthetic rows of every method lie, beside real ones: how far from the majority, on
 * which side of the boundary, how far from each other.
 */
final class RowsDiagram {
  private static final String TITLE = "Where synthetic rows lie";
  private static final List<Trait> NOTED = List.of(Trait.WRONG, Trait.GAP, Trait.SEEDS);

  private RowsDiagram() {}

  /**
   * The diagram, what lies nearest to the majority on top.
   *
   * @param traits of every method, once a split
   */
  static IntervalChart of(Map<String, List<SyntheticTraits>> traits) {
    List<Interval> intervals =
        traits.entrySet().stream()
            .map(method -> interval(method.getKey(), method.getValue()))
            .sorted(Comparator.comparingDouble(Interval::estimate))
            .toList();
    return new IntervalChart(
        TITLE,
        "Distance to the nearest held-out row of the majority, beside that of held-out minority"
            + " rows, 0 as far as those: median and quartiles over the splits of all sets. Beside"
            + " it, means: the share of rows whose nearest held-out row is of the majority, the"
            + " distance to the nearest other synthetic row, and the seeds that count, by minority"
            + " rows.",
        "further from the majority than real rows, in their distance",
        NOTED.stream().map(Trait::toString).toList(),
        intervals,
        new DataTable(
            TITLE,
            Stream.concat(
                    Stream.of("method", "lower quartile", "median", "upper quartile"),
                    NOTED.stream().map(Trait::toString))
                .toList(),
            intervals.stream()
                .map(
                    i ->
                        new DataTable.Line(
                            i.name(),
                            Stream.concat(
                                    Stream.of(i.lower(), i.estimate(), i.upper())
                                        .map(RowsDiagram::text),
                                    i.notes().stream())
                                .toList()))
                .toList()));
  }

  private static Interval interval(String method, List<SyntheticTraits> splits) {
    double[] depths = splits.stream().mapToDouble(t -> Trait.DEPTH.of(t) - 1).toArray();
    SyntheticTraits mean = SyntheticTraits.mean(splits);
    return new Interval(
        method,
        StatUtils.percentile(depths, 25),
        StatUtils.percentile(depths, 50),
        StatUtils.percentile(depths, 75),
        method.equals(SyntheticRowsCheck.REAL),
        NOTED.stream().map(trait -> text(trait.of(mean))).toList());
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
