package io.github.sparksimpor.ml;

import java.io.Serializable;

/**
 * Rows of one class before and after resampling.
 *
 * @param label the class's label
 * @param original rows in the training data
 * @param informative synthetic rows grown in the informative region
 * @param synthetic synthetic rows in all
 */
public record ClassCount(double label, long original, long informative, long synthetic)
    implements Serializable {

  /** Checks that these are counts. */
  public ClassCount {
    if (original < 0 || informative < 0 || synthetic < informative || !Double.isFinite(label)) {
      throw new IllegalArgumentException(
          "label %s: %d rows, %d synthetic, %d informative are no counts of a class"
              .formatted(label, original, synthetic, informative));
    }
  }
}
