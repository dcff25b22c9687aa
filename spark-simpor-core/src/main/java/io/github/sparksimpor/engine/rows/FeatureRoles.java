package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Features that hold categories or whole numbers, and so are no plain coordinates.
 *
 * <p>A categorical feature is a nominal feature or a one-hot block; they are numbered through, the
 * nominal ones first.
 *
 * @param nominal indices, ascending, of single features whose values are categories, those of two
 *     values included: they are no coordinates, and synthetic rows take a value that occurs
 * @param blocks features that encode a category together: likewise, and they move together
 * @param integers indices of features whose synthetic values are rounded to whole numbers
 */
public record FeatureRoles(int[] nominal, OneHotBlock[] blocks, int[] integers)
    implements Serializable {

  /** All features are measurements. */
  public static FeatureRoles none() {
    return new FeatureRoles(new int[0], new OneHotBlock[0], new int[0]);
  }

  /** Number of categorical features: nominal ones and blocks. */
  public int categorical() {
    return nominal.length + blocks.length;
  }

  /**
   * A row's category in a categorical feature; equal numbers are equal categories.
   *
   * @param rows rows of features one after the other
   * @param offset where the row starts
   * @param feature number of the categorical feature, below {@link #categorical()}
   * @return the value of a nominal feature, the level of a block
   */
  public double category(double[] rows, int offset, int feature) {
    return feature < nominal.length
        ? rows[offset + nominal[feature]]
        : blocks[feature - nominal.length].level(rows, offset);
  }

  /** Whether a feature is nominal or belongs to a block. */
  public boolean isCategorical(int feature) {
    return Arrays.binarySearch(nominal, feature) >= 0
        || Arrays.stream(blocks).anyMatch(b -> Arrays.binarySearch(b.slots(), feature) >= 0);
  }

  /** Gives a row the category that another has in a categorical feature. */
  void copy(int feature, double[] from, double[] to) {
    int[] features =
        feature < nominal.length
            ? new int[] {nominal[feature]}
            : blocks[feature - nominal.length].slots();
    for (int k : features) {
      to[k] = from[k];
    }
  }

  /** Rounds what must be whole, in place. */
  public double[] rounded(double[] features) {
    for (int feature : integers) {
      features[feature] = Math.rint(features[feature]);
    }
    return features;
  }
}
