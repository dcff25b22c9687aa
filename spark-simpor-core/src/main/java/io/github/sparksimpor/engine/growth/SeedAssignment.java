package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.spark.WorkSlices;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which seed each synthetic row of a class grows from, in the order of the rows.
 *
 * @param classIndex the class that grows
 * @param label its label
 * @param region where the seeds lie
 * @param seeds row indices of the class, each once
 * @param seedOf per synthetic row the position of its seed among {@code seeds}
 * @param draws per synthetic row the number that tells apart draws from one seed
 */
public record SeedAssignment(
    int classIndex, double label, Region region, int[] seeds, int[] seedOf, long[] draws)
    implements Serializable {

  /**
   * Seeds take turns until all rows are made: the i-th row grows from seed {@code i mod
   * order.length}, so that seeds are covered evenly and a smaller count gives a prefix of a larger
   * one.
   *
   * @param classIndex the class that grows
   * @param label its label
   * @param region where the seeds lie; tells draws apart, also where a seed serves in both regions
   * @param order row indices of the class, in the order of their turns, at least one
   * @param count synthetic rows
   */
  public static SeedAssignment cycled(
      int classIndex, double label, Region region, int[] order, int count) {
    return new SeedAssignment(
        classIndex,
        label,
        region,
        count < order.length ? Arrays.copyOf(order, count) : order,
        IntStream.range(0, count).map(i -> i % order.length).toArray(),
        IntStream.range(0, count)
            .mapToLong(i -> i / order.length * 2L + region.drawKey())
            .toArray());
  }

  /**
   * Each seed makes its own number of rows: first every seed that has any makes one, then every
   * seed that has more another, and so on.
   *
   * @param classIndex the class that grows
   * @param label its label
   * @param region where the seeds lie
   * @param order row indices of the class
   * @param countsOf rows that each of them makes; those that make none are no seeds
   */
  public static SeedAssignment counted(
      int classIndex, double label, Region region, int[] order, int[] countsOf) {
    int[] used = IntStream.range(0, order.length).filter(at -> countsOf[at] > 0).toArray();
    int[] seeds = IntStream.of(used).map(at -> order[at]).toArray();
    int[] counts = IntStream.of(used).map(at -> countsOf[at]).toArray();
    int total = Arrays.stream(counts).reduce(0, Math::addExact);
    int[] seedOf = new int[total];
    long[] draws = new long[total];
    int made = 0;
    for (int round = 0; made < total; round++) {
      for (int seed = 0; seed < seeds.length; seed++) {
        if (counts[seed] > round) {
          seedOf[made] = seed;
          draws[made++] = round;
        }
      }
    }
    return new SeedAssignment(classIndex, label, region, seeds, seedOf, draws);
  }

  /** Number of synthetic rows. */
  public int size() {
    return seedOf.length;
  }

  /** Row index of the i-th row's seed within its class. */
  public int seedRow(int i) {
    return seeds[seedOf[i]];
  }

  /**
   * Rows that follow each other, with the seeds they need.
   *
   * @param rows which rows, from which of the slice's seeds
   * @param seedPositions of the slice's seeds among those of the whole, ascending
   */
  public record Slice(SeedAssignment rows, int[] seedPositions) {}

  /**
   * The rows in slices, in order.
   *
   * @param length rows of a slice, at least 1; the last may have fewer
   */
  public List<Slice> slices(int length) {
    return WorkSlices.of(size(), length).stream().map(this::slice).toList();
  }

  private Slice slice(WorkSlices.Slice range) {
    int[] some = Arrays.copyOfRange(seedOf, range.from(), range.to());
    int[] used = IntStream.of(some).distinct().sorted().toArray();
    SeedAssignment rows =
        new SeedAssignment(
            classIndex,
            label,
            region,
            IntStream.of(used).map(position -> seeds[position]).toArray(),
            IntStream.of(some).map(position -> Arrays.binarySearch(used, position)).toArray(),
            Arrays.copyOfRange(draws, range.from(), range.to()));
    return new Slice(rows, used);
  }
}
