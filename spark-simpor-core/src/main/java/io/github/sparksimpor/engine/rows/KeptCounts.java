package io.github.sparksimpor.engine.rows;

import java.util.Arrays;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Decides how many rows of each class are kept where the larger classes are to shrink. The smallest
 * class keeps all of its rows, and every class one row at least.
 */
public final class KeptCounts {
  private KeptCounts() {}

  /**
   * Rows kept so that the smallest class has so many rows for one of any other: {@code round(n_MI /
   * r)}, or all there are.
   *
   * @param sizes rows of each class
   * @param ratio r, above 0
   */
  public static long[] ofRatio(long[] sizes, double ratio) {
    long wanted = Math.round(smallest(sizes) / ratio);
    return kept(sizes, size -> wanted);
  }

  /**
   * Rows kept if every class but the smallest keeps a share.
   *
   * @param sizes rows of each class
   * @param share above 0
   */
  public static long[] ofShare(long[] sizes, double share) {
    return kept(sizes, size -> Math.round(share * size));
  }

  private static long[] kept(long[] sizes, LongUnaryOperator wanted) {
    long smallest = smallest(sizes);
    return Arrays.stream(sizes)
        .map(
            size -> size == smallest ? size : Math.max(1, Math.min(size, wanted.applyAsLong(size))))
        .toArray();
  }

  private static long smallest(long[] sizes) {
    return Arrays.stream(sizes).min().orElse(0);
  }

  /**
   * Given counts; classes without one keep all of their rows.
   *
   * @param labels label of each class, ascending
   * @param sizes rows of each class
   * @param targetCounts wanted rows by label
   * @throws IllegalArgumentException if a label does not occur, or a target is 0 or lies above the
   *     rows there are
   */
  public static long[] ofTargets(double[] labels, long[] sizes, Map<Double, Long> targetCounts) {
    long[] kept = sizes.clone();
    targetCounts.forEach(
        (label, target) -> {
          int c = Arrays.binarySearch(labels, label);
          if (c < 0) {
            throw new IllegalArgumentException(
                "targetCounts names label %s, which does not occur; labels are %s"
                    .formatted(label, Arrays.toString(labels)));
          }
          if (target < 1 || target > sizes[c]) {
            throw new IllegalArgumentException(
                "targetCounts asks for %s rows of label %s, which has %s; give 1 to %s, since rows are only left out"
                    .formatted(target, label, sizes[c], sizes[c]));
          }
          kept[c] = target;
        });
    return kept;
  }
}
