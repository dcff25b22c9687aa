package io.github.sparksimpor.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoleDiscoveryTest {
  private static final double[][] ONE_HOT = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}};

  private static RowChunk chunk(double[][] rows) {
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new RowChunk(new double[rows.length], RowIds.NONE, values, rows[0].length);
  }

  private static FeatureRoles found(FeatureRoles told, double[]... rows) {
    RowChunk chunk = chunk(rows);
    RoleDiscovery discovery = new RoleDiscovery(told, FeatureProfile.of(chunk));
    return discovery.roles(RoleDiscovery.parted(chunk, discovery.binary()));
  }

  private static FeatureRoles found(double[]... rows) {
    return found(FeatureRoles.none(), rows);
  }

  /** A table of one column. */
  private static double[][] column(int rows, DoubleUnaryOperator value) {
    return IntStream.range(0, rows)
        .mapToObj(i -> new double[] {value.applyAsDouble(i)})
        .toArray(double[][]::new);
  }

  @Test
  void twoValuesMakeACategoryWhateverTheyAre() {
    assertThat(found(column(9, i -> i % 2 * 2.5 - 0.7)).nominal()).containsExactly(0);
    assertThat(found(column(9, i -> 3)).categorical()).as("of a constant").isZero();
  }

  @Test
  void rowsThatAllLackAFeatureDoNotHideItsRole() {
    FeatureProfile lacking = FeatureProfile.of(chunk(column(5, i -> Double.NaN)));
    FeatureProfile flags = FeatureProfile.of(chunk(column(9, i -> i % 2)));
    assertThat(lacking.merge(flags).count(0)).isEqualTo(2);
    assertThat(flags.merge(lacking).count(0)).isEqualTo(2);
  }

  @Test
  void slotsOfWhichOneIsOffItsBaseAreABlockScaledOrNot() {
    assertThat(found(ONE_HOT).blocks()).hasSize(1);
    double[][] centred =
        Arrays.stream(ONE_HOT)
            .map(row -> Arrays.stream(row).map(x -> 2.3 * (x - 0.25)).toArray())
            .toArray(double[][]::new);
    FeatureRoles roles = found(centred);
    assertThat(roles.nominal()).isEmpty();
    assertThat(roles.blocks()[0].slots()).containsExactly(0, 1, 2);
    assertThat(IntStream.range(0, 4).mapToDouble(i -> roles.category(centred[i], 0, 0)).toArray())
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void aConstantAmongSlotsDoesNotPartThem() {
    FeatureRoles roles =
        found(new double[] {1, 0, 0}, new double[] {0, 0, 1}, new double[] {0, 0, 0});
    assertThat(roles.blocks()).hasSize(1);
    assertThat(roles.blocks()[0].slots()).containsExactly(0, 2);
  }

  @Test
  void flagsThatAreOnTogetherStandAlone() {
    FeatureRoles roles = found(new double[] {1, 1}, new double[] {0, 1}, new double[] {1, 0});
    assertThat(roles.nominal()).containsExactly(0, 1);
    assertThat(roles.blocks()).isEmpty();
  }

  @Test
  void twoBlocksMeetWhereSlotsAreOnTogether() {
    double[][] rows = new double[9][6];
    for (int i = 0; i < 9; i++) {
      rows[i][i % 3] = 1;
      rows[i][3 + i / 3] = 1;
    }
    FeatureRoles roles = found(rows);
    assertThat(Arrays.stream(roles.blocks()).map(OneHotBlock::slots))
        .containsExactly(new int[] {0, 1, 2}, new int[] {3, 4, 5});
  }

  @Test
  void slotsOfTwoEncodersAreNoBlockThoughNoneAreOnTogether() {
    OneHotBlock[] encoders = {OneHotBlock.of(0, 1), OneHotBlock.of(2)};
    FeatureRoles told = new FeatureRoles(new int[0], encoders, new int[0]);
    FeatureRoles roles = found(told, ONE_HOT);
    assertThat(roles.blocks()[0].slots()).containsExactly(0, 1);
    assertThat(roles.nominal()).containsExactly(2);
  }

  @Test
  void wholeNumbersAreIntegersUnlessToldOtherwise() {
    double[][] counts = column(20, i -> i * i - 5);
    assertThat(found(counts).integers()).containsExactly(0);
    FeatureRoles told = new FeatureRoles(new int[] {0}, new OneHotBlock[0], new int[0]);
    assertThat(found(told, counts).integers()).isEmpty();
    assertThat(found(told, counts).nominal()).containsExactly(0);
  }

  @Test
  void anIndexThatAScalerHasStretchedIsACode() {
    for (int categories : new int[] {3, 8, 40}) {
      double deviation = 0.2887 * categories;
      double[][] scaled = column(60, i -> (i % categories - (categories - 1) / 2.0) / deviation);
      assertThat(found(scaled).codes()).as("%d categories", categories).hasSize(1);
      assertThat(found(scaled).codes()[0].values()).hasSize(categories);
    }
    double[][] uneven = column(60, i -> new double[] {0.1, 0.7, 12.2, 90.4}[(int) i % 4]);
    assertThat(found(uneven).codes()).as("few values, each of many rows").hasSize(1);
  }

  @Test
  void measurementsStayMeasurements() {
    Random random = new Random(3);
    assertThat(found(column(200, i -> random.nextGaussian())))
        .usingRecursiveComparison()
        .isEqualTo(FeatureRoles.none());
    assertThat(found(column(300, i -> i < 250 ? 0 : random.nextDouble())))
        .as("mostly zero")
        .usingRecursiveComparison()
        .isEqualTo(FeatureRoles.none());
    assertThat(found(column(200, i -> Math.rint(100 * Math.exp(5 + random.nextGaussian())) / 100)))
        .as("amounts in cents")
        .usingRecursiveComparison()
        .isEqualTo(FeatureRoles.none());
    assertThat(found(column(5000, i -> i / 1000)).codes()).as("more than a thousand").isEmpty();
  }

  @Test
  void profilesOfPartsMergeIntoThatOfTheWholeInAnyOrder() {
    Random random = new Random(8);
    double[][] rows = new double[3000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {random.nextInt(5), random.nextGaussian(), i % 1100, i == 7 ? 0.5 : 1};
    }
    FeatureProfile whole = FeatureProfile.of(chunk(rows));
    FeatureProfile a = FeatureProfile.of(chunk(Arrays.copyOf(rows, 900)));
    FeatureProfile b = FeatureProfile.of(chunk(Arrays.copyOfRange(rows, 900, 910)));
    FeatureProfile c = FeatureProfile.of(chunk(Arrays.copyOfRange(rows, 910, 3000)));
    assertThat(a.merge(b).merge(c)).usingRecursiveComparison().isEqualTo(whole);
    assertThat(c.merge(a).merge(b)).usingRecursiveComparison().isEqualTo(whole);
    assertThat(IntStream.range(0, 4).map(whole::count)).containsExactly(5, 1001, 1001, 2);
    assertThat(whole.whole()).containsExactly(true, false, true, false);
  }
}
