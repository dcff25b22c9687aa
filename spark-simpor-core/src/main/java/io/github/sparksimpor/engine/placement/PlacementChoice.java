package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.spark.JobPhases;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decision where the rows shall lie.
 *
 * @param broadcast whether every executor gets all rows
 * @param reason the strategy and why it was taken, for logs and reports
 */
public record PlacementChoice(boolean broadcast, String reason) {
  /** Packed rows are kept in two layouts. */
  private static final int LAYOUTS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(PlacementChoice.class);

  /**
   * Decides.
   *
   * @param strategy {@code auto}, {@code broadcast} or {@code partitioned}
   * @param bytes that the feature values take
   * @param maxBroadcastMB most MB that packed rows may take to be broadcast
   * @throws IllegalArgumentException if broadcasting is asked for and the rows take more
   */
  public static PlacementChoice of(String strategy, long bytes, int maxBroadcastMB) {
    long packed = (LAYOUTS * bytes) >> 20;
    boolean fits = packed <= maxBroadcastMB;
    return switch (strategy) {
      case "partitioned" -> new PlacementChoice(false, "partitioned (as asked for)");
      case "broadcast" -> {
        if (!fits) {
          throw new IllegalArgumentException(
              "strategy is 'broadcast', but the packed rows take %d MB, more than maxBroadcastMB (%d); raise it or set strategy to 'partitioned'"
                  .formatted(packed, maxBroadcastMB));
        }
        yield new PlacementChoice(true, "broadcast (as asked for)");
      }
      default ->
          fits
              ? new PlacementChoice(
                  true,
                  "broadcast (packed rows take %d MB, maxBroadcastMB is %d)"
                      .formatted(packed, maxBroadcastMB))
              : new PlacementChoice(
                  false,
                  "partitioned (packed rows take %d MB, more than maxBroadcastMB, %d)"
                      .formatted(packed, maxBroadcastMB));
    };
  }

  /**
   * Places rows, and logs where and why; close the placement when done.
   *
   * @param session runs the jobs
   * @param rows what is placed
   * @param standardize whether coordinates are divided by their standard deviation
   * @param device what ascents run on
   * @param phases names the jobs
   */
  public RowPlacement place(
      SparkSession session,
      LabelledRows rows,
      boolean standardize,
      AscentDevice device,
      JobPhases phases) {
    LOG.info("Strategy {}", reason);
    return broadcast
        ? BroadcastRows.of(session, rows, standardize, device)
        : PartitionedRows.of(session, rows, standardize, phases);
  }
}
