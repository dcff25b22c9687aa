package io.github.sparksimpor.engine.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static final FeatureSpace PLANE =
      new FeatureSpace(
          new int[] {0, 1},
          new double[2],
          new double[] {1, 1},
          FeatureRoles.none(),
          new double[0],
          null);
  private static final double[][] SEEDS = {{0, 0}, {10, 0}, {0, 10}};

  private static final Object[] IDS = {"a", "b", "c"};

  /** Per seed its neighbours; the id of each is its first feature. */
  private static List<Neighbors> neighbors(double[][][] features) {
    return Arrays.stream(features)
        .map(list -> new Neighbors(list, Arrays.stream(list).map(x -> x[0]).toArray()))
        .toList();
  }

  private static SeedAssignment rows(int count) {
    return SeedAssignment.cycled(1, 1, Region.REMAINING, new int[] {4, 8, 6}, count);
  }

  private static List<SyntheticRow> read(Segments segments) {
    return read(segments, segments.size());
  }

  private static List<SyntheticRow> read(Segments segments, int length) {
    List<SyntheticRow> rows = new ArrayList<>();
    for (SyntheticPart part : segments.parts(length, PLANE, Support.unbounded(PLANE.roles()), 3)) {
      part.rows().forEachRemaining(rows::add);
    }
    return rows;
  }

  @Test
  void rowsLieBetweenTheirSeedAndANeighbour() {
    List<Neighbors> own = neighbors(new double[][][] {{{4, 0}}, {{10, 4}}, {{4, 10}}});
    List<SyntheticRow> rows = read(Segments.within(rows(30), SEEDS, IDS, own));
    for (int i = 0; i < 30; i++) {
      double[] x = rows.get(i).features();
      double[] seed = SEEDS[i % 3];
      assertThat(rows.get(i).seedFeatures()).containsExactly(seed);
      assertThat(rows.get(i).origin())
          .isEqualTo(new Origin(IDS[i % 3], own.get(i % 3).features()[0][0]));
      assertThat(rows.get(i).radius())
          .isCloseTo(Math.hypot(x[0] - seed[0], x[1] - seed[1]), within(1e-12))
          .isBetween(0.0, 4.0);
      assertThat(i % 3 == 1 ? x[0] : x[1])
          .as("off the segment")
          .isEqualTo(i % 3 == 1 ? 10 : seed[1]);
    }
    assertThat(rows.stream().mapToDouble(SyntheticRow::radius).average().orElseThrow())
        .isBetween(1.2, 2.8);
  }

  @Test
  void towardsOtherClassesRowsGoHalfWayAtMost() {
    List<Neighbors> own = neighbors(new double[][][] {{{4, 0}}, {{14, 0}}, {{4, 10}}});
    List<Neighbors> others = neighbors(new double[][][] {{{0, -20}}, {{10, -20}}, {{0, -10}}});
    List<SyntheticRow> rows = read(new Segments(rows(300), SEEDS, IDS, own, others));
    long outwards = 0;
    for (int i = 0; i < 300; i++) {
      double down = SEEDS[i % 3][1] - rows.get(i).features()[1];
      assertThat(down).isBetween(0.0, 10.0);
      outwards += down > 0 ? 1 : 0;
    }
    assertThat(outwards).as("every other row on average").isBetween(110L, 190L);
  }

  @Test
  void aSeedWithoutNeighboursIsCopied() {
    List<SyntheticRow> rows =
        read(Segments.within(rows(4), SEEDS, IDS, neighbors(new double[3][0][])));
    assertThat(rows.get(3).features()).containsExactly(SEEDS[0]);
    assertThat(rows.get(3).radius()).isZero();
    assertThat(rows.get(3).origin()).isEqualTo(new Origin("a", null));
  }

  @Test
  void slicesGiveTheRowsOfTheWhole() {
    List<Neighbors> own =
        neighbors(new double[][][] {{{4, 0}, {1, 1}}, {{10, 4}}, {{4, 10}, {2, 2}, {3, 3}}});
    Segments whole = Segments.within(rows(23), SEEDS, IDS, own);
    assertThat(read(whole, 4).stream().map(row -> row.toRow(ActiveColumns.all(2), true)).toList())
        .isEqualTo(read(whole).stream().map(row -> row.toRow(ActiveColumns.all(2), true)).toList());
  }
}
