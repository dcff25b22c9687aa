package io.github.sparksimpor.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure as an SVG image of its own, with its title and legend. It loads nothing, and follows the
 * light or dark scheme of whoever looks at it.
 *
 * @param figure what is shown
 */
public record SvgImage(Figure figure) {
  private static final String TEMPLATE = "image.svg.mustache";
  private static final int TITLE_HEIGHT = 36;
  private static final int KEY_HEIGHT = 20;
  private static final int KEY_WIDTH = 36;
  private static final double LETTER = 6.6;

  /**
   * What the template shows.
   *
   * @param keys legend, below the title
   * @param head height of title and legend, below which the drawing starts
   */
  record View(Drawing drawing, List<PlacedKey> keys, int head) {
    int fullHeight() {
      return drawing.height() + head;
    }
  }

  /** A key of the legend and where its upper left corner is. */
  record PlacedKey(Drawing.Key key, String x, int y) {}

  /** The image's text. */
  public String toSvg() {
    Drawing drawing = figure.drawing(Canvas.WIDE);
    List<PlacedKey> keys = drawing.legend() ? placed(drawing) : List.of();
    int head = keys.isEmpty() ? TITLE_HEIGHT : keys.get(keys.size() - 1).y() + KEY_HEIGHT;
    return Templates.render(TEMPLATE, new View(drawing, keys, head));
  }

  /** In lines as wide as the drawing, as far as one can tell without a font. */
  private static List<PlacedKey> placed(Drawing drawing) {
    List<PlacedKey> placed = new ArrayList<>();
    double x = PlotArea.MARGIN;
    int y = TITLE_HEIGHT;
    for (Drawing.Key key : drawing.keys()) {
      double width = KEY_WIDTH + LETTER * key.name().length();
      if (x > PlotArea.MARGIN && x + width > drawing.width()) {
        x = PlotArea.MARGIN;
        y += KEY_HEIGHT;
      }
      placed.add(new PlacedKey(key, Numbers.pixels(x), y));
      x += width;
    }
    return placed;
  }
}
