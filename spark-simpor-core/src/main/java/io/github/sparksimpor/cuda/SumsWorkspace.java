package io.github.sparksimpor.cuda;

import java.util.Set;

/**
 * Queries on the device, and room for the sums over one set of rows at a time. Results stay on the
 * device: per query a log-sum, and the weighted mean in planes of {@code capacity}.
 */
final class SumsWorkspace implements AutoCloseable {
  private static final String MERGE = "merge_splits";

  private final GpuDevice device;
  private final KernelShape shape;
  private final int dimension;
  private final int capacity;
  private final Allocations allocations;
  private final DeviceMemory queries;
  private final DeviceMemory excluded;
  private final DeviceMemory noneExcluded;
  private final DeviceMemory totals;
  private final DeviceMemory references;

  /** Log-sums and means of one set of rows. */
  record Results(DeviceMemory logSums, DeviceMemory means) {}

  SumsWorkspace(GpuDevice device, int dimension, int capacity) {
    this.device = device;
    this.shape = KernelShape.of(dimension);
    this.dimension = dimension;
    this.capacity = capacity;
    this.allocations = new Allocations(device);
    try {
      this.queries = allocations.floats((long) capacity * shape.paddedDimension());
      this.excluded = allocations.ints(capacity);
      this.noneExcluded = allocations.ints(capacity);
      this.totals =
          allocations.doubles(
              (long) DeviceRows.MOST_SPLITS * (shape.paddedDimension() + 1) * capacity);
      this.references = allocations.doubles((long) DeviceRows.MOST_SPLITS * capacity);
      queries.fill(0, (long) capacity * shape.paddedDimension() * Float.BYTES);
      noneExcluded.fill(-1, (long) capacity * Integer.BYTES);
    } catch (Throwable e) {
      allocations.close();
      throw e;
    }
  }

  static Set<String> kernels(int dimension) {
    return Set.of(KernelShape.of(dimension).kernel(), MERGE);
  }

  /** Bytes that a query takes. */
  static long bytesPerQuery(int dimension) {
    long padded = KernelShape.of(dimension).paddedDimension();
    long sums = DeviceRows.MOST_SPLITS * (padded + 2) * Double.BYTES;
    return sums + padded * Float.BYTES + 2 * Integer.BYTES + resultBytes(dimension);
  }

  private static long resultBytes(int dimension) {
    return 2L * (dimension + 1) * Double.BYTES;
  }

  Results newResults() {
    return new Results(
        allocations.doubles(capacity), allocations.doubles((long) capacity * dimension));
  }

  int capacity() {
    return capacity;
  }

  KernelShape shape() {
    return shape;
  }

  /** Row-major, padded with zeros. */
  DeviceMemory queries() {
    return queries;
  }

  /** Per query the row that is left out, if any. */
  DeviceMemory excluded() {
    return excluded;
  }

  /**
   * Queues the sums of the first queries.
   *
   * @param rows are summed
   * @param count number of queries
   * @param exclude whether the excluded rows are left out
   * @param results receives the sums
   */
  void sum(DeviceRows rows, int count, boolean exclude, Results results) {
    totals.fill(0, (long) rows.splits() * (shape.paddedDimension() + 1) * capacity * Double.BYTES);
    int blocks = (count + shape.queriesPerBlock() - 1) / shape.queriesPerBlock();
    for (int chunk = 0; chunk < rows.chunks() && rows.size() > 0; chunk++) {
      int splits = (rows.rows(chunk) + rows.splitRows() - 1) / rows.splitRows();
      device.launch(
          shape.kernel(),
          blocks,
          splits,
          rows.load(chunk),
          rows.rows(chunk),
          rows.firstRow(chunk),
          rows.splitRows(),
          rows.firstRow(chunk) / rows.splitRows(),
          queries,
          exclude ? excluded : noneExcluded,
          count,
          totals,
          references,
          capacity);
    }
    device.launch(
        MERGE,
        GpuDevice.blocks(count),
        dimension,
        totals,
        references,
        rows.splits(),
        shape.paddedDimension(),
        count,
        capacity,
        results.logSums(),
        results.means());
  }

  @Override
  public void close() {
    allocations.close();
  }
}
