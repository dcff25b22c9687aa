package io.github.sparksimpor.spark;

import java.util.List;
import org.apache.spark.package$;

/** The versions of Spark that this library is tested with. */
public final class SparkVersions {
  /** The lines that are supported. */
  public static final List<String> SUPPORTED = List.of("3.5", "4.0", "4.1", "4.2");

  private SparkVersions() {}

  /**
   * Checks the version at hand.
   *
   * @throws IllegalArgumentException if it is not supported
   */
  public static void check() {
    check(package$.MODULE$.SPARK_VERSION());
  }

  static void check(String version) {
    if (SUPPORTED.stream().noneMatch(line -> version.startsWith(line + "."))) {
      throw new IllegalArgumentException(
          "this is Spark %s, and supported are %s; run on one of these"
              .formatted(version, String.join(", ", SUPPORTED)));
    }
  }
}
