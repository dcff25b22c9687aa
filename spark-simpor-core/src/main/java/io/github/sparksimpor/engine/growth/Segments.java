package io.github.sparksimpor.engine.growth;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Segments between seeds and some of their neighbours, on which synthetic rows come to lie.
 *
 * @param rows which seed each row grows from
 * @param seeds features of each seed
 * @param own per seed the features of its neighbours of the same class, closest first; none if its
 *     rows are copies of it
 * @param others per seed the features of its neighbours of other classes, closest first, with
 *     nothing missing; where there are any, every other row on average leads halfway towards one of
 *     them at most
 */
public record Segments(SeedAssignment rows, double[][] seeds, double[][][] own, double[][][] others)
    implements Serializable {

  /** Segments towards rows of the same class only. */
  static Segments within(SeedAssignment rows, double[][] seeds, double[][][] own) {
    return new Segments(rows, seeds, own, new double[seeds.length][0][]);
  }

  /** Number of synthetic rows. */
  public int size() {
    return rows.size();
  }

  /** The rows in slices of a length, in order. */
  List<Segments> slices(int length) {
    return rows.slices(length).stream().map(this::of).toList();
  }

  private Segments of(SeedAssignment.Slice slice) {
    int[] used = slice.seedPositions();
    return new Segments(
        slice.rows(),
        IntStream.of(used).mapToObj(seed -> seeds[seed]).toArray(double[][]::new),
        IntStream.of(used).mapToObj(seed -> own[seed]).toArray(double[][][]::new),
        IntStream.of(used).mapToObj(seed -> others[seed]).toArray(double[][][]::new));
  }
}
