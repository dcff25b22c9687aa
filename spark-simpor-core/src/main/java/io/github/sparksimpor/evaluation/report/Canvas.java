package io.github.sparksimpor.evaluation.report;

/**
 * How much room a chart has. A page holds each chart on both and shows the one that fits, so that
 * letters do not shrink with a picture.
 *
 * @param width in pixels
 * @param height in pixels, of a chart whose height is free
 * @param columns panels side by side
 */
record Canvas(int width, int height, int columns) {
  /** For screens and paper. */
  static final Canvas WIDE = new Canvas(640, 320, 3);

  /** For telephones. */
  static final Canvas NARROW = new Canvas(340, 280, 1);

  private static final double LETTER = 6.8;

  /** Pixels that a text takes, as far as one can tell without a font. */
  static double length(String text) {
    return LETTER * text.length();
  }

  /** Whether texts so long may stand beside what they are about; otherwise they stand above it. */
  boolean holdsBeside(double length) {
    return length <= 0.6 * width;
  }
}
