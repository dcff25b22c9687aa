package io.github.sparksimpor.evaluation.report;

/** A picture of a page. */
public sealed interface Figure
    permits BarChart, HistogramChart, HorizontalBarChart, IntervalChart, Plot, Panels {
  /** What is shown. */
  String title();

  /** What the templates show. */
  Drawing drawing(Canvas canvas);
}
