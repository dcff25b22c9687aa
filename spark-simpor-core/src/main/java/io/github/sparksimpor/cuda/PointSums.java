package io.github.sparksimpor.cuda;

/**
 * Kernel sums for points that come from the host: they go up, and log-sums and means come back.
 *
 * <p>Serves one thread.
 */
final class PointSums implements AutoCloseable {
  private final GpuDevice device;
  private final int dimension;
  private final SumsWorkspace workspace;
  private final SumsWorkspace.Results results;
  private final float[] staging;

  /**
   * Room for points.
   *
   * @param device current, with {@link SumsWorkspace#kernels} loaded
   * @param dimension number of features
   * @param capacity most points at a time
   * @throws CudaOutOfMemoryException if the device lacks the memory
   */
  PointSums(GpuDevice device, int dimension, int capacity) {
    this.device = device;
    this.dimension = dimension;
    this.workspace = new SumsWorkspace(device, dimension, capacity);
    try {
      this.results = workspace.newResults();
    } catch (Throwable e) {
      workspace.close();
      throw e;
    }
    this.staging = new float[Math.multiplyExact(capacity, workspace.shape().paddedDimension())];
  }

  KernelShape shape() {
    return workspace.shape();
  }

  int capacity() {
    return workspace.capacity();
  }

  /**
   * Sums at points; otherwise as {@link GpuKernelSums#sum}.
   *
   * @param rows are summed
   */
  void sum(DeviceRows rows, double[] points, int[] excluded, double[] logSums, double[] means) {
    int count = excluded.length;
    ScaledSpace space = rows.space();
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
  void repeat(DeviceRows rows, int count) {
    workspace.sum(rows, count, true, results);
    device.synchronize();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
