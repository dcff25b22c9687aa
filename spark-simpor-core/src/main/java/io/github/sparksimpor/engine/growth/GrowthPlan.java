package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.ClassCensus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Decides how many rows each class receives, from which seeds, in which region (method §3). */
public final class GrowthPlan {
  private GrowthPlan() {}

  /**
   * Rows to add to each class: {@code round(γ (n_MA - n_c))}.
   *
   * @param sizes rows of each class
   * @param balanceRatio γ, at least 0
   */
  public static long[] gaps(long[] sizes, double balanceRatio) {
    long largest = Arrays.stream(sizes).max().orElse(0);
    return Arrays.stream(sizes).map(size -> Math.round(balanceRatio * (largest - size))).toArray();
  }

  /**
   * Rows to add to each class to reach given counts; classes without one receive none.
   *
   * @param labels label of each class
   * @param sizes rows of each class
   * @param targetCounts wanted rows by label
   * @throws IllegalArgumentException if a label does not occur or a target lies below the rows
   *     there are
   */
  public static long[] gaps(double[] labels, long[] sizes, Map<Double, Long> targetCounts) {
    long[] gaps = new long[labels.length];
    targetCounts.forEach(
        (label, target) -> {
          int c = Arrays.binarySearch(labels, label);
          if (c < 0) {
            throw new IllegalArgumentException(
                "targetCounts names label %s, which does not occur; labels are %s"
                    .formatted(label, Arrays.toString(labels)));
          }
          if (target < sizes[c]) {
            throw new IllegalArgumentException(
                "targetCounts asks for %s rows of label %s, which has %s already; rows are never dropped"
                    .formatted(target, label, sizes[c]));
          }
          gaps[c] = target - sizes[c];
        });
    return gaps;
  }

  /**
   * Splits each class's gap between the informative and the remaining region.
   *
   * @param census labels and sizes
   * @param gaps rows to add to each class
   * @param informative per class the row indices of the informative region, ascending
   * @param seed of the random order of seeds
   * @return what to grow, class by class, without empty entries
   */
  public static List<SeedAssignment> split(
      ClassCensus census, long[] gaps, int[][] informative, long seed) {
    int majority = census.majority();
    List<SeedAssignment> plan = new ArrayList<>();
    for (int c = 0; c < gaps.length; c++) {
      if (gaps[c] > 0) {
        int[] inside = informative[c];
        int[] outside = complement(inside, Math.toIntExact(census.sizes()[c]));
        long wanted = Math.max(0, informative[majority].length - inside.length);
        long carefully = inside.length == 0 ? 0 : Math.min(gaps[c], wanted);
        add(plan, census, c, Region.INFORMATIVE, inside, carefully, seed);
        int[] others = outside.length > 0 ? outside : inside;
        add(plan, census, c, Region.REMAINING, others, gaps[c] - carefully, seed);
      }
    }
    return plan;
  }

  private static void add(
      List<SeedAssignment> plan,
      ClassCensus census,
      int c,
      Region region,
      int[] seeds,
      long count,
      long seed) {
    if (count > 0) {
      double label = census.labels()[c];
      int[] order = SeedOrder.shuffled(seeds, seed, label, region);
      plan.add(SeedAssignment.cycled(c, label, region, order, Math.toIntExact(count)));
    }
  }

  private static int[] complement(int[] ascending, int size) {
    return IntStream.range(0, size).filter(i -> Arrays.binarySearch(ascending, i) < 0).toArray();
  }
}
