package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.kernel.RunningSums;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Parts of the training rows that stay on a GPU: each goes there when sums over it are first asked
 * for, and lies there until all are closed. A part for which there is no room passes through the
 * device in chunks, anew each time, with the same sums. What comes out depends on the part and the
 * points alone.
 *
 * <p>Serves many threads; to be closed when none is inside.
 */
public final class ResidentRows implements DeviceContent {
  private final SharedDevice shared;
  private final int dimension;
  private final Map<Key, DeviceRows> resident = new ConcurrentHashMap<>();

  private record Key(int part, double bandwidth) {}

  /**
   * Rows on a device, none yet.
   *
   * @param cuda the driver
   * @param address of the device, as Spark hands it to a task
   * @param dimension number of features
   * @throws CudaUnavailableException if there is no such device
   * @throws GpuLimitException if there are more features than a GPU takes
   */
  public ResidentRows(Cuda cuda, String address, int dimension) {
    this.dimension = dimension;
    this.shared = new SharedDevice(cuda, address, SumsWorkspace.kernels(dimension));
  }

  /**
   * Adds the kernels of all rows of a part to the sums of every query.
   *
   * @param part its number; the same rows whenever it is the same
   * @param rows gives the rows, if they are not on the device
   * @param bandwidth h, positive, in the units of the coordinates
   * @param queries the points, without categories
   * @param exclude whether each query's excluded row, an index into the part, is left out
   * @param sums of the queries, by their index in the batch
   * @return pieces in which the rows passed through the device: 1 if they stay there
   * @throws CudaOutOfMemoryException if not even a chunk of the rows finds room
   */
  public int accumulate(
      int part,
      Supplier<PackedRows> rows,
      double bandwidth,
      QueryBatch queries,
      boolean exclude,
      RunningSums sums) {
    return shared.within(
        device -> {
          int capacity =
              MemoryBudget.points(device, SumsWorkspace.bytesPerQuery(dimension), queries.size());
          try (PointSums points = new PointSums(device, dimension, capacity)) {
            Key key = new Key(part, bandwidth);
            DeviceRows known = resident.get(key);
            DeviceRows summed =
                known == null ? place(key, rows.get(), points.shape(), device) : known;
            try {
              accumulate(points, summed, queries, exclude, sums);
              return summed.chunks();
            } finally {
              if (summed.chunks() > 1) {
                summed.close();
              }
            }
          }
        });
  }

  private DeviceRows place(Key key, PackedRows rows, KernelShape shape, GpuDevice device) {
    RowParts part = RowParts.of(rows);
    ScaledSpace space = ScaledSpace.around(part, key.bandwidth());
    DeviceRows placed =
        DeviceRows.place(device, List.of(part), space, shape, MemoryBudget.forRows(device));
    if (placed.chunks() > 1) {
      return placed;
    }
    try {
      placed.load(0);
      device.synchronize(); // the next pass may be another thread's
    } catch (Throwable e) {
      placed.close();
      throw e;
    }
    DeviceRows former = resident.putIfAbsent(key, placed);
    if (former == null) {
      return placed;
    }
    placed.close(); // another attempt at the same task was faster
    return former;
  }

  private void accumulate(
      PointSums points, DeviceRows rows, QueryBatch queries, boolean exclude, RunningSums sums) {
    for (int from = 0; from < queries.size(); from += points.capacity()) {
      int count = Math.min(points.capacity(), queries.size() - from);
      int first = from;
      int[] excluded = new int[count];
      Arrays.setAll(excluded, i -> exclude ? queries.excludedRow(first + i) : QueryBatch.NONE);
      double[] logSums = new double[count];
      double[] means = new double[count * dimension];
      points.sum(
          rows,
          Arrays.copyOfRange(queries.coordinates(), from * dimension, (from + count) * dimension),
          excluded,
          logSums,
          means);
      for (int i = 0; i < count; i++) {
        sums.add(from + i, logSums[i], means, i * dimension);
      }
    }
  }

  @Override
  public void close() {
    shared.close(() -> resident.values().forEach(DeviceRows::close));
    resident.clear();
  }
}
