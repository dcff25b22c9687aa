package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.kernel.PackedRows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class NearRowsSearchTest {
  @AfterEach
  void nothingIsHeld() {
    assertThat(StandIn.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }

  private static double[] cube(long seed, int size, int dimension, double offset) {
    return new SplittableRandom(seed)
        .doubles((long) size * dimension, -2, 2)
        .map(x -> x + offset)
        .toArray();
  }

  private static double distance(double[] a, int i, double[] b, int j, int dimension) {
    return Math.sqrt(
        IntStream.range(0, dimension)
            .mapToDouble(k -> a[i * dimension + k] - b[j * dimension + k])
            .map(d -> d * d)
            .sum());
  }

  /** Against distances taken one by one. */
  static void assertNoneIsMissed(
      Cuda cuda, double[] rows, double[] points, int dimension, int wanted, boolean reaches) {
    NearRows near;
    try (NearRowsSearch search = new NearRowsSearch(cuda, "0", dimension)) {
      near = search.find(PackedRows.of(rows, dimension), points, wanted);
    }
    int size = rows.length / dimension;
    for (int query = 0; query < points.length / dimension; query++) {
      int q = query;
      double[] distances =
          IntStream.range(0, size)
              .mapToDouble(row -> distance(points, q, rows, row, dimension))
              .toArray();
      int[] closer =
          IntStream.range(0, size).filter(row -> distances[row] < near.within()[q]).toArray();
      assertThat(near.rows()[query]).as("rows near %d", query).isSorted().doesNotHaveDuplicates();
      assertThat(Arrays.stream(near.rows()[query]).boxed())
          .as("rows within %s of point %d", near.within()[query], query)
          .containsAll(Arrays.stream(closer).boxed().toList());
      if (reaches) {
        assertThat(closer)
            .as("of point %d", query)
            .hasSizeGreaterThanOrEqualTo(Math.min(size, wanted));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 700, 3, 1, 0",
    "2, 5000, 130, 5, 0",
    "7, 3, 4, 5, 0",
    "30, 1500, 9, 10, 1e6",
    "61, 900, 2, 3, 0",
    "300, 40, 2, 20, 0",
    "1024, 17, 1, 2, 0"
  })
  void noRowIsMissedWithinWhatIsSaidAndAsManyAsAreWantedLieThere(
      int dimension, int size, int queries, int wanted, double offset) {
    assertNoneIsMissed(
        StandIn.boot(),
        cube(1, size, dimension, offset),
        cube(2, queries, dimension, offset),
        dimension,
        wanted,
        true);
  }

  @Test
  void rowsThatDoNotFitAndPointsThatDoNotPassInChunks() {
    // Room for 128 points of 300, and for 14 splits of 16.
    assertNoneIsMissed(
        StandIn.boot(1, 560_000, -1), cube(3, 8000, 6, 0), cube(4, 300, 6, 0), 6, 5, true);
  }

  @Test
  void whereFloatCannotTellRowsApartNothingIsPromised() {
    double[] rows = cube(5, 400, 2, 0);
    double[] points = {1e9, 1e9};
    assertNoneIsMissed(StandIn.boot(), rows, points, 2, 5, false);
  }

  @Test
  void moreThanAListHoldsIsRefused() {
    try (NearRowsSearch search = new NearRowsSearch(StandIn.boot(), "0", 2)) {
      assertThatThrownBy(() -> search.find(PackedRows.of(new double[4], 2), new double[2], 129))
          .hasMessage("the GPU finds at most 128 neighbours, found 129; use device = cpu");
    }
  }
}
