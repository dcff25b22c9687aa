package io.github.sparksimpor.sphere;

/** Where a cubic with known value and slope at both ends of an interval is largest. */
final class CubicSearch {
  private CubicSearch() {}

  /**
   * Position of the local maximum (Nocedal, Wright 2006, eq. 3.59); half the width where the cubic
   * has none.
   *
   * @param width of the interval, positive
   * @param gain value at its end minus value at its start
   * @param startSlope slope at its start
   * @param endSlope slope at its end
   */
  static double maximum(double width, double gain, double startSlope, double endSlope) {
    double d1 = startSlope + endSlope - 3 * gain / width;
    double discriminant = d1 * d1 - startSlope * endSlope;
    if (!(discriminant >= 0)) {
      return 0.5 * width;
    }
    double d2 = Math.sqrt(discriminant);
    double position = width - width * (d2 - endSlope - d1) / (startSlope - endSlope + 2 * d2);
    return Double.isFinite(position) ? position : 0.5 * width;
  }
}
