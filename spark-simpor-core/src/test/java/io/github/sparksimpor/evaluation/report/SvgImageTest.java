package io.github.sparksimpor.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgImageTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'&{{x}}";

  private static String svg(String text) {
    return new SvgImage(
            new BarChart(
                text,
                text,
                text,
                "rows",
                List.of(text, "b"),
                List.of(
                    new BarChart.Series(text, new double[] {1, 2}),
                    new BarChart.Series("after", new double[] {3, 4}))))
        .toSvg();
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static Stream<Element> elements(Document image, String name) {
    NodeList nodes = image.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  @Test
  void hostileNamesStayText() throws Exception {
    assertThat(svg(HOSTILE)).doesNotContain("<script");
    assertThat(elements(parsed(svg(HOSTILE)), "title").findFirst().orElseThrow().getTextContent())
        .isEqualTo(HOSTILE);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(svg("plain").replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "href", "src=", "@import", "url(");
  }

  @Test
  void aDarkSchemeHasColoursOfItsOwnOnADarkGround() {
    String dark = svg("plain").split("prefers-color-scheme: dark", 2)[1];

    assertThat(dark).contains(".strong { color: #58a6ff", ".page { fill: #0d1117");
  }

  @Test
  void titleAndLegendStandAboveTheDrawingAndAllOfItIsInsideTheImage() throws Exception {
    Document image = parsed(svg("before"));

    assertThat(elements(image, "text").map(Element::getTextContent))
        .startsWith("before", "before", "after")
        .contains("rows", "b");
    double height = Double.parseDouble(image.getDocumentElement().getAttribute("height"));
    assertThat(height).as("drawing, title and one line of legend").isEqualTo(320 + 36 + 20);
    assertThat(elements(image, "rect").filter(bar -> bar.getAttribute("class").startsWith("fill")))
        .hasSize(4);
  }

  @Test
  void aLegendThatIsWiderThanTheDrawingTakesMoreLines() throws Exception {
    CurveChart.Curve curve =
        new CurveChart.Curve(
            "x".repeat(60), new double[] {0, 1}, new double[] {0, 1}, new double[0]);
    DataTable table = new DataTable("t", List.of("x"), List.of());
    CurveChart chart = new CurveChart("t", "d", "x", "y", List.of(curve, curve), false, table);

    assertThat(
            elements(parsed(new SvgImage(chart).toSvg()), "g")
                .map(group -> group.getAttribute("transform")))
        .containsExactly("translate(12.0 36)", "translate(12.0 56)", "translate(0 76)");
  }
}
