package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Features that hold categories or whole numbers, and so are no plain coordinates.
 *
 * @param nominal indices, ascending, of features whose values are categories: they are no
 *     coordinates, and synthetic rows take a value that occurs
 * @param integers indices of features whose synthetic values are rounded to whole numbers
 */
public record FeatureRoles(int[] nominal, int[] integers) implements Serializable {

  /** All features are measurements. */
  public static FeatureRoles none() {
    return new FeatureRoles(new int[0], new int[0]);
  }

  boolean isNominal(int feature) {
    return Arrays.binarySearch(nominal, feature) >= 0;
  }

  /** Rounds what must be whole, in place. */
  double[] rounded(double[] features) {
    for (int feature : integers) {
      features[feature] = Math.rint(features[feature]);
    }
    return features;
  }
}
