package io.github.sparksimpor.cuda;

/** How much of a device's free memory is taken; others may be at work there. */
final class MemoryBudget {
  private static final double SHARE_FOR_ROWS = 0.8;
  private static final long MOST_FOR_POINTS = 256L << 20;

  private MemoryBudget() {}

  /** Bytes for rows, once everything else is allocated. */
  static long forRows(GpuDevice device) {
    return (long) (SHARE_FOR_ROWS * device.freeBytes());
  }

  /** Points in flight for which there is room. */
  static int points(GpuDevice device, long bytesPerPoint, int wanted) {
    long budget = Math.min(MOST_FOR_POINTS, device.freeBytes() / 2);
    return (int) Math.max(1, Math.min(wanted, budget / bytesPerPoint));
  }
}
