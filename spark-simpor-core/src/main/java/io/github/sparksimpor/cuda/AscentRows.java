package io.github.sparksimpor.cuda;

import java.util.List;

/**
 * The rows on a device that the ascents of a class weigh.
 *
 * @param own rows of the class that grows
 * @param contrast rows of the classes it is contrasted with
 */
record AscentRows(DeviceRows own, DeviceRows contrast) implements AutoCloseable {

  /**
   * Finds room for rows.
   *
   * @param device has the memory
   * @param problem says which rows
   * @param shape of the kernel that sums over them
   * @throws CudaOutOfMemoryException if there is none
   */
  static AscentRows place(GpuDevice device, AscentProblem problem, KernelShape shape) {
    ScaledSpace space = ScaledSpace.around(problem.own(), problem.bandwidth());
    long half = MemoryBudget.forRows(device) / 2;
    DeviceRows own = DeviceRows.place(device, List.of(problem.own()), space, shape, half);
    try {
      long rest = MemoryBudget.forRows(device);
      return new AscentRows(own, DeviceRows.place(device, problem.contrast(), space, shape, rest));
    } catch (Throwable e) {
      own.close();
      throw e;
    }
  }

  ScaledSpace space() {
    return own.space();
  }

  /** Whether all of them lie on the device at once. */
  boolean fit() {
    return own.chunks() == 1 && contrast.chunks() == 1;
  }

  /** Sends rows that fit, once for all. */
  void load() {
    own.load(0);
    contrast.load(0);
  }

  @Override
  public void close() {
    contrast.close();
    own.close();
  }
}
