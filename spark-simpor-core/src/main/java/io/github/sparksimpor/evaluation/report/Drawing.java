package io.github.sparksimpor.evaluation.report;

import java.util.List;

/**
 * A figure laid out for the templates; colours and letters come from the style sheet.
 *
 * @param title what is shown
 * @param description how to read it
 * @param width in pixels
 * @param height in pixels
 * @param frames charts, each with its axes
 * @param keys names of the kinds of things drawn
 * @param table the same in text
 */
record Drawing(
    String title,
    String description,
    int width,
    int height,
    List<Frame> frames,
    List<Key> keys,
    DataTable table) {

  /** A single chart. */
  static Drawing of(
      String title, String description, Frame frame, List<Key> keys, DataTable table) {
    return new Drawing(
        title,
        description,
        frame.area().right() + PlotArea.MARGIN,
        frame.area().bottom() + PlotArea.BOTTOM_MARGIN,
        List.of(frame),
        keys,
        table);
  }

  /**
   * Axes, and what lies between them.
   *
   * @param heading above the area; empty for none
   * @param xLabel name of the horizontal axis; empty for none
   * @param yLabel name of the vertical axis; empty for none
   * @param grid path of lines at the ticks of an axis
   * @param labels texts that stand anywhere else
   */
  record Frame(
      PlotArea area,
      String heading,
      String xLabel,
      String yLabel,
      List<Tick> xTicks,
      List<Tick> yTicks,
      String grid,
      List<Bar> bars,
      List<Shape> shapes,
      List<Label> labels) {
    /** A frame with texts at its axes only. */
    Frame(
        PlotArea area,
        String heading,
        String xLabel,
        String yLabel,
        List<Tick> xTicks,
        List<Tick> yTicks,
        String grid,
        List<Bar> bars,
        List<Shape> shapes) {
      this(area, heading, xLabel, yLabel, xTicks, yTicks, grid, bars, shapes, List.of());
    }

    /** How far above its axis the name of the vertical one stands: above a heading, if any. */
    int yLabelRise() {
      return heading.isEmpty() ? -12 : -28;
    }
  }

  /** A bar with the text that a pointer resting on it shows. */
  record Bar(String x, String y, String width, String height, SeriesStyle style, String text) {}

  /**
   * An SVG path.
   *
   * @param painting how it is painted: {@code dot}, {@code fill}, {@code area} or {@code line}
   */
  record Shape(String path, String painting, SeriesStyle style) {}

  /**
   * A text.
   *
   * @param anchor {@code start} or {@code end}: which end of it stands at {@code x}
   */
  record Label(String x, String y, String anchor, String text) {}

  /** A name or number beside an axis. */
  record Tick(String at, String text) {}

  /** A name in the legend, with a small shape, 12 by 12 pixels, like those it stands for. */
  record Key(String name, Shape shape) {}

  boolean legend() {
    return keys.size() > 1;
  }
}
