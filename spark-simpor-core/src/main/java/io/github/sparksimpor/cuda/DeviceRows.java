package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.RowParts;
import java.util.List;

/**
 * Rows on the device, one class after the other: all of them for good where they fit, and otherwise
 * a chunk at a time, sent anew for every pass. Chunks are whole splits, and the splits depend on
 * the number of rows only, so that the sums do not show which it was.
 */
final class DeviceRows implements AutoCloseable {
  /** Splits are merged one by one, and take memory for each query. */
  static final int MOST_SPLITS = 32;

  /** Smaller ones spend their time on finding a reference; larger ones leave a card idle. */
  private static final int SMALLEST_SPLIT = 512;

  private final List<RowParts> classes;
  private final ScaledSpace space;
  private final KernelShape shape;
  private final int size;
  private final int splitRows;
  private final int chunkRows;
  private final DeviceMemory memory;
  private final float[] staging;
  private int resident = -1;

  private DeviceRows(
      List<RowParts> classes, ScaledSpace space, KernelShape shape, int size, Chunk chunk) {
    this.classes = classes;
    this.space = space;
    this.shape = shape;
    this.size = size;
    this.splitRows = splitRows(size);
    this.chunkRows = chunk.rows();
    this.memory = chunk.memory();
    this.staging = new float[Math.multiplyExact(splitRows, shape.paddedDimension())];
  }

  private record Chunk(int rows, DeviceMemory memory) {}

  /**
   * Finds room for rows.
   *
   * @param device has the memory
   * @param budget bytes to take, if that many are free; at least one split is taken
   * @throws CudaOutOfMemoryException if not even a split fits
   */
  static DeviceRows place(
      GpuDevice device, List<RowParts> classes, ScaledSpace space, KernelShape shape, long budget) {
    int size = 0;
    for (RowParts rows : classes) {
      size = Math.addExact(size, rows.size());
    }
    int splits = splits(size);
    long splitBytes = (long) splitRows(size) * shape.paddedDimension() * Float.BYTES;
    int fitting = (int) Math.max(1, Math.min(splits, budget / splitBytes));
    while (true) {
      try {
        DeviceMemory memory = device.allocate(fitting * splitBytes);
        return new DeviceRows(
            classes, space, shape, size, new Chunk(fitting * splitRows(size), memory));
      } catch (CudaOutOfMemoryException e) {
        if (fitting == 1) {
          throw e;
        }
        fitting /= 2; // another task was faster
      }
    }
  }

  static int splitRows(int size) {
    return Math.max(SMALLEST_SPLIT, (size + MOST_SPLITS - 1) / MOST_SPLITS);
  }

  static int splits(int size) {
    return Math.max(1, (size + splitRows(size) - 1) / splitRows(size));
  }

  int size() {
    return size;
  }

  int splits() {
    return splits(size);
  }

  int splitRows() {
    return splitRows;
  }

  int chunks() {
    return Math.max(1, (size + chunkRows - 1) / chunkRows);
  }

  int firstRow(int chunk) {
    return chunk * chunkRows;
  }

  int rows(int chunk) {
    return Math.min(chunkRows, size - firstRow(chunk));
  }

  /** The memory with the rows of a chunk in it. */
  DeviceMemory load(int chunk) {
    if (resident != chunk) {
      int stride = shape.paddedDimension();
      for (int done = 0; done < rows(chunk); done += splitRows) {
        int count = Math.min(splitRows, rows(chunk) - done);
        space.lay(classes, firstRow(chunk) + done, count, stride, staging);
        memory.upload(staging, (long) done * stride, count * stride);
      }
      resident = chunk;
    }
    return memory;
  }

  @Override
  public void close() {
    memory.close();
  }
}
