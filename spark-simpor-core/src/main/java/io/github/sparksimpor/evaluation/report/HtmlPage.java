package io.github.sparksimpor.evaluation.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A self-contained HTML page. It loads nothing, runs nothing, and shows every value as text,
 * whatever characters it holds.
 *
 * @param title of the page
 * @param account what happened, in sentences by topic, at the top
 * @param tables after the account
 * @param figures after the tables, each with its numbers as a table that can be unfolded
 * @param details tables after the figures, folded
 * @param facts short texts by name, at the end and folded
 * @param parameters texts by name, at the end and folded
 * @param footer last line
 */
public record HtmlPage(
    String title,
    Map<String, String> account,
    List<DataTable> tables,
    List<Figure> figures,
    List<DataTable> details,
    Map<String, String> facts,
    Map<String, String> parameters,
    String footer) {

  /** Stands in the head of every page, so that a page can be told from other files. */
  public static final String GENERATOR = "<meta name=\"generator\" content=\"spark-simpor\" />";

  private static final String TEMPLATE = "page.html.mustache";

  /** What the template shows. */
  record View(
      String title,
      List<Map.Entry<String, String>> account,
      List<DataTable> tables,
      List<FigureView> figures,
      List<DataTable> details,
      List<Folded> folded,
      String footer) {}

  /**
   * A figure of a page.
   *
   * @param id unique on the page
   * @param wide where there is room
   * @param narrow where there is little
   */
  record FigureView(String id, Drawing wide, Drawing narrow) {}

  /** Texts by name that can be unfolded. */
  record Folded(String title, List<Map.Entry<String, String>> entries) {
    boolean any() {
      return !entries.isEmpty();
    }
  }

  /** The page's text. */
  public String toHtml() {
    return Templates.render(
        TEMPLATE,
        new View(
            title,
            List.copyOf(account.entrySet()),
            tables,
            IntStream.range(0, figures.size()).mapToObj(k -> view(k, figures.get(k))).toList(),
            details,
            List.of(folded("Facts", facts), folded("Parameters", parameters)),
            footer));
  }

  private static FigureView view(int number, Figure figure) {
    return new FigureView(
        "figure" + number, figure.drawing(Canvas.WIDE), figure.drawing(Canvas.NARROW));
  }

  private static Folded folded(String title, Map<String, String> texts) {
    return new Folded(title, List.copyOf(texts.entrySet()));
  }
}
