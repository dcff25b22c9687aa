package io.github.sparksimpor.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The stand-in for the CUDA driver: the device code compiled by g++ as host code, behind the
 * driver's functions. Built once per run; where there is no g++ the test is skipped.
 */
public final class StandIn {
  /** Memory of a stand-in device unless a test says otherwise. */
  public static final long PLENTY = 1L << 30;

  private static final Path TESTS = Path.of("src", "test", "cuda");
  private static final Path SOURCES = Path.of("src", "main", "cuda");

  private StandIn() {}

  /** An error that a call of the driver can be made to fail with. */
  public enum Fault {
    /** Strikes once. */
    UNKNOWN(999),
    /** Strikes once. */
    OUT_OF_MEMORY(2),
    /** Spoils the context. */
    LAUNCH_FAILED(719),
    /** The device is lost for good. */
    NO_DEVICE(100),
    /** By a neighbour, with all that was in it. */
    CONTEXT_IS_DESTROYED(709);

    private final int result;

    Fault(int result) {
      this.result = result;
    }
  }

  /** Has a call fail; the first after the machine was booted is number 0. */
  public static void failCall(long number, Fault fault) {
    controls().stand_in_fail_call(number, fault.result);
  }

  /** What the stand-in has beyond the driver's functions. */
  public interface Controls extends Library {
    void stand_in_reset(int devices, long memory, long launchesBeforeFailure);

    void stand_in_fail_call(long number, int result);

    long stand_in_calls();

    long stand_in_held();

    long stand_in_launches();

    long stand_in_uploads();

    long stand_in_allocations();

    long stand_in_peak();

    int stand_in_last_device();
  }

  /** Path of the library. */
  public static Path library() {
    requireCompiler();
    return Holder.LIBRARY;
  }

  /** Its controls. */
  public static Controls controls() {
    requireCompiler();
    return Holder.CONTROLS;
  }

  static void requireCompiler() {
    assumeTrue(has("g++"), "no g++ on the path: the stand-in for the CUDA driver is not built");
  }

  /** A freshly booted machine with two devices of ample memory. */
  static Cuda boot() {
    return boot(2, PLENTY, -1);
  }

  static Cuda boot(int devices, long memory, long launchesBeforeFailure) {
    controls().stand_in_reset(devices, memory, launchesBeforeFailure);
    return Cuda.load(library().toString());
  }

  private static final class Holder {
    static final Path LIBRARY = build("stand_in_driver.cpp");
    static final Controls CONTROLS = Native.load(LIBRARY.toString(), Controls.class);
  }

  /** Builds a driver library from a source file of the tests, in a folder of its own. */
  static Path build(String source) {
    try {
      Path folder = Path.of("target", source.replace(".cpp", "")).toAbsolutePath();
      Files.createDirectories(folder);
      Path library = folder.resolve("libcuda.so.1");
      run(
          List.of(
              "g++",
              "-std=c++17",
              "-O2",
              "-ftree-vectorize",
              "-fvect-cost-model=dynamic",
              "-march=native",
              "-ffp-contract=off",
              "-fno-strict-aliasing",
              "-shared",
              "-fPIC",
              // Two drivers in one process are not to share a symbol.
              "-fno-gnu-unique",
              "-Wl,-Bsymbolic",
              "-Wno-unknown-pragmas",
              "-I" + SOURCES,
              "-I" + TESTS,
              TESTS.resolve(source).toString(),
              "-o",
              library.toString()));
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a program can be started. */
  static boolean has(String program) {
    try {
      Process process =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a program to its end, and fails with its output if it does. */
  static void run(List<String> command) throws IOException {
    Path log = Files.createTempFile("command", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + " failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
