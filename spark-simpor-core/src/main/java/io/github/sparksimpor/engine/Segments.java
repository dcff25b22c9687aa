package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Segments between seeds and some of their neighbours, on which synthetic rows come to lie.
 *
 * @param turns which seed each row grows from
 * @param seeds features of each seed
 * @param own per seed the features of its neighbours of the same class, closest first; none if its
 *     rows are copies of it
 * @param others per seed the features of its neighbours of other classes, closest first; where
 *     there are any, every other row on average leads halfway towards one of them at most
 */
public record Segments(SeedTurns turns, double[][] seeds, double[][][] own, double[][][] others)
    implements Serializable {

  /** Segments towards rows of the same class only. */
  static Segments within(SeedTurns turns, double[][] seeds, double[][][] own) {
    return new Segments(turns, seeds, own, new double[seeds.length][0][]);
  }

  /** Number of synthetic rows. */
  public int size() {
    return turns.size();
  }

  /** Some rows that follow each other, with the seeds they need. */
  Segments slice(int from, int to) {
    int[] some = Arrays.copyOfRange(turns.turns(), from, to);
    int[] used = IntStream.of(some).distinct().sorted().toArray();
    return new Segments(
        new SeedTurns(
            turns.classIndex(),
            turns.label(),
            turns.region(),
            IntStream.of(used).map(seed -> turns.seeds()[seed]).toArray(),
            IntStream.of(some).map(seed -> Arrays.binarySearch(used, seed)).toArray(),
            Arrays.copyOfRange(turns.draws(), from, to)),
        IntStream.of(used).mapToObj(seed -> seeds[seed]).toArray(double[][]::new),
        IntStream.of(used).mapToObj(seed -> own[seed]).toArray(double[][][]::new),
        IntStream.of(used).mapToObj(seed -> others[seed]).toArray(double[][][]::new));
  }
}
