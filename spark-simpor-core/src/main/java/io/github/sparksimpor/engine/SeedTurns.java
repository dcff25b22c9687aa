package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which seed each synthetic row of a class grows from, in the order of the rows.
 *
 * @param classIndex the class that grows
 * @param label its label
 * @param region where the seeds lie
 * @param seeds row indices of the class
 * @param turns per synthetic row the position of its seed among {@code seeds}
 * @param draws per synthetic row the number that tells apart draws from one seed
 */
public record SeedTurns(
    int classIndex, double label, Region region, int[] seeds, int[] turns, long[] draws)
    implements Serializable {

  /** Seeds take turns until all rows are made. */
  public static SeedTurns cycled(RegionGrowth growth) {
    int count = Math.toIntExact(growth.count());
    return new SeedTurns(
        growth.classIndex(),
        growth.label(),
        growth.region(),
        growth.usedSeeds(),
        IntStream.range(0, count).map(growth::turn).toArray(),
        LongStream.range(0, count).map(growth::draw).toArray());
  }

  /**
   * Each seed makes its own number of rows: first every seed that has any makes one, then every
   * seed that has more another, and so on.
   *
   * @param seeds row indices of the class
   * @param counts rows of each seed
   */
  public static SeedTurns counted(
      int classIndex, double label, Region region, int[] seeds, int[] counts) {
    int total = Arrays.stream(counts).reduce(0, Math::addExact);
    int[] turns = new int[total];
    long[] draws = new long[total];
    int made = 0;
    for (int round = 0; made < total; round++) {
      for (int seed = 0; seed < seeds.length; seed++) {
        if (counts[seed] > round) {
          turns[made] = seed;
          draws[made++] = round;
        }
      }
    }
    return new SeedTurns(classIndex, label, region, seeds, turns, draws);
  }

  /** Number of synthetic rows. */
  public int size() {
    return turns.length;
  }
}
