package io.github.sparksimpor.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.apache.spark.package$;

/** What this library was built from, and what it runs on. */
public final class Build {
  private Build() {}

  /** Versions that decide a result, in one line. */
  public static String describe() {
    return "spark-simpor %s, Spark %s, Java %s"
        .formatted(version(), package$.MODULE$.SPARK_VERSION(), Runtime.version().feature());
  }

  private static String version() {
    try (InputStream in =
        Objects.requireNonNull(Build.class.getResourceAsStream("build.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return Objects.requireNonNull(properties.getProperty("version"));
    } catch (IOException e) {
      throw new IllegalStateException("build.properties is missing from the jar", e);
    }
  }
}
