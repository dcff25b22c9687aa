package io.github.sparksimpor.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureSpaceTest {
  /** Five rows of four features: the second is constant, the third holds categories. */
  private static final double[] ROWS = {
    1, 7, 0, 100,
    2, 7, 1, 300,
    3, 7, 1, 200,
    4, 7, 2, 500,
    5, 7, 0, 400
  };

  private static FeatureSpace space(boolean standardize, FeatureRoles roles) {
    return FeatureSpace.of(
        Moments.of(ROWS, 4), standardize, roles, Imputation.none(), ActiveColumns.all(4));
  }

  private static FeatureRoles nominalThird() {
    return new FeatureRoles(new int[] {2}, new OneHotBlock[0], new int[0]);
  }

  @Test
  void constantAndNominalFeaturesAreNoCoordinates() {
    FeatureSpace space = space(true, nominalThird());
    assertThat(space.columns()).containsExactly(0, 3);
    assertThat(space.dimension()).isEqualTo(2);
  }

  @Test
  void coordinatesAreShiftedByTheMeanAndDividedByThePopulationsDeviation() {
    double[] coordinates = space(true, nominalThird()).coordinates(ROWS, 4);
    // Both have the mean 3 and the variance 2 in their own unit.
    double[] expected = {-2, -2, -1, 0, 0, -1, 1, 2, 2, 1};
    for (int i = 0; i < expected.length; i++) {
      assertThat(coordinates[i]).isCloseTo(expected[i] / Math.sqrt(2), within(1e-15));
    }
  }

  @Test
  void withoutStandardisingDistancesKeepTheFeaturesUnit() {
    FeatureSpace space = space(false, nominalThird());
    double[] one = {1, 7, 0, 100};
    double[] other = {4, 7, 2, 500};
    assertThat(space.distance(one, other)).isCloseTo(Math.hypot(3, 400), within(1e-12));
    assertThat(space.coordinates(one, 4)).containsExactly(-2, -200);
  }

  @Test
  void aPointMapsBackToFeaturesThatLieWhereItLies() {
    FeatureSpace space = space(true, nominalThird());
    double[] seed = {2, 7, 1, 300};
    double[] point = {0, 0.25, -1.5};
    double[] features = space.features(seed, point, 1);
    assertThat(features[1]).isEqualTo(7);
    assertThat(features[2]).as("category of the seed").isEqualTo(1);
    double[] back = space.coordinates(features, 4);
    assertThat(back[0]).isCloseTo(0.25, within(1e-15));
    assertThat(back[1]).isCloseTo(-1.5, within(1e-15));
    assertThat(seed).as("the seed is left alone").containsExactly(2, 7, 1, 300);
  }

  @Test
  void betweenTwoRowsCategoriesGoByTheVoteOfTheNeighbours() {
    FeatureSpace space = space(true, nominalThird());
    double[] start = {1, 7, 0, 100};
    double[] end = {5, 7, 2, 400};
    double[][] neighbors = {{5, 7, 2, 400}, {3, 7, 1, 200}, {2, 7, 1, 300}};
    assertThat(space.between(start, end, 0.25, neighbors)).containsExactly(2, 7, 1, 175);
    double[][] tied = {{5, 7, 2, 400}, {3, 7, 1, 200}};
    assertThat(space.between(start, end, 1, tied)).containsExactly(5, 7, 2, 400);
    assertThat(space.between(start, end, 0, new double[0][])).containsExactly(start);
  }

  @Test
  void whereNothingVariesOneCoordinateIsLeft() {
    double[] copies = {3, 4, 3, 4, 3, 4};
    FeatureSpace space =
        FeatureSpace.of(
            Moments.of(copies, 2),
            true,
            FeatureRoles.none(),
            Imputation.none(),
            ActiveColumns.all(2));
    assertThat(space.columns()).containsExactly(0);
    assertThat(space.scale()).containsExactly(1);
    assertThat(space.coordinates(copies, 2)).containsExactly(0, 0, 0);
  }

  @Test
  void momentsMergedPartByPartAreThoseOfTheWhole() {
    double[] values = new SplittableRandom(4).doubles(600, -3, 5).toArray();
    Moments merged =
        Moments.of(Arrays.copyOf(values, 90), 3)
            .merge(Moments.of(Arrays.copyOfRange(values, 90, 330), 3))
            .merge(Moments.of(Arrays.copyOfRange(values, 330, 600), 3));
    for (int k = 0; k < 3; k++) {
      double mean = 0;
      for (int at = k; at < values.length; at += 3) {
        mean += values[at] / 200;
      }
      double variance = 0;
      for (int at = k; at < values.length; at += 3) {
        variance += (values[at] - mean) * (values[at] - mean) / 200;
      }
      assertThat(merged.mean()[k]).isCloseTo(mean, within(1e-12));
      assertThat(merged.deviation(k)).isCloseTo(Math.sqrt(variance), within(1e-12));
    }
  }

  @Test
  void aSpreadBeyondDoubleIsRefusedByTheNumberOfItsFeature() {
    double[] huge = {1, -1e308, 2, 1e308};
    ActiveColumns active = new ActiveColumns(5000, new int[] {7, 4321}, true);
    assertThatThrownBy(
            () ->
                FeatureSpace.of(
                    Moments.of(huge, 2), true, FeatureRoles.none(), Imputation.none(), active))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("feature 4321 spreads beyond the range of double; rescale it");
  }
}
