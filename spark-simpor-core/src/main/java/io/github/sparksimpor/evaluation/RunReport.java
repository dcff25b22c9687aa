package io.github.sparksimpor.evaluation;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A self-contained HTML page about one run: what went in and out, how sure the network was, what
 * the ascent gained, where the time went, and all it takes to repeat the run. It loads nothing, and
 * shows every value as text, whatever characters it holds.
 *
 * @param facts what was read and written, by name
 * @param classes rows per class
 * @param entropy rows per equal part of [0, 1] of the network's entropy; empty if none was measured
 * @param logRatios log posterior ratio before and after the ascent, if any took place
 * @param seconds wall-clock seconds per phase, in order
 * @param parameters value of every parameter, by name
 * @param build versions that decide the result
 */
public record RunReport(
    Map<String, String> facts,
    List<ClassRows> classes,
    long[] entropy,
    Optional<LogRatios> logRatios,
    Map<String, Double> seconds,
    Map<String, String> parameters,
    String build) {

  private static final String TEMPLATE = "run-report.html.mustache";

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
    try (InputStream in =
            Objects.requireNonNull(RunReport.class.getResourceAsStream(TEMPLATE), TEMPLATE);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      Template template = Mustache.compiler().escapeHTML(true).compile(reader);
      return template.execute(page());
    } catch (IOException e) {
      throw new IllegalStateException(TEMPLATE + " cannot be read from the jar", e);
    }
  }

  /** What the template shows. */
  private record Page(
      List<Map.Entry<String, String>> facts,
      List<ClassRows> classes,
      List<BarChart.View> charts,
      List<Map.Entry<String, String>> parameters,
      String build) {}

  private Page page() {
    List<BarChart> charts = new ArrayList<>();
    charts.add(classChart());
    if (entropy.length > 0) {
      charts.add(entropyChart());
    }
    logRatios.ifPresent(ratios -> charts.add(gainChart(ratios)));
    charts.add(timeChart());
    return new Page(
        List.copyOf(facts.entrySet()),
        classes,
        IntStream.range(0, charts.size()).mapToObj(k -> charts.get(k).view("chart" + k)).toList(),
        List.copyOf(parameters.entrySet()),
        build);
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
            .mapToObj(k -> number((double) k / entropy.length))
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
            .formatted(ratios.rows(), number(ratios.meanGain())),
        "log ratio",
        "synthetic rows",
        IntStream.range(0, ratios.start().length).mapToObj(k -> number(ratios.edge(k))).toList(),
        List.of(
            new BarChart.Series("start", doubles(ratios.start())),
            new BarChart.Series("end", doubles(ratios.end()))));
  }

  private BarChart timeChart() {
    return new BarChart(
        "Seconds per phase",
        "Wall-clock seconds; %s in all."
            .formatted(number(seconds.values().stream().mapToDouble(d -> d).sum())),
        "phase",
        "seconds",
        List.copyOf(seconds.keySet()),
        List.of(
            new BarChart.Series(
                "seconds", seconds.values().stream().mapToDouble(d -> d).toArray())));
  }

  /** Three significant digits at least, and no exponent for everyday sizes. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return String.format(Locale.ROOT, "%,.0f", value);
    } else if (size >= 1e6 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    } else {
      return String.format(
          Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3g", value);
    }
  }

  private static double[] values(java.util.stream.Stream<Long> numbers) {
    return numbers.mapToDouble(Long::doubleValue).toArray();
  }

  private static double[] doubles(long[] numbers) {
    return java.util.Arrays.stream(numbers).asDoubleStream().toArray();
  }
}
