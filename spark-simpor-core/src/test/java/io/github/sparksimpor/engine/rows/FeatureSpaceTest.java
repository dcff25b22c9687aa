package io.github.sparksimpor.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.Categories;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
    return of(ROWS, 4, standardize, roles);
  }

  private static FeatureSpace of(
      double[] rows, int dimension, boolean standardize, FeatureRoles roles) {
    return of(new double[][] {rows}, dimension, standardize, roles);
  }

  /** Each array holds the rows of a class. */
  private static FeatureSpace of(
      double[][] classes, int dimension, boolean standardize, FeatureRoles roles) {
    return of(classes, standardize, roles, ActiveColumns.all(dimension));
  }

  private static FeatureSpace of(
      double[][] classes, boolean standardize, FeatureRoles roles, ActiveColumns active) {
    int dimension = active.count();
    return FeatureSpace.of(
        IntStream.range(0, classes.length)
            .mapToObj(c -> new ClassMoments(c, Moments.of(classes[c], dimension)))
            .toList(),
        standardize,
        roles,
        active,
        () ->
            IntStream.range(0, classes.length)
                .mapToObj(c -> CategoryCounts.of(c, classes[c], dimension, roles))
                .toList());
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
  void aMismatchCountsTheMedianDeviationOfTheCoordinatesInTheClass() {
    double[] one = {0, 10, 5, 1, 2, 30, 5, 2};
    double[] other = {1, 50, 5, 1, 1, 50, 5, 3, 1, 50, 5, 3};
    FeatureRoles fourth = new FeatureRoles(new int[] {3}, new OneHotBlock[0], new int[0]);
    FeatureSpace raw = of(new double[][] {one, other}, 4, false, fourth);
    // Deviations in the first class are 1 and 10, and the third feature is constant.
    assertThat(raw.categories(0, new double[] {0, 0, 5, 2}))
        .usingRecursiveComparison()
        .isEqualTo(new Categories(new double[] {2}, 5.5 * 5.5));
    assertThat(raw.seenFrom(1, new double[] {2}).squaredMismatch()).isZero();
    FeatureSpace standardized = of(new double[][] {one, other}, 4, true, fourth);
    double median = (1 / standardized.scale()[0] + 10 / standardized.scale()[1]) / 2;
    assertThat(standardized.seenFrom(0, new double[] {2}).squaredMismatch())
        .isCloseTo(median * median, within(1e-15));
  }

  @Test
  void whereNoMeasurementVariesDistancesComeFromWhatCategoriesTellOfClasses() {
    double[] one = {0, 7, 5, 0, 8, 5, 1, 8, 5};
    double[] other = {0, 9, 5, 1, 7, 5};
    FeatureRoles nominal = new FeatureRoles(new int[] {0, 1}, new OneHotBlock[0], new int[0]);
    FeatureSpace space = of(new double[][] {one, other}, 3, true, nominal);
    assertThat(space.categoriesOnly()).isTrue();
    assertThat(space.profile()).isEqualTo(2);
    assertThat(space.coordinates(new double[] {0, 8, 5}, 3))
        .containsExactly(2 / 3.0, 1 / 3.0, 1, 0);
    // |2/3 - 1/2| + |1/3 - 1/2| = 1/3 in the first feature, |1 - 1/2| + |0 - 1/2| = 1 in the second
    assertThat(space.distance(new double[] {0, 8, 5}, new double[] {1, 7, 5}))
        .isCloseTo(Math.sqrt(1 / 9.0 + 1), within(1e-15));
    double[] start = {0, 7, 5};
    double[][] neighbors = {{1, 8, 5}, {0, 8, 5}, {1, 7, 5}};
    assertThat(space.between(start, neighbors[0], 0.5, neighbors))
        .as("the start votes first")
        .containsExactly(0, 7, 5);
  }

  @Test
  void whereNothingVariesOneCoordinateIsLeft() {
    double[] copies = {3, 4, 3, 4, 3, 4};
    FeatureSpace space = of(copies, 2, true, FeatureRoles.none());
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
    assertThatThrownBy(() -> of(new double[][] {huge}, true, FeatureRoles.none(), active))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("feature 4321 spreads beyond the range of double; rescale it");
  }
}
