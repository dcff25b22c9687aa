package io.github.sparksimpor.evaluation.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A self-contained HTML page. It loads nothing, runs nothing, and shows every value as text,
 * whatever characters it holds.
 *
 * @param title of the page
 * @param facts short texts by name, at the top
 * @param tables after the facts
 * @param figures after the tables, each with its numbers as a table that can be unfolded
 * @param parameters texts by name, at the end
 * @param footer last line
 */
public record HtmlPage(
    String title,
    Map<String, String> facts,
    List<DataTable> tables,
    List<Figure> figures,
    Map<String, String> parameters,
    String footer) {

  /** Stands in the head of every page, so that a page can be told from other files. */
  public static final String GENERATOR = "<meta name=\"generator\" content=\"spark-simpor\" />";

  private static final String TEMPLATE = "page.html.mustache";

  /** What the template shows. */
  record View(
      String title,
      List<Map.Entry<String, String>> facts,
      List<DataTable> tables,
      List<Drawing> figures,
      List<Map.Entry<String, String>> parameters,
      String footer) {
    boolean hasParameters() {
      return !parameters.isEmpty();
    }
  }

  /** The page's text. */
  public String toHtml() {
    return Templates.render(
        TEMPLATE,
        new View(
            title,
            List.copyOf(facts.entrySet()),
            tables,
            IntStream.range(0, figures.size())
                .mapToObj(k -> figures.get(k).drawing("figure" + k))
                .toList(),
            List.copyOf(parameters.entrySet()),
            footer));
  }
}
