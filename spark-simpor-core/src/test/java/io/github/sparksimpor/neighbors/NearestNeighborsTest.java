package io.github.sparksimpor.neighbors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NearestNeighborsTest {

  /** Few distinct values, so that ties and duplicates abound. */
  private static double[] grid(long seed, int rows, int dimension) {
    return new SplittableRandom(seed)
        .ints((long) rows * dimension, 0, 4)
        .mapToDouble(i -> i)
        .toArray();
  }

  private static double squared(double[] rows, int row, double[] points, int point, int dimension) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double difference = rows[row * dimension + k] - points[point * dimension + k];
      sum += difference * difference;
    }
    return sum;
  }

  /** Sorts all rows by distance, then by index. */
  private static int[] nearest(double[] rows, double[] points, int query, int excluded, int k) {
    int dimension = points.length;
    return IntStream.range(0, rows.length / dimension)
        .filter(row -> row != excluded)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                    (Integer row) -> squared(rows, row, points, query, dimension))
                .thenComparing(Comparator.naturalOrder()))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Property(tries = 150)
  void theNeighboursAreThoseOfASortOverAllRows(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 11) int dimension,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 15) int k) {
    double[] rows = grid(seed, size, dimension);
    int[] queries = {0, size / 2, size - 1};
    NeighborLists lists = NearestNeighbors.findAmong(PackedRows.of(rows, dimension), queries, k);
    for (int query = 0; query < queries.length; query++) {
      int at = queries[query] * dimension;
      double[] point = Arrays.copyOfRange(rows, at, at + dimension);
      int[] expected = nearest(rows, point, 0, queries[query], k);
      assertThat(lists.indicesOf(query)).containsExactly(expected);
      for (int rank = 0; rank < expected.length; rank++) {
        assertThat(lists.distance(query, rank))
            .isEqualTo(Math.sqrt(squared(rows, expected[rank], point, 0, dimension)));
      }
    }
  }

  @Property(tries = 150)
  void aMismatchOfCategoriesAddsToTheSquaredDistance(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int dimension,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 4) int features,
      @ForAll @IntRange(min = 1, max = 1000) int levels,
      @ForAll @IntRange(min = 0, max = 12) int quarters,
      @ForAll @IntRange(min = 1, max = 15) int k) {
    double[] rows = grid(seed, size, dimension);
    double[] categories =
        new SplittableRandom(seed + 1)
            .ints((long) size * features, 0, levels)
            .asDoubleStream()
            .toArray();
    double squaredMismatch = quarters / 4.0;
    int[] seeds = {0, size / 2, size - 1};
    QueryBatch queries = new QueryBatch(seeds.length, dimension);
    PackedRows packed = PackedRows.of(rows, dimension, categories);
    for (int row : seeds) {
      Categories own = new Categories(packed.categories(row), squaredMismatch);
      queries.add(rows, row * dimension, own, row);
    }
    NeighborLists lists = NearestNeighbors.find(packed, queries, k, 1);
    for (int query = 0; query < seeds.length; query++) {
      double[] squares = new double[size];
      for (int row = 0; row < size; row++) {
        squares[row] = squared(rows, row, rows, seeds[query], dimension);
        for (int f = 0; f < features; f++) {
          boolean same = categories[row * features + f] == categories[seeds[query] * features + f];
          squares[row] += same ? 0 : squaredMismatch;
        }
      }
      int[] expected = nearest(squares, seeds[query], k);
      assertThat(lists.indicesOf(query)).containsExactly(expected);
      for (int rank = 0; rank < expected.length; rank++) {
        assertThat(lists.distance(query, rank)).isEqualTo(Math.sqrt(squares[expected[rank]]));
      }
    }
  }

  @Property(tries = 100)
  void withinAProfileDifferencesAddUpBeforeTheyAreSquared(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int features,
      @ForAll @IntRange(min = 2, max = 4) int profile,
      @ForAll @IntRange(min = 1, max = 300) int size) {
    int dimension = features * profile;
    double[] rows = grid(seed, size, dimension);
    QueryBatch queries = new QueryBatch(1, dimension);
    queries.add(rows, 0, 0);
    NeighborLists lists =
        NearestNeighbors.find(PackedRows.of(rows, dimension), queries, 7, profile);
    double[] squares = new double[size];
    for (int row = 0; row < size; row++) {
      for (int f = 0; f < features; f++) {
        double sum = 0;
        for (int c = f * profile; c < (f + 1) * profile; c++) {
          sum += Math.abs(rows[c] - rows[row * dimension + c]);
        }
        squares[row] += sum * sum;
      }
    }
    assertThat(lists.indicesOf(0)).containsExactly(nearest(squares, 0, 7));
  }

  private static int[] nearest(double[] squares, int excluded, int k) {
    return IntStream.range(0, squares.length)
        .filter(row -> row != excluded)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer row) -> squares[row])
                .thenComparing(Comparator.naturalOrder()))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Property(tries = 100)
  void listsOfPartsMergeToTheListsOfTheWhole(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 12) int k) {
    int dimension = 3;
    double[] rows = grid(seed, size, dimension);
    double[] points = grid(seed + 1, 5, dimension);
    int cut = new SplittableRandom(seed).nextInt(1, size);
    PackedRows head = PackedRows.of(Arrays.copyOf(rows, cut * dimension), dimension);
    PackedRows tail =
        PackedRows.of(Arrays.copyOfRange(rows, cut * dimension, rows.length), dimension);

    NeighborLists whole = NearestNeighbors.find(PackedRows.of(rows, dimension), points, k);
    NeighborLists first = NearestNeighbors.find(head, points, k);
    NeighborLists second = NearestNeighbors.find(tail, points, k).shifted(cut);

    for (NeighborLists merged : new NeighborLists[] {first.merge(second), second.merge(first)}) {
      for (int query = 0; query < 5; query++) {
        assertThat(merged.indicesOf(query)).containsExactly(whole.indicesOf(query));
      }
    }
  }

  @Example
  void duplicatesAreAtDistanceZeroEvenFarFromTheOrigin() {
    double[] rows = {1e6 + 0.1, -1e6, 1e6 + 0.1, -1e6, 1e6 + 0.1 + 1e-9, -1e6};
    NeighborLists lists = NearestNeighbors.findAmong(PackedRows.of(rows, 2), new int[] {0}, 2);
    assertThat(lists.distance(0, 0)).isZero();
    assertThat(lists.distance(0, 1)).isCloseTo(rows[4] - rows[0], within(1e-15));
  }

  @Example
  void theRadiusIsTheMeanDistanceAndZeroWithoutNeighbours() {
    PackedRows line = PackedRows.of(new double[] {0, 1, 3, 7}, 1);
    assertThat(Radius.of(line, new int[] {0, 3}, 2)).containsExactly(2, 5);
    assertThat(Radius.of(line, new int[] {1}, 10)).containsExactly((1 + 2 + 6) / 3.0);
    assertThat(Radius.of(PackedRows.of(new double[] {5}, 1), new int[] {0}, 3)).containsExactly(0);
  }

  @Example
  void aWrongNumberOfNeighboursOrCoordinatesIsRefused() {
    PackedRows rows = PackedRows.of(new double[] {0, 1, 3, 7}, 2);
    int[] none = {QueryBatch.NONE};
    assertThatThrownBy(() -> NearestNeighbors.find(rows, new double[2], none, 0))
        .hasMessageContaining("found 0");
    assertThatThrownBy(() -> NearestNeighbors.find(rows, new double[3], none, 1))
        .hasMessageContaining("need 2 coordinates, found 3");
  }
}
