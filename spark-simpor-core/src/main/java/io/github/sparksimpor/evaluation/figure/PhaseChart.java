package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.report.BarChart;
import io.github.sparksimpor.evaluation.report.HorizontalBarChart;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the time of a run went. */
public final class PhaseChart {
  private PhaseChart() {}

  /**
   * The chart.
   *
   * @param seconds wall-clock seconds by phase, in order
   */
  public static HorizontalBarChart of(Map<String, Double> seconds) {
    double[] each = seconds.values().stream().mapToDouble(d -> d).toArray();
    return new HorizontalBarChart(
        new BarChart(
            "Where the time went",
            String.format(
                Locale.ROOT, "Seconds by the clock; %.1f in all.", Arrays.stream(each).sum()),
            "phase",
            "seconds",
            List.copyOf(seconds.keySet()),
            List.of(new BarChart.Series("seconds", each))));
  }
}
