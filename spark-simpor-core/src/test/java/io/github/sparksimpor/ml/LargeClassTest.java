package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.ValueRanges;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large class asks for no more of the driver's memory than a few synthetic rows take. */
class LargeClassTest {
  private static final int SIZE = 70_000;
  private static final int GAP = 10;

  @ParameterizedTest
  @ValueSource(strings = {"adasyn", "borderline-1", "borderline-2"})
  void neighboursOfAllItsRowsAreNeverHeldAtOnce(String kind) {
    Rows rows = new Rows();
    Segments segments =
        kind.equals("adasyn")
            ? new Adasyn().segments(rows, 0, GAP)
            : new BorderlineSmote().setKind(kind).segments(rows, 0, GAP);
    assertThat(rows.most).isLessThan(SIZE);
    assertThat(List.of(segments.seeds())).hasSize(GAP).allMatch(seed -> seed[0] % 2 == 0);
  }

  /** Rows whose numbers are their features; those of even numbers lie at the border. */
  private static final class Rows implements PlacedRows {
    private int most;

    @Override
    public ClassCensus census() {
      return new ClassCensus(
          new double[] {0, 1}, new long[] {SIZE, SIZE + GAP}, ActiveColumns.all(1));
    }

    @Override
    public FeatureSpace space() {
      return new FeatureSpace(
          new int[1], new double[1], new double[] {1}, FeatureRoles.none(), new double[0], null);
    }

    @Override
    public ValueRanges valueRanges() {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[][] features(int classIndex, int[] rows) {
      return IntStream.of(rows).mapToObj(row -> new double[] {row}).toArray(double[][]::new);
    }

    @Override
    public Object[] ids(int classIndex, int[] rows) {
      return new Object[0];
    }

    @Override
    public double[] coordinates(int classIndex, int[] rows) {
      return IntStream.of(rows).mapToDouble(row -> row).toArray();
    }

    @Override
    public NeighborLists neighbors(int classIndex, int[] rows, int among, int neighbors) {
      most = Math.max(most, rows.length);
      int[] counts = new int[rows.length];
      Arrays.fill(counts, neighbors);
      int[] indices = new int[rows.length * neighbors];
      double[] squares = new double[indices.length];
      for (int at = 0; at < indices.length; at++) {
        int row = rows[at / neighbors];
        indices[at] = at % neighbors;
        // An even row has neighbours of both classes in turn, an odd one of its own alone.
        squares[at] = at % neighbors + (among == classIndex ? 0 : row % 2 == 0 ? 0.5 : SIZE);
      }
      return new NeighborLists(neighbors, counts, indices, squares);
    }

    @Override
    public int[] nearOthers(int classIndex, int[] rows, int neighbors) {
      throw new UnsupportedOperationException();
    }
  }
}
