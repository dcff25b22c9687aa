package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
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
   * @param census the rows
   * @param coordinates that a row has at most
   * @param gaps rows to add to each class
   * @param maxBroadcastMB most MB that packed rows may take to be broadcast
   * @param heap the memory there is
   * @throws IllegalArgumentException if broadcasting is asked for and the rows take more, or if
   *     there is not the memory for the rows anywhere
   */
  public static PlacementChoice of(
      String strategy,
      ClassCensus census,
      long coordinates,
      long[] gaps,
      int maxBroadcastMB,
      HeapBudget heap) {
    long packed = (LAYOUTS * census.bytes(coordinates)) >> 20;
    boolean fits = packed <= maxBroadcastMB;
    boolean held = heap.holdsBroadcast(census, coordinates, gaps);
    if (strategy.equals("broadcast")) {
      if (!fits) {
        throw new IllegalArgumentException(
            "strategy is 'broadcast', but the packed rows take %s MB, more than maxBroadcastMB (%s); raise it or set strategy to 'partitioned'"
                .formatted(packed, maxBroadcastMB));
      }
      if (!held) {
        throw new IllegalArgumentException(
            heap.scarcity(census, coordinates) + ", or set strategy to 'partitioned'");
      }
      return new PlacementChoice(true, "broadcast (as asked for)");
    }
    if (strategy.equals("auto") && fits && held) {
      return new PlacementChoice(
          true,
          "broadcast (packed rows take %s MB, maxBroadcastMB is %s)"
              .formatted(packed, maxBroadcastMB));
    }
    if (!heap.holdsPartitioned(census, coordinates, gaps)) {
      throw new UnsuitableRowsException(heap.scarcity(census, coordinates));
    }
    return new PlacementChoice(
        false,
        "partitioned (%s)".formatted(whyPartitioned(strategy, fits, packed, maxBroadcastMB)));
  }

  private static String whyPartitioned(
      String strategy, boolean fits, long packed, int maxBroadcastMB) {
    if (strategy.equals("partitioned")) {
      return "as asked for";
    }
    return fits
        ? "packed rows take %s MB, more than memory allows to broadcast".formatted(packed)
        : "packed rows take %s MB, more than maxBroadcastMB, %s".formatted(packed, maxBroadcastMB);
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
        : PartitionedRows.of(session, rows, standardize, device, phases);
  }
}
