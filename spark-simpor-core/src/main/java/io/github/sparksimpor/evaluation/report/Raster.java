package io.github.sparksimpor.evaluation.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A plane coloured by the level that a value reaches. Both axes of the plane have one unit.
 *
 * @param grid the plane's cells
 * @param values one a cell
 * @param levels ascending; cells below the first are not coloured
 */
public record Raster(Grid grid, double[] values, List<Level> levels) {

  /**
   * A level.
   *
   * @param name for the legend
   * @param from least value that reaches it
   * @param style its colour
   */
  public record Level(String name, double from, SeriesStyle style) {}

  /** Number of the level of a cell; −1 below the first. */
  private int level(int cell) {
    int level = -1;
    while (level + 1 < levels.size() && values[cell] >= levels.get(level + 1).from()) {
      level++;
    }
    return level;
  }

  /** Cells of a level. */
  long cells(int level) {
    return IntStream.range(0, grid.cells()).filter(i -> level(i) == level).count();
  }

  /** The level's cells as a path of rectangles, one a run of cells in a row. */
  String path(int level, PlotArea area, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < grid.rows(); row++) {
      String upper = Numbers.pixels(area.y(y.at(grid.edgeY(row + 1))));
      String lower = Numbers.pixels(area.y(y.at(grid.edgeY(row))));
      for (int column = 0; column < grid.columns(); column++) {
        int start = column;
        while (column < grid.columns() && level(row * grid.columns() + column) == level) {
          column++;
        }
        if (column > start) {
          String left = Numbers.pixels(area.x(x.at(grid.edgeX(start))));
          String right = Numbers.pixels(area.x(x.at(grid.edgeX(column))));
          path.append("M%s %sH%sV%sH%sz".formatted(left, upper, right, lower, left));
        }
      }
    }
    return path.toString();
  }
}
