package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.RowParts;
import java.util.List;

/**
 * Kernel sums of one set of rows on a GPU, for points that come from the host: what the CPU's
 * {@link io.github.sparksimpor.kernel.KernelSums} compute, in float. The log-sum agrees to 1e-5 of
 * its magnitude (or 1e-5 where that is below 1) while the rows of a feature span some ten
 * bandwidths; at 80 the error was 7e-5. Exact ties aside, sums of a query depend neither on which
 * others share its batch nor on the memory of the device.
 */
public final class GpuKernelSums implements AutoCloseable {
  private final PointSums sums;
  private final DeviceRows rows;

  /**
   * Sums over rows.
   *
   * @param device where; must stay open
   * @param rows are summed
   * @param bandwidth h, positive, in the units of the coordinates
   * @param capacity most points at a time
   * @throws CudaOutOfMemoryException if the device lacks the memory
   */
  public GpuKernelSums(GpuDevice device, RowParts rows, double bandwidth, int capacity) {
    ScaledSpace space = ScaledSpace.around(rows, bandwidth);
    device.load(SumsWorkspace.kernels(rows.dimension()));
    this.sums = new PointSums(device, rows.dimension(), capacity);
    try {
      this.rows =
          DeviceRows.place(
              device, List.of(rows), space, sums.shape(), MemoryBudget.forRows(device));
    } catch (Throwable e) {
      sums.close();
      throw e;
    }
  }

  /**
   * Sums at points.
   *
   * @param points row-major
   * @param excluded per point a row to leave out, or -1
   * @param logSums receives {@code log Σ exp(-‖q - x‖² / 2h²)} of each
   * @param means receives the kernel-weighted means, row-major; NaN where no row counts
   */
  public void sum(double[] points, int[] excluded, double[] logSums, double[] means) {
    sums.sum(rows, points, excluded, logSums, means);
  }

  /** Queues a pass over the points last summed without bringing anything back; for timing. */
  void repeat(int count) {
    sums.repeat(rows, count);
  }

  @Override
  public void close() {
    rows.close();
    sums.close();
  }
}
