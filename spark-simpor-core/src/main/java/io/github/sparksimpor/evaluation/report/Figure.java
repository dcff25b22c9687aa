package io.github.sparksimpor.evaluation.report;

/** A picture of a page. */
public sealed interface Figure permits BarChart, CurveChart, PointChart, Picture {
  /** What the template shows. */
  Drawing drawing(String id);
}
