package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.report.BarChart;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.List;
import java.util.Map;

/** Where the time of a run went. */
public final class PhaseChart {
  private PhaseChart() {}

  /**
   * The chart.
   *
   * @param seconds wall-clock seconds by phase, in order
   */
  public static BarChart of(Map<String, Double> seconds) {
    double[] each = seconds.values().stream().mapToDouble(d -> d).toArray();
    return new BarChart(
        "Seconds per phase",
        "Wall-clock seconds; %s in all."
            .formatted(Numbers.text(seconds.values().stream().mapToDouble(d -> d).sum())),
        "phase",
        "seconds",
        List.copyOf(seconds.keySet()),
        List.of(new BarChart.Series("seconds", each)));
  }
}
