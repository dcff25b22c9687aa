package io.github.sparksimpor.cuda;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The CUDA driver of this machine, loaded and initialised. */
public final class Cuda {
  /** Setting that names the driver library, by name or path. Default {@value #DEFAULT_LIBRARY}. */
  public static final String LIBRARY_PROPERTY = "spark.simpor.cuda.library";

  private static final String DEFAULT_LIBRARY = "libcuda.so.1";

  private final CudaDriver driver;

  private Cuda(CudaDriver driver) {
    this.driver = driver;
  }

  /** The driver that the system property {@value #LIBRARY_PROPERTY} names. */
  public static Cuda load() {
    return load(System.getProperty(LIBRARY_PROPERTY, DEFAULT_LIBRARY));
  }

  /**
   * Loads a driver library.
   *
   * @param library name or path
   * @throws CudaUnavailableException if there is no such library, or it finds no device
   */
  public static Cuda load(String library) {
    CudaDriver driver;
    try {
      driver = Native.load(library, CudaDriver.class);
    } catch (UnsatisfiedLinkError e) {
      throw new CudaUnavailableException(
          "no CUDA driver: " + library + " cannot be loaded; is the NVIDIA driver installed?", e);
    }
    Cuda cuda = new Cuda(driver);
    int result = driver.cuInit(0);
    if (result != CudaDriver.SUCCESS) {
      throw new CudaUnavailableException(
          "the CUDA driver finds no usable device: cuInit says " + cuda.name(result));
    }
    return cuda;
  }

  /** The name of the driver library when no setting names another. */
  public static String defaultLibrary() {
    return DEFAULT_LIBRARY;
  }

  CudaDriver driver() {
    return driver;
  }

  /** Highest CUDA version that the driver supports, {@code 12.4}, say. */
  public String version() {
    IntByReference version = new IntByReference();
    check(driver.cuDriverGetVersion(version), "cuDriverGetVersion");
    return version.getValue() / 1000 + "." + version.getValue() % 1000 / 10;
  }

  /** Number of devices. */
  public int devices() {
    IntByReference count = new IntByReference();
    check(driver.cuDeviceGetCount(count), "cuDeviceGetCount");
    return count.getValue();
  }

  /** Throws unless a call succeeded. */
  void check(int result, String call) {
    if (result == CudaDriver.OUT_OF_MEMORY) {
      throw new CudaOutOfMemoryException(call + " failed: " + name(result));
    }
    if (result != CudaDriver.SUCCESS) {
      throw new CudaException(call + " failed: " + name(result));
    }
  }

  String name(int result) {
    PointerByReference name = new PointerByReference();
    boolean known = driver.cuGetErrorName(result, name) == CudaDriver.SUCCESS;
    return known ? name.getValue().getString(0) : "CUDA error " + result;
  }
}
