package io.github.sparksimpor.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.ClassOverlap;
import io.github.sparksimpor.evaluation.Confusion;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.SafeSelection;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.figure.RunReport.GainHistogram;
import io.github.sparksimpor.evaluation.report.DataTable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunReportTest {
  /** Four of a decision, sizes, four of the projection, entropy, gain, seconds. */
  static final int FIGURES = 12;

  private static final String HOSTILE = "<script>alert(1)</script>\"'&{{x}}";

  @Test
  void hostileNamesStayText() throws Exception {
    String html = report(HOSTILE).toHtml();

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(parsed(html).getDocumentElement().getTextContent()).contains(HOSTILE);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(report("plain").toHtml())
        .doesNotContain("http:", "https:", "src=", "<link", "@import", "url(")
        .contains("default-src 'none'");
  }

  @Test
  void everyChartHasATitleAxesAndItsNumbersAsATable() throws Exception {
    Document page = parsed(report("plain").toHtml());

    List<Element> charts = plots(page);
    assertThat(charts).as("wide and narrow").hasSize(2 * FIGURES);
    for (Element chart : charts) {
      assertThat(chart.getAttribute("role")).isEqualTo("img");
      for (String id : chart.getAttribute("aria-labelledby").split(" ", -1)) {
        assertThat(elements(page, "*"))
            .anyMatch(e -> e.getAttribute("id").equals(id) && !e.getTextContent().isBlank());
      }
      Element figure = (Element) chart.getParentNode();
      assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1);
    }
    assertThat(page.getDocumentElement().getTextContent())
        .contains("log posterior ratio", "entropy", "seconds", "synthetic rows", "80.0 % before");
  }

  @Test
  void aRunWithoutEntropyAndAscentHasNoChartsOfThem() throws Exception {
    RunReport report =
        new RunReport(
            "nothing",
            Map.of(),
            List.of(new RunReport.ClassRows("0", 0, 0, 0)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            new long[0],
            Optional.empty(),
            List.of(),
            Map.of("load", 0.0),
            Map.of(),
            Map.of(),
            "build");

    assertThat(plots(parsed(report.toHtml()))).as("seconds, wide and narrow").hasSize(2);
  }

  static RunReport report(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(text, text);
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put(text, 1.5);
    seconds.put("write", 0.25);
    return new RunReport(
        text,
        Map.of("rows", text),
        List.of(
            new RunReport.ClassRows(text, 357, 0, 0), new RunReport.ClassRows("1", 212, 40, 145)),
        Optional.of(decision(text)),
        sizes(),
        Optional.of(new ProjectionFigures(projection(), new ClassNames(text, List.of("1")))),
        new long[] {5, 0, 3, 1},
        Optional.of(new GainHistogram(new GrownRows(9, 7, 4, -1, 0.5, 0.1), histogram(0, 1, 3, 4))),
        List.of(new DataTable(text, List.of(text, text), List.of())),
        seconds,
        facts,
        facts,
        text);
  }

  private static DecisionFigures decision(String text) {
    FoldScores one = new FoldScores(0.6, 0.3, 0.8, 0.5);
    FoldScores other = new FoldScores(0.6, 0.3, 0.8, 0.7);
    List<TriedCandidate> tried =
        List.of(
            new TriedCandidate("none", Double.NaN, List.of(one, other), 400, 1, false),
            new TriedCandidate(text, 0.5, List.of(other, other), 480, 2.5, false));
    List<ThresholdCurve.Point> curve =
        List.of(
            new ThresholdCurve.Point(0.01, new Confusion(3, 7, 0, 0), 0.2, 0.1),
            new ThresholdCurve.Point(0.2, new Confusion(2, 2, 1, 5), 0.7, 0.1),
            new ThresholdCurve.Point(0.9, new Confusion(0, 0, 3, 7), 0.1, 0.1));
    return new DecisionFigures(
        TunedBalance.choose("f1", tried, List.of(), new SafeSelection(0.05, 0.5, 0.01, 1), false),
        curve,
        0.2,
        text,
        Map.of("as predicted", Reliability.of(List.of(ScoreCounts.of(curve)))));
  }

  private static List<CandidateScores> sizes() {
    List<CandidateScores> sizes = new ArrayList<>();
    for (double size : new double[] {0, 0.5, 1}) {
      sizes.add(
          new CandidateScores(
              Candidate.SIZE,
              size,
              List.of(
                  new FoldScores(0.6 - 0.2 * size, 0.3, 0.8, Double.NaN),
                  new FoldScores(0.7 - 0.2 * size, 0.4, 0.7, Double.NaN))));
    }
    sizes.add(
        new CandidateScores(
            Candidate.OFFSET, 0, List.of(new FoldScores(0.3, 0.3, 0.8, Double.NaN))));
    return sizes;
  }

  private static RowProjection projection() {
    List<RowProjection.Point> majority =
        List.of(new RowProjection.Point(-1, 2, 0.1), new RowProjection.Point(-3, 1, 0.2));
    List<RowProjection.Point> minority =
        List.of(new RowProjection.Point(2, 0, 0.6), new RowProjection.Point(1, -1, 1));
    RowProjection.Point synthetic = new RowProjection.Point(1.5, 0.5, 0.7);
    long[] many = new long[ClassOverlap.BINS];
    long[] few = new long[ClassOverlap.BINS];
    many[3] = 1000;
    many[30] = 8;
    few[30] = 10;
    return new RowProjection(
        majority,
        minority,
        List.of(synthetic),
        List.of(new RowProjection.Ascent(minority.get(0), synthetic)),
        new ClassOverlap(histogram(-3, 2, many), histogram(-3, 2, few)),
        new ClassOverlap(histogram(-3, 2, many), histogram(-3, 2, many)),
        2,
        true);
  }

  private static Histogram histogram(double low, double high, long... counts) {
    return new Histogram(low, high, counts);
  }

  private static List<Element> plots(Document page) {
    return elements(page, "svg").stream()
        .filter(e -> e.getAttribute("role").equals("img"))
        .toList();
  }

  /** The page is written so that it is XML too, which shows that every tag closes. */
  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
