package io.github.sparksimpor.cuda;

import java.util.ArrayDeque;
import java.util.Deque;

/** Device memory that is freed together. */
final class Allocations implements AutoCloseable {
  private final GpuDevice device;
  private final Deque<DeviceMemory> owned = new ArrayDeque<>();

  Allocations(GpuDevice device) {
    this.device = device;
  }

  DeviceMemory doubles(long count) {
    return bytes(count * Double.BYTES);
  }

  DeviceMemory floats(long count) {
    return bytes(count * Float.BYTES);
  }

  DeviceMemory ints(long count) {
    return bytes(count * Integer.BYTES);
  }

  private DeviceMemory bytes(long count) {
    DeviceMemory memory = device.allocate(count);
    owned.push(memory);
    return memory;
  }

  @Override
  public void close() {
    owned.forEach(DeviceMemory::close);
    owned.clear();
  }
}
