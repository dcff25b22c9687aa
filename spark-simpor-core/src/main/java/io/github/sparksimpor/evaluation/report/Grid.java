package io.github.sparksimpor.evaluation.report;

/**
 * A rectangle of a plane cut into cells, which are numbered from the lower left corner, row by row.
 *
 * @param left least horizontal coordinate
 * @param right greatest horizontal coordinate
 * @param bottom least vertical coordinate
 * @param top greatest vertical coordinate
 * @param columns cells from left to right
 * @param rows cells from bottom to top
 */
public record Grid(double left, double right, double bottom, double top, int columns, int rows) {
  /** Number of cells. */
  public int cells() {
    return columns * rows;
  }

  /** Horizontal coordinate of a cell's centre. */
  public double x(int cell) {
    return edgeX(cell % columns + 0.5);
  }

  /** Vertical coordinate of a cell's centre. */
  public double y(int cell) {
    return edgeY(Math.floorDiv(cell, columns) + 0.5);
  }

  /** Horizontal coordinate after some columns. */
  double edgeX(double columnsBefore) {
    return left + (right - left) * columnsBefore / columns;
  }

  /** Vertical coordinate above some rows. */
  double edgeY(double rowsBelow) {
    return bottom + (top - bottom) * rowsBelow / rows;
  }
}
