package io.github.sparksimpor.evaluation.report;

import io.github.sparksimpor.evaluation.report.Drawing.Label;
import io.github.sparksimpor.evaluation.report.Drawing.Tick;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines one below the other, each with its name: beside it, or above it where that leaves too
 * little room.
 *
 * @param area of what the lines hold
 * @param names of the lines
 * @param height of a line's own part, below its name if that stands above
 * @param namesAbove whether names stand above
 */
record NamedLines(PlotArea area, List<String> names, int height, boolean namesAbove) {
  private static final int NAME_HEIGHT = 16;

  /** Lines of a height, over the whole width. */
  static NamedLines of(Canvas canvas, List<String> names, int height) {
    return of(canvas, names, height, PlotArea.MARGIN, PlotArea.MARGIN);
  }

  /**
   * Lines of a height that leave room.
   *
   * @param top room above
   * @param right room to the right, where names stand beside
   */
  static NamedLines of(Canvas canvas, List<String> names, int height, int top, int right) {
    double longest = names.stream().mapToDouble(Canvas::length).max().orElse(0);
    boolean namesAbove = !canvas.holdsBeside(longest + right);
    int slot = namesAbove ? height + NAME_HEIGHT : height;
    return new NamedLines(
        new PlotArea(
            PlotArea.MARGIN + (namesAbove ? PlotArea.MARGIN : (int) Math.ceil(longest)),
            canvas.width() - (namesAbove ? 2 * PlotArea.MARGIN : right),
            top,
            top + Math.max(1, names.size()) * slot),
        names,
        height,
        namesAbove);
  }

  private int slot() {
    return namesAbove ? height + NAME_HEIGHT : height;
  }

  /** Where a line's own part has its middle, from the top. */
  double middle(int place) {
    return area.top() + (place + 1) * slot() - height / 2.0;
  }

  /** The names, where they stand beside. */
  List<Tick> beside() {
    return namesAbove
        ? List.of()
        : IntStream.range(0, names.size())
            .mapToObj(i -> new Tick(Numbers.pixels(middle(i)), names.get(i)))
            .toList();
  }

  /** The names, where they stand above. */
  List<Label> above() {
    return namesAbove
        ? IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    new Label(
                        Numbers.pixels(area.left()),
                        Numbers.pixels(middle(i) - height / 2.0 - 3),
                        "start",
                        names.get(i)))
            .toList()
        : List.of();
  }
}
