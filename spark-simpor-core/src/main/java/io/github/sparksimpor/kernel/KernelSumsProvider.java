package io.github.sparksimpor.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the tier of the kernel sums for this JVM, and says in one log line what it picked.
 *
 * <p>The setting {@value #PROPERTY}, of Spark's configuration where there is Spark and otherwise a
 * system property, decides:
 *
 * <ul>
 *   <li>{@code auto} (default): the Vector API where the JVM has it and its vectors hold at least
 *       256 bits, else plain Java;
 *   <li>{@code vector}: the Vector API, or an error where the JVM lacks it;
 *   <li>{@code scalar}: plain Java.
 * </ul>
 *
 * All tiers give the same bits.
 */
public final class KernelSumsProvider {
  /** Name of the setting. */
  public static final String PROPERTY = "spark.simpor.kernel";

  static final String MODULE_FLAG = "--add-modules=jdk.incubator.vector";

  private static final int WORTHWHILE_BITS = 256;

  private static final Map<String, KernelSums> CHOSEN = new ConcurrentHashMap<>();

  private KernelSumsProvider() {}

  /** The kernel sums that the system property {@value #PROPERTY} asks for. */
  public static KernelSums get() {
    return get(System.getProperty(PROPERTY, "auto"));
  }

  /**
   * The kernel sums of this JVM: always the same instance, stateless, to be shared between threads.
   *
   * @param setting {@code auto}, {@code vector} or {@code scalar}
   * @throws IllegalArgumentException if the setting is anything else
   * @throws IllegalStateException if it is {@code vector} and the JVM lacks the Vector API
   */
  public static KernelSums get(String setting) {
    return CHOSEN.computeIfAbsent(setting, KernelSumsProvider::chooseAndLog);
  }

  private static KernelSums chooseAndLog(String setting) {
    Choice choice = choose(setting, KernelSumsProvider::vector);
    Announcer.LOG.info("Kernel sums: {} ({})", choice.sums().tier(), choice.reason());
    return choice.sums();
  }

  /** The fastest of this JVM, without a word to any log. */
  public static KernelSums fastest() {
    return fastest(KernelSumsProvider::vector).sums();
  }

  /** Apart, so that what needs no log needs no logging library either. */
  private static final class Announcer {
    static final Logger LOG = LoggerFactory.getLogger(KernelSumsProvider.class);
  }

  /** The vector tier and the width of its vectors. */
  record Vector(KernelSums sums, int bits) {}

  /** A tier and why it was taken. */
  record Choice(KernelSums sums, String reason) {}

  /** Loads the vector tier. */
  interface VectorLoader {
    Vector load() throws NoClassDefFoundError;
  }

  static Choice choose(String setting, VectorLoader loader) {
    return switch (setting.toLowerCase(Locale.ROOT)) {
      case "scalar" -> new Choice(new ScalarKernelSums(), PROPERTY + "=scalar");
      case "vector" -> required(loader);
      case "auto" -> fastest(loader);
      default ->
          throw new IllegalArgumentException(
              PROPERTY + " must be auto, vector or scalar, but is '" + setting + "'");
    };
  }

  private static Choice required(VectorLoader loader) {
    try {
      return new Choice(loader.load().sums(), PROPERTY + "=vector");
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          PROPERTY
              + "=vector needs the Vector API, which this JVM was started without: add "
              + MODULE_FLAG
              + " to its options, or set "
              + PROPERTY
              + "=auto",
          e);
    }
  }

  private static Choice fastest(VectorLoader loader) {
    try {
      Vector vector = loader.load();
      return vector.bits() >= WORTHWHILE_BITS
          ? new Choice(vector.sums(), "vectors of " + vector.bits() + " bits")
          : new Choice(
              new ScalarKernelSums(),
              "this machine's vectors hold only " + vector.bits() + " bits");
    } catch (NoClassDefFoundError e) {
      return new Choice(
          new ScalarKernelSums(),
          "the JVM was started without the Vector API; "
              + MODULE_FLAG
              + " makes this several times faster");
    }
  }

  private static Vector vector() {
    return new Vector(new VectorKernelSums(), VectorKernelSums.vectorBits());
  }
}
