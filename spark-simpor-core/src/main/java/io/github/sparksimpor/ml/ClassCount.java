package io.github.sparksimpor.ml;

import java.io.Serializable;

/**
 * Rows of one class before and after resampling.
 *
 * @param label the class's label
 * @param original rows in the training data
 * @param informative synthetic rows grown in the informative region
 * @param synthetic synthetic rows in all
 * @param dropped rows of the training data that are left out
 */
public record ClassCount(
    double label, long original, long informative, long synthetic, long dropped)
    implements Serializable {

  /** Checks that these are counts. */
  public ClassCount {
    if (original < 0
        || informative < 0
        || synthetic < informative
        || dropped < 0
        || dropped > original
        || !Double.isFinite(label)) {
      throw new IllegalArgumentException(
          "label %s: %s rows, %s synthetic, %s informative, %s dropped are no counts of a class"
              .formatted(label, original, synthetic, informative, dropped));
    }
  }

  /** A class of which no row is dropped. */
  public ClassCount(double label, long original, long informative, long synthetic) {
    this(label, original, informative, synthetic, 0);
  }

  /** A class of which rows are left out, and none added. */
  static ClassCount kept(double label, long original, long kept) {
    return new ClassCount(label, original, 0, 0, original - kept);
  }

  /** A class of which so many rows are left; of what is added, it counts what is not dropped. */
  ClassCount resampledTo(long rows) {
    return new ClassCount(
        label, original, 0, Math.max(0, rows - original), Math.max(0, original - rows));
  }

  /** The rows of two samples of one class. */
  ClassCount plus(ClassCount other) {
    return new ClassCount(
        label,
        original + other.original,
        informative + other.informative,
        synthetic + other.synthetic,
        dropped + other.dropped);
  }

  /** Rows after resampling, real and synthetic. */
  public long resampled() {
    return original - dropped + synthetic;
  }
}
