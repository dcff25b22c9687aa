package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The values that a synthetic row of a class may have in its coordinates: whole numbers where the
 * feature is one, codes that occur, and nothing beyond the bounds.
 *
 * @param roles which features are categories, whole numbers or codes
 * @param lowest per feature the least value there may be; empty if there is none
 * @param highest per feature the greatest value there may be; empty if there is none
 */
public record Support(FeatureRoles roles, double[] lowest, double[] highest)
    implements Serializable {

  /**
   * The support of a class.
   *
   * @param bounds which rows bound it
   * @param placed has the rows
   * @param classIndex the class
   */
  public static Support of(Bounds bounds, PlacedRows placed, int classIndex) {
    return of(bounds, placed.space().roles(), placed.valueRanges(), classIndex);
  }

  /**
   * The support of a class.
   *
   * @param bounds which rows bound it
   * @param roles which features are categories, whole numbers or codes
   * @param ranges of the values in each class
   * @param classIndex the class
   */
  public static Support of(Bounds bounds, FeatureRoles roles, ValueRanges ranges, int classIndex) {
    return switch (bounds) {
      case CLASS -> new Support(roles, ranges.lowest()[classIndex], ranges.highest()[classIndex]);
      case ALL -> new Support(roles, ranges.lowestOfAll(), ranges.highestOfAll());
      case NONE -> unbounded(roles);
    };
  }

  /** No bounds. */
  public static Support unbounded(FeatureRoles roles) {
    return new Support(roles, new double[0], new double[0]);
  }

  /**
   * The row of this support that is nearest to a point. Whole numbers come to lie on one between
   * the bounds; where none is, on the one next to them on either side.
   *
   * @param point features of a point between rows or near one
   * @return a row of its own, without −0.0
   */
  public double[] nearest(double[] point) {
    double[] row = point.clone();
    for (int k = 0; k < lowest.length; k++) {
      row[k] = within(row[k], lowest[k], highest[k]);
    }
    for (int k : roles.integers()) {
      row[k] = lowest.length == 0 ? Math.rint(row[k]) : whole(row[k], lowest[k], highest[k]);
    }
    for (CodedFeature code : roles.codes()) {
      row[code.feature()] = code.nearest(row[code.feature()]);
    }
    return Arrays.stream(row).map(value -> value + 0.0).toArray();
  }

  /** A value moved within bounds; there are none where no row of the class has a value. */
  private static double within(double value, double least, double greatest) {
    return least <= greatest ? Math.min(Math.max(value, least), greatest) : value;
  }

  /** Rounding alone would leave bounds that are fractions, as a user's integer feature may have. */
  private static double whole(double value, double least, double greatest) {
    double rounded = Math.rint(value);
    return Math.ceil(least) <= Math.floor(greatest)
        ? within(rounded, Math.ceil(least), Math.floor(greatest))
        : rounded;
  }

  /** Whether two rows of features differ in a value. */
  public static boolean differ(double[] one, double[] other) {
    return IntStream.range(0, one.length).anyMatch(k -> one[k] != other[k]);
  }
}
