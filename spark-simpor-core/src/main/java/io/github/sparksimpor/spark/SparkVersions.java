package io.github.sparksimpor.spark;

import java.util.regex.Pattern;
import org.apache.spark.package$;

/** The versions of Spark that this library is tested with. */
public final class SparkVersions {
  /** What is supported, in words. */
  public static final String SUPPORTED = "3.5, 4.0 from 4.0.1 on, 4.1 and 4.2";

  private static final Pattern VERSION = Pattern.compile("(3\\.5|4\\.[0-2])\\.\\d.*");

  /** It lacks constructors of parameters that Java calls. */
  private static final Pattern FIRST_OF_4 = Pattern.compile("4\\.0\\.0\\b.*");

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
    if (!VERSION.matcher(version).matches() || FIRST_OF_4.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "this is Spark %s, and supported are %s; run on one of these"
              .formatted(version, SUPPORTED));
    }
  }
}
