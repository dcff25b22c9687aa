package io.github.sparksimpor.cuda;

import java.util.Set;
import java.util.function.Function;

/**
 * A device with kernels that threads of this process share for as long as something lies on it.
 *
 * <p>Serves many threads; to be closed when none is inside.
 */
final class SharedDevice {
  private final GpuDevice device;

  /**
   * Opens a device.
   *
   * @param kernels to be launched on it
   * @throws CudaUnavailableException if there is no such device
   */
  SharedDevice(Cuda cuda, String address, Set<String> kernels) {
    this.device = GpuDevice.open(cuda, address);
    try {
      device.load(kernels);
    } catch (Throwable e) {
      device.close();
      throw e;
    }
    device.pop();
  }

  /** Works with the device, which is current on this thread meanwhile. */
  <T> T within(Function<GpuDevice, T> work) {
    device.push();
    try {
      return work.apply(device);
    } finally {
      device.pop();
    }
  }

  /**
   * Gives the device back; from any thread.
   *
   * @param free frees what lies there
   */
  void close(Runnable free) {
    if (entered()) {
      free.run();
      device.close();
    } else { // the context is gone, with all that was in it
      device.release();
    }
  }

  /** Twice, as the first call after a launch may be told of that launch's error. */
  private boolean entered() {
    boolean atOnce = pushed();
    return atOnce || pushed();
  }

  private boolean pushed() {
    try {
      device.push();
      return true;
    } catch (CudaException e) {
      return false;
    }
  }
}
