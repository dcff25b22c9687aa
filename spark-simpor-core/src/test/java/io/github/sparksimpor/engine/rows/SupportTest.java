package io.github.sparksimpor.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SupportTest {
  /** A measurement, a count, a code of three values, and a category. */
  private static final FeatureRoles ROLES =
      new FeatureRoles(
          new int[] {3},
          new OneHotBlock[0],
          new int[] {1},
          new CodedFeature[] {new CodedFeature(2, new double[] {-1.5, 0, 1.5})});

  private static final Support BOUNDED =
      new Support(ROLES, new double[] {-1, 2, -1.5, 0}, new double[] {1, 5, 0, 4});

  @Test
  void valuesBeyondTheBoundsComeToLieOnThem() {
    assertThat(BOUNDED.nearest(new double[] {-3, 1, -9, 2})).containsExactly(-1, 2, -1.5, 2);
    assertThat(BOUNDED.nearest(new double[] {3, 9, 9, 2})).containsExactly(1, 5, 0, 2);
  }

  @Test
  void countsAreRoundedAndCodesTakeTheNearestValueThatOccurs() {
    Support free = Support.unbounded(ROLES);
    assertThat(free.nearest(new double[] {7.3, 8.6, 0.7, 2})).containsExactly(7.3, 9, 0, 2);
    assertThat(free.nearest(new double[] {7.3, 8.4, 0.8, 2})).containsExactly(7.3, 8, 1.5, 2);
    assertThat(free.nearest(new double[] {7.3, 8.4, -7, 2})).containsExactly(7.3, 8, -1.5, 2);
  }

  @Test
  void countsAreWholeThoughTheBoundsAreFractions() {
    double[] lowest = {0, 0.0875, -1.5, 0};
    Support wide = new Support(ROLES, lowest, new double[] {9, 3.5, 1.5, 4});
    assertThat(counts(wide, -7, 0.1, 0.4, 1.7, 3.5, 3.6, 9)).containsExactly(1, 1, 1, 2, 3, 3, 3);

    Support narrow = new Support(ROLES, lowest, new double[] {9, 0.9, 1.5, 4});
    assertThat(counts(narrow, -7, 0.1, 0.4, 0.7, 9)).containsExactly(0, 0, 0, 1, 1);

    Support negative =
        new Support(ROLES, new double[] {0, -2.5, -1.5, 0}, new double[] {9, -1, 1.5, 4});
    assertThat(counts(negative, -3, -2.4, -1.2, 0)).containsExactly(-2, -2, -1, -1);
  }

  private static double[] counts(Support support, double... values) {
    return DoubleStream.of(values)
        .map(value -> support.nearest(new double[] {0, value, 0, 0})[1])
        .toArray();
  }

  @Test
  void aCountThatAClassLacksIsRoundedAlone() {
    double[] empty = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, -1.5, 0};
    double[] none = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.5, 4};
    assertThat(new Support(ROLES, empty, none).nearest(new double[] {0.4, 8.6, 0, 0}))
        .containsExactly(0.4, 9, 0, 0);
  }

  @Test
  void zeroIsNeverNegative() {
    double[] row = Support.unbounded(ROLES).nearest(new double[] {-0.0, -0.2, -0.1, -0.0});
    assertThat(row).containsExactly(0.0, 0.0, 0.0, 0.0);
    for (double value : row) {
      assertThat(Double.doubleToRawLongBits(value)).isZero();
    }
  }

  @Test
  void aRowOfTheSupportStaysWhereItIs() {
    double[] row = {0.3, 4, 0, 1};
    assertThat(BOUNDED.nearest(row)).containsExactly(row).isNotSameAs(row);
    assertThat(Support.differ(row, BOUNDED.nearest(row))).isFalse();
    assertThat(Support.differ(row, BOUNDED.nearest(new double[] {1.3, 4, 0, 1}))).isTrue();
  }
}
