package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

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

    List<Element> charts = elements(page, "svg");
    assertThat(charts).hasSize(4);
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
        .contains("log ratio", "entropy", "seconds", "synthetic rows");
  }

  @Test
  void aRunWithoutEntropyAndAscentHasNoChartsOfThem() throws Exception {
    RunReport report =
        new RunReport(
            Map.of(),
            List.of(new RunReport.ClassRows("0", 0, 0, 0)),
            new long[0],
            Optional.empty(),
            Map.of("load", 0.0),
            Map.of(),
            "build");

    assertThat(elements(parsed(report.toHtml()), "svg")).hasSize(2);
  }

  @Test
  void barsAreAsHighAsTheirValues() {
    BarChart chart =
        new BarChart(
            "t",
            "d",
            "x",
            "y",
            List.of("a", "b", "c"),
            List.of(new BarChart.Series("s", new double[] {50, 100, 0})));

    List<Double> heights =
        chart.view("id").bars().stream().map(bar -> Double.valueOf(bar.height())).toList();

    assertThat(heights.get(0) * 2).isEqualTo(heights.get(1));
    assertThat(heights.get(2)).isZero();
    assertThat(chart.view("id").yMarks())
        .extracting(BarChart.Mark::text)
        .contains("0", "50", "100");
  }

  static RunReport report(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(text, text);
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put(text, 1.5);
    seconds.put("write", 0.25);
    return new RunReport(
        facts,
        List.of(
            new RunReport.ClassRows(text, 357, 0, 0), new RunReport.ClassRows("1", 212, 40, 145)),
        new long[] {5, 0, 3, 1},
        Optional.of(new LogRatios(-1, 1, new long[] {3, 4}, new long[] {1, 6}, 7, 0.5)),
        seconds,
        facts,
        text);
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
