package io.github.sparksimpor.cuda;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CUDA driver of this machine, loaded and initialised. */
public final class Cuda {
  /** Setting that names the driver library, by name or path. Default {@value #DEFAULT_LIBRARY}. */
  public static final String LIBRARY_PROPERTY = "spark.simpor.cuda.library";

  private static final String DEFAULT_LIBRARY = "libcuda.so.1";

  /** JNA names the whole class path where it finds nothing there. */
  private static final int LONGEST_REASON = 200;

  private final CudaDriver driver;

  /** Whether JNA works: a second try fails otherwise than the first, so it is tried once. */
  private static final class Jna {
    static final @Nullable Throwable FAULT = fault();

    private static @Nullable Throwable fault() {
      try {
        int ignored = Native.POINTER_SIZE; // has it unpack and load its library
        return null;
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Error e) {
        return e;
      }
    }
  }

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
   * @throws CudaUnavailableException if there is no such library, it is none of a driver's, or it
   *     finds no device
   */
  public static Cuda load(String library) {
    Cuda cuda = new Cuda(bind(library));
    int result = cuda.driver.cuInit(0);
    if (result != CudaDriver.SUCCESS) {
      throw new CudaUnavailableException(
          "the CUDA driver finds no usable device: cuInit says " + cuda.name(result));
    }
    return cuda;
  }

  private static CudaDriver bind(String library) {
    requireJna();
    try {
      CudaDriver driver = Native.load(library, CudaDriver.class);
      requireFunctions(library);
      return driver;
    } catch (UnsatisfiedLinkError e) {
      throw new CudaUnavailableException(
          "no CUDA driver: " + library + " cannot be loaded; is the NVIDIA driver installed?", e);
    }
  }

  /** Tells what JNA lacks, which would be taken for a lack of the driver. */
  private static void requireJna() {
    @Nullable Throwable fault = Jna.FAULT;
    if (fault != null) {
      throw new CudaUnavailableException(
          "JNA, through which the CUDA driver is called, cannot be loaded (%s); set -Djna.tmpdir to a folder from which programs may run"
              .formatted(firstLine(fault)),
          fault);
    }
  }

  private static String firstLine(Throwable fault) {
    @Nullable Throwable cause = fault.getCause();
    String line =
        String.valueOf((cause == null ? fault : cause).getMessage()).lines().findFirst().orElse("");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }

  /** A function that is missing would be found out at its first use only, with a fatal error. */
  private static void requireFunctions(String library) {
    NativeLibrary loaded = NativeLibrary.getInstance(library);
    List<String> names =
        Arrays.stream(CudaDriver.class.getDeclaredMethods()).map(Method::getName).sorted().toList();
    for (String name : names) {
      try {
        loaded.getFunction(name);
      } catch (UnsatisfiedLinkError e) {
        throw new CudaUnavailableException(
            "no CUDA driver of use: %s has no %s; install NVIDIA's driver 525 or newer"
                .formatted(library, name),
            e);
      }
    }
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
