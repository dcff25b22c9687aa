package io.github.sparksimpor.examples.benchmark;

/**
 * One row of the benchmark's table.
 *
 * @param name stable, dots from the general to the special
 * @param value what was measured
 * @param unit of value and bound
 * @param bound what the machine allows, or a rival reaches, or a target asks; NaN if there is none
 * @param ratio of value to bound; NaN if there is none
 * @param detail what else a reader must know
 */
record Measurement(
    String name, double value, String unit, double bound, double ratio, String detail) {

  /** A value set against a bound. */
  static Measurement against(double bound, String name, double value, String unit, String detail) {
    return new Measurement(name, value, unit, bound, value / bound, detail);
  }

  /** A value that has no bound. */
  static Measurement of(String name, double value, String unit, String detail) {
    return new Measurement(name, value, unit, Double.NaN, Double.NaN, detail);
  }
}
