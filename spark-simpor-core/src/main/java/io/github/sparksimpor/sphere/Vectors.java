package io.github.sparksimpor.sphere;

/** Vectors of R^d as arrays; sums run in the order of the features. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** {@code a + factor · b}. */
  static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      sum[k] = Math.fma(factor, b[k], a[k]);
    }
    return sum;
  }

  static double[] scaled(double factor, double[] a) {
    double[] scaled = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      scaled[k] = factor * a[k];
    }
    return scaled;
  }

  /** The part of {@code a} orthogonal to the unit vector {@code u}. */
  static double[] tangent(double[] a, double[] u) {
    return plus(a, -dot(a, u), u);
  }

  /**
   * Unit vector at angle φ from u towards p.
   *
   * @param u a unit vector
   * @param p a unit vector orthogonal to u
   */
  static double[] rotated(double[] u, double[] p, double angle) {
    double[] rotated = plus(scaled(StrictMath.cos(angle), u), StrictMath.sin(angle), p);
    return scaled(1 / norm(rotated), rotated);
  }
}
