package io.github.sparksimpor.evaluation.report;

import java.util.List;

/**
 * A figure laid out for the template; colours and letters come from the page's style.
 *
 * @param id unique on the page
 * @param title what is shown
 * @param description how to read it
 * @param image a picture made elsewhere, as a data URI; empty for a drawing
 * @param frame axes and what lies between them; unused by a picture
 * @param keys names of the kinds of things drawn
 * @param table the same in text
 */
record Drawing(
    String id,
    String title,
    String description,
    String image,
    Frame frame,
    List<Key> keys,
    DataTable table) {

  /** Axes with their marks, and the shapes between them. */
  record Frame(
      String xLabel,
      String yLabel,
      List<Mark> xMarks,
      List<Mark> yMarks,
      List<Bar> bars,
      List<Shape> shapes) {
    static final Frame NONE = new Frame("", "", List.of(), List.of(), List.of(), List.of());

    static final int WIDTH = 640;
    static final int HEIGHT = 320;
    static final int LEFT = 72;
    static final int RIGHT = WIDTH - 12;
    static final int TOP = 12;
    static final int BOTTOM = HEIGHT - 52;

    /** Where a part of the horizontal axis ends. */
    static double x(double share) {
      return LEFT + (RIGHT - LEFT) * share;
    }

    /** Where a part of the vertical axis ends. */
    static double y(double share) {
      return BOTTOM - (BOTTOM - TOP) * share;
    }

    /** Marks of a horizontal axis. */
    static List<Mark> horizontal(Axis axis) {
      return axis.marks().stream()
          .map(v -> new Mark(Numbers.pixels(x(axis.at(v))), Numbers.text(v)))
          .toList();
    }

    /** Marks of a vertical axis. */
    static List<Mark> vertical(Axis axis) {
      return axis.marks().stream()
          .map(v -> new Mark(Numbers.pixels(y(axis.at(v))), Numbers.text(v)))
          .toList();
    }

    int width() {
      return WIDTH;
    }

    int height() {
      return HEIGHT;
    }

    int left() {
      return LEFT;
    }

    int right() {
      return RIGHT;
    }

    int bottom() {
      return BOTTOM;
    }

    int middle() {
      return (LEFT + RIGHT) / 2;
    }
  }

  /** A bar with the text that a pointer resting on it shows. */
  record Bar(String x, String y, String width, String height, Ink ink, String text) {}

  /** An SVG path; {@code style} is how it is drawn: {@code dot}, {@code fill} or {@code line}. */
  record Shape(String path, String style, Ink ink) {}

  /** A name or number beside an axis. */
  record Mark(String at, String text) {}

  /** A name in the legend, with a small shape like those it stands for. */
  record Key(String name, Shape shape) {}

  boolean drawn() {
    return image.isEmpty();
  }

  boolean legend() {
    return keys.size() > 1;
  }
}
