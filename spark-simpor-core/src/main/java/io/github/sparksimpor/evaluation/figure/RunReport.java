package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.ComparedNumbers;
import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.HistogramChart;
import io.github.sparksimpor.evaluation.report.HtmlPage;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A self-contained HTML page about one run: what happened in plain words, what went in and out,
 * what was decided and why, where rows lie and how they got there, where the time went, and all it
 * takes to repeat the run.
 *
 * @param headline what happened, in a line
 * @param account the same in sentences by topic
 * @param classes rows per class
 * @param decision what was found to be done about imbalance, if that was asked
 * @param sizes scores of the synthetic sizes tried, and of their rivals; empty if none were
 * @param projection rows on their principal components, if there are any to show
 * @param entropy rows per equal part of [0, 1] of the network's entropy; empty if none was measured
 * @param gains rows by the gain of their ascent, if any took place
 * @param drift tables of what synthetic rows are like; none if none were grown
 * @param seconds wall-clock seconds per phase, in order
 * @param facts what was read and written, by name
 * @param parameters value of every parameter, by name
 * @param build versions that decide the result
 */
public record RunReport(
    String headline,
    Map<String, String> account,
    List<ClassRows> classes,
    Optional<DecisionFigures> decision,
    List<CandidateScores> sizes,
    Optional<ProjectionFigures> projection,
    long[] entropy,
    Optional<GainHistogram> gains,
    List<DataTable> drift,
    Map<String, Double> seconds,
    Map<String, String> facts,
    Map<String, String> parameters,
    String build) {

  /**
   * By how much the log posterior ratio of rows rose.
   *
   * @param rows what ascended and climbed
   * @param bins rows by gain
   */
  public record GainHistogram(GrownRows rows, Histogram bins) {}

  /**
   * Rows of one class.
   *
   * @param label the class, as text
   * @param before rows read
   * @param informative synthetic rows grown in the informative region
   * @param synthetic synthetic rows in all
   */
  public record ClassRows(String label, long before, long informative, long synthetic) {
    /** Rows written. */
    public long after() {
      return before + synthetic;
    }
  }

  /** The page. */
  public String toHtml() {
    List<Figure> figures = new ArrayList<>();
    decision.ifPresent(what -> figures.addAll(what.all()));
    if (!sizes.isEmpty()) {
      figures.add(SizeCurve.of(sizes));
    }
    projection.ifPresent(rows -> figures.addAll(rows.all()));
    if (entropy.length > 0) {
      figures.add(entropyChart());
    }
    gains.ifPresent(gained -> figures.add(gainChart(gained)));
    figures.add(PhaseChart.of(seconds));
    return new HtmlPage(
            headline,
            account,
            List.of(classTable()),
            figures,
            drift,
            facts,
            parameters,
            build + ". The same input, parameters and versions give the same rows again.")
        .toHtml();
  }

  private DataTable classTable() {
    return classTable(ShortWords::shortened).shortFor(classTable(label -> label));
  }

  private DataTable classTable(UnaryOperator<String> shown) {
    return new DataTable(
        "Classes",
        List.of("class", "rows before", "synthetic", "of these, informative region", "rows after"),
        classes.stream()
            .map(
                rows ->
                    new DataTable.Line(
                        shown.apply(rows.label()),
                        Stream.of(rows.before(), rows.synthetic(), rows.informative(), rows.after())
                            .map(Numbers::text)
                            .toList()))
            .toList());
  }

  private HistogramChart entropyChart() {
    return new HistogramChart(
        "How unsure the network was",
        "Rows scored in the last round, by the entropy of what the network says of them: 0 is"
            + " certain, 1 is a guess.",
        "entropy",
        "rows",
        0,
        1,
        entropy);
  }

  /** The bar at 0 is there to see when nothing moved, where two histograms would coincide. */
  private static HistogramChart gainChart(GainHistogram gained) {
    GrownRows rows = gained.rows();
    List<String> ratios = ComparedNumbers.told(2, rows.start(), rows.end());
    return new HistogramChart(
        "How far rows climbed",
        String.format(
                Locale.ROOT,
                "Gain of the log posterior ratio on the ascent, from %s to %s on average. Of %,d"
                    + " rows that were",
                ratios.get(0),
                ratios.get(1),
                rows.ascended())
            + String.format(
                Locale.ROOT,
                " ascended, %,d did not move. The outermost bars hold what lies beyond.",
                rows.ascended() - rows.climbed()),
        "gain in log posterior ratio",
        "synthetic rows",
        gained.bins().low(),
        gained.bins().high(),
        gained.bins().counts());
  }
}
