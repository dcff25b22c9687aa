package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.LogRatios;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.report.BarChart;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.HtmlPage;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A self-contained HTML page about one run: what went in and out, how sure the network was, what
 * the ascent gained, where rows lie, where the time went, and all it takes to repeat the run.
 *
 * @param facts what was read and written, by name
 * @param classes rows per class
 * @param entropy rows per equal part of [0, 1] of the network's entropy; empty if none was measured
 * @param sizes scores of the synthetic sizes tried, and of their rivals; empty if none were
 * @param projection rows on their principal components; empty if there are none to show
 * @param logRatios log posterior ratio before and after the ascent, if any took place
 * @param seconds wall-clock seconds per phase, in order
 * @param parameters value of every parameter, by name
 * @param build versions that decide the result
 */
public record RunReport(
    Map<String, String> facts,
    List<ClassRows> classes,
    long[] entropy,
    List<CandidateScores> sizes,
    Optional<RowProjection> projection,
    Optional<LogRatios> logRatios,
    Map<String, Double> seconds,
    Map<String, String> parameters,
    String build) {

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
    figures.add(classChart());
    if (!sizes.isEmpty()) {
      figures.add(SizeCurve.of(sizes));
    }
    projection.ifPresent(rows -> figures.addAll(new ProjectionFigures(rows).all()));
    if (entropy.length > 0) {
      figures.add(entropyChart());
    }
    logRatios.ifPresent(ratios -> figures.add(gainChart(ratios)));
    figures.add(PhaseChart.of(seconds));
    return new HtmlPage(
            "Resampling report",
            facts,
            List.of(classTable()),
            figures,
            parameters,
            build + ". The same input, parameters and versions give the same rows again.")
        .toHtml();
  }

  private DataTable classTable() {
    return new DataTable(
        "Classes",
        List.of("class", "rows before", "synthetic", "of these, informative region", "rows after"),
        classes.stream()
            .map(
                rows ->
                    new DataTable.Line(
                        rows.label(),
                        Stream.of(rows.before(), rows.synthetic(), rows.informative(), rows.after())
                            .map(Numbers::text)
                            .toList()))
            .toList());
  }

  private BarChart classChart() {
    return new BarChart(
        "Rows per class",
        "Rows of each class before and after.",
        "class",
        "rows",
        classes.stream().map(ClassRows::label).toList(),
        List.of(
            new BarChart.Series("before", values(classes.stream().map(ClassRows::before))),
            new BarChart.Series("after", values(classes.stream().map(ClassRows::after)))));
  }

  private BarChart entropyChart() {
    return new BarChart(
        "Entropy of the network's predictions",
        "How unsure the network was, over the rows scored in the last round: 0 is certain, 1 is a"
            + " guess.",
        "entropy",
        "rows",
        IntStream.range(0, entropy.length)
            .mapToObj(k -> Numbers.text((double) k / entropy.length))
            .toList(),
        List.of(
            new BarChart.Series(
                "rows",
                IntStream.range(0, entropy.length).mapToDouble(k -> entropy[k]).toArray())));
  }

  private static BarChart gainChart(LogRatios ratios) {
    return new BarChart(
        "Log posterior ratio before and after the ascent",
        "Of %,d rows that were ascended; the mean gain is %s. The outermost bars hold what lies beyond."
            .formatted(ratios.rows(), Numbers.text(ratios.meanGain())),
        "log ratio",
        "synthetic rows",
        IntStream.range(0, ratios.start().length)
            .mapToObj(k -> Numbers.text(ratios.edge(k)))
            .toList(),
        List.of(
            new BarChart.Series("start", doubles(ratios.start())),
            new BarChart.Series("end", doubles(ratios.end()))));
  }

  private static double[] values(Stream<Long> numbers) {
    return numbers.mapToDouble(Long::doubleValue).toArray();
  }

  private static double[] doubles(long[] numbers) {
    return Arrays.stream(numbers).asDoubleStream().toArray();
  }
}
