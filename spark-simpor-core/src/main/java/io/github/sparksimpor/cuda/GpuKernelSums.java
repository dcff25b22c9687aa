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
  private final GpuDevice device;
  private final ScaledSpace space;
  private final SumsWorkspace workspace;
  private final SumsWorkspace.Results results;
  private final DeviceRows rows;
  private final float[] staging;

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
    int dimension = rows.dimension();
    this.device = device;
    this.space = ScaledSpace.around(rows, bandwidth);
    device.load(SumsWorkspace.kernels(dimension));
    this.workspace = new SumsWorkspace(device, dimension, capacity);
    try {
      this.results = workspace.newResults();
      this.rows =
          DeviceRows.place(
              device, List.of(rows), space, workspace.shape(), MemoryBudget.forRows(device));
    } catch (Throwable e) {
      workspace.close();
      throw e;
    }
    this.staging = new float[Math.multiplyExact(capacity, workspace.shape().paddedDimension())];
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
    int count = excluded.length;
    int dimension = space.dimension();
    int stride = workspace.shape().paddedDimension();
    for (int query = 0; query < count; query++) {
      space.lay(points, query * dimension, stride, staging, query * stride);
    }
    workspace.queries().upload(staging, 0, count * stride);
    workspace.excluded().upload(excluded, 0);
    workspace.sum(rows, count, true, results);
    double[] foundLogSums = results.logSums().downloadDoubles(0, count);
    System.arraycopy(foundLogSums, 0, logSums, 0, count);
    double[][] planes = new double[dimension][];
    for (int k = 0; k < dimension; k++) {
      planes[k] = results.means().downloadDoubles((long) k * workspace.capacity(), count);
    }
    for (int query = 0; query < count; query++) {
      for (int k = 0; k < dimension; k++) {
        int at = query * dimension + k;
        double y = space.coordinate(points[at], k);
        // The device rounded the point to float: make up for it to first order.
        double slope = 2 * Math.log(2) * (planes[k][query] - (float) y);
        logSums[query] += Double.isNaN(slope) ? 0 : slope * (y - (float) y);
        means[at] = space.original(planes[k][query], k);
      }
    }
  }

  /** Queues a pass over the points last summed without bringing anything back; for timing. */
  void repeat(int count) {
    workspace.sum(rows, count, true, results);
    device.synchronize();
  }

  @Override
  public void close() {
    rows.close();
    workspace.close();
  }
}
