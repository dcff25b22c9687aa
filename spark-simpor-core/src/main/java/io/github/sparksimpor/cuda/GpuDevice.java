package io.github.sparksimpor.cuda;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A GPU in use: its primary context, which all users of the device in this process share, is
 * current on the thread that opens it until that thread closes it. Where threads share a device,
 * each {@link #push pushes} and {@link #pop pops} it for itself.
 */
public final class GpuDevice implements AutoCloseable {
  static final int THREADS = 128;

  private static final int UUID_BYTES = 16;

  private final Cuda cuda;
  private final int device;
  private final String address;
  private final Pointer context;
  private final Map<String, Pointer> functions = new HashMap<>();
  private @Nullable Pointer module;

  private GpuDevice(Cuda cuda, int device, String address) {
    this.cuda = cuda;
    this.device = device;
    this.address = address;
    PointerByReference retained = new PointerByReference();
    cuda.check(
        cuda.driver().cuDevicePrimaryCtxRetain(retained, device), "cuDevicePrimaryCtxRetain");
    this.context = retained.getValue();
  }

  /**
   * Opens a device.
   *
   * @param cuda the driver
   * @param address the device's number, or its UUID ({@code GPU-…}), as Spark hands it to a task
   * @throws CudaUnavailableException if there is no such device
   */
  public static GpuDevice open(Cuda cuda, String address) {
    GpuDevice opened = new GpuDevice(cuda, find(cuda, address), address);
    try {
      opened.push();
    } catch (CudaException e) {
      opened.release();
      throw e;
    }
    return opened;
  }

  private static int find(Cuda cuda, String address) {
    int count = cuda.devices();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      IntByReference device = new IntByReference();
      cuda.check(cuda.driver().cuDeviceGet(device, ordinal), "cuDeviceGet");
      if (address.equals(Integer.toString(ordinal))
          || (address.startsWith("GPU-") && address.equals(uuid(cuda, device.getValue())))) {
        return device.getValue();
      }
    }
    throw new CudaUnavailableException(
        "there is no GPU '%s' on this machine: the CUDA driver shows %s".formatted(address, count));
  }

  private static String uuid(Cuda cuda, int device) {
    byte[] uuid = new byte[UUID_BYTES];
    cuda.check(cuda.driver().cuDeviceGetUuid_v2(uuid, device), "cuDeviceGetUuid");
    String hex = HexFormat.of().formatHex(uuid).toLowerCase(Locale.ROOT);
    return "GPU-%s-%s-%s-%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
  }

  /** Makes it current on this thread. */
  void push() {
    cuda.check(cuda.driver().cuCtxPushCurrent_v2(context), "cuCtxPushCurrent");
  }

  /** Makes current on this thread what was before. */
  void pop() {
    int ignored = cuda.driver().cuCtxPopCurrent_v2(new PointerByReference());
  }

  /** Gives the context back, with the code that was loaded if nobody else uses it. */
  void release() {
    int ignored = cuda.driver().cuDevicePrimaryCtxRelease_v2(device);
  }

  /** The device's name, {@code NVIDIA A100-SXM4-40GB}, say. */
  public String name() {
    byte[] name = new byte[256];
    cuda.check(cuda.driver().cuDeviceGetName(name, name.length, device), "cuDeviceGetName");
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return new String(name, 0, length, StandardCharsets.UTF_8);
  }

  /** The address it was opened by. */
  public String address() {
    return address;
  }

  /** Bytes that can be allocated now. */
  public long freeBytes() {
    return memory()[0];
  }

  /** Bytes of the device. */
  public long totalBytes() {
    return memory()[1];
  }

  private long[] memory() {
    LongByReference free = new LongByReference();
    LongByReference total = new LongByReference();
    cuda.check(cuda.driver().cuMemGetInfo_v2(free, total), "cuMemGetInfo");
    return new long[] {free.getValue(), total.getValue()};
  }

  int attribute(int attribute) {
    IntByReference value = new IntByReference();
    cuda.check(
        cuda.driver().cuDeviceGetAttribute(value, attribute, device), "cuDeviceGetAttribute");
    return value.getValue();
  }

  /** Makes kernels ready for launch. */
  void load(Set<String> kernels) {
    unload();
    PointerByReference loaded = new PointerByReference();
    byte[] image = (DeviceModule.only(kernels) + '\0').getBytes(StandardCharsets.US_ASCII);
    cuda.check(cuda.driver().cuModuleLoadData(loaded, image), "cuModuleLoadData");
    module = loaded.getValue();
    for (String kernel : kernels) {
      PointerByReference function = new PointerByReference();
      cuda.check(
          cuda.driver().cuModuleGetFunction(function, loaded.getValue(), kernel),
          "cuModuleGetFunction of " + kernel);
      functions.put(kernel, function.getValue());
    }
  }

  /**
   * Allocates memory.
   *
   * @param bytes how much, at least 1
   * @throws CudaOutOfMemoryException if there is less
   */
  DeviceMemory allocate(long bytes) {
    LongByReference pointer = new LongByReference();
    int result = cuda.driver().cuMemAlloc_v2(pointer, bytes);
    if (result == CudaDriver.OUT_OF_MEMORY) {
      throw new CudaOutOfMemoryException(
          "GPU %s has no %s MB to spare (%s MB free of %s MB): let fewer tasks share it, or leave it more memory"
              .formatted(address, bytes >> 20, freeBytes() >> 20, totalBytes() >> 20));
    }
    cuda.check(result, "cuMemAlloc");
    return new DeviceMemory(cuda, pointer.getValue(), bytes);
  }

  /**
   * Queues a kernel.
   *
   * @param kernel one of those loaded
   * @param gridX blocks of {@link #THREADS} threads
   * @param gridY likewise, in the other direction
   * @param arguments {@code DeviceMemory}, {@code Integer} or {@code Double}
   */
  void launch(String kernel, int gridX, int gridY, Object... arguments) {
    Pointer function = functions.get(kernel);
    if (function == null) {
      throw new IllegalStateException(kernel + " has not been loaded");
    }
    try (Memory values = new Memory((long) arguments.length * Long.BYTES);
        Memory pointers = new Memory((long) arguments.length * Long.BYTES)) {
      for (int i = 0; i < arguments.length; i++) {
        long at = (long) i * Long.BYTES;
        put(values, at, arguments[i]);
        pointers.setPointer(at, values.share(at));
      }
      cuda.check(
          cuda.driver()
              .cuLaunchKernel_ptsz(
                  function,
                  gridX,
                  gridY,
                  1,
                  THREADS,
                  1,
                  1,
                  0,
                  Pointer.NULL,
                  pointers,
                  Pointer.NULL),
          "launch of " + kernel);
    }
  }

  private static void put(Memory values, long at, Object argument) {
    if (argument instanceof DeviceMemory memory) {
      values.setLong(at, memory.address());
    } else if (argument instanceof Integer number) {
      values.setInt(at, number);
    } else if (argument instanceof Double number) {
      values.setDouble(at, number);
    } else {
      throw new IllegalArgumentException("no kernel argument: " + argument.getClass());
    }
  }

  /** Waits for all that was queued. */
  void synchronize() {
    cuda.check(cuda.driver().cuCtxSynchronize(), "cuCtxSynchronize");
  }

  private void unload() {
    functions.clear();
    if (module != null) {
      int ignored = cuda.driver().cuModuleUnload(module);
      module = null;
    }
  }

  /** Gives the context back; to be called by a thread on which it is current. */
  @Override
  public void close() {
    unload();
    pop();
    release();
  }

  /** Blocks that cover so many threads. */
  static int blocks(int threads) {
    return (threads + THREADS - 1) / THREADS;
  }
}
