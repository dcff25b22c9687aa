package io.github.sparksimpor.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** Cuts work into slices, one a task. How it is cut never shows in a result. */
public final class WorkSlices {
  /** More slices than cores, since they differ in what they take. */
  private static final int TASKS_PER_CORE = 4;

  private WorkSlices() {}

  /**
   * Items that follow each other.
   *
   * @param from the first
   * @param to behind the last
   */
  public record Slice(int from, int to) {
    /** Number of items. */
    public int size() {
      return to - from;
    }
  }

  /**
   * Items a slice shall have.
   *
   * @param context knows the cores
   * @param items in all
   * @return at least 1
   */
  public static int length(JavaSparkContext context, long items) {
    long tasks = (long) TASKS_PER_CORE * context.defaultParallelism();
    return (int) Math.max(1, (items + tasks - 1) / tasks);
  }

  /**
   * Slices of equal length, the last perhaps shorter.
   *
   * @param items in all; none gives no slice
   * @param length of a slice, at least 1
   */
  public static List<Slice> of(int items, int length) {
    List<Slice> slices = new ArrayList<>();
    for (int from = 0; from < items; from += length) {
      slices.add(new Slice(from, (int) Math.min(items, (long) from + length)));
      if (items - from <= length) {
        break;
      }
    }
    return slices;
  }
}
