package io.github.sparksimpor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** What this program was built from. */
final class Build implements IVersionProvider {

  /** Version of this library. */
  static String version() {
    try (InputStream in =
        Objects.requireNonNull(Build.class.getResourceAsStream("build.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return Objects.requireNonNull(properties.getProperty("version"));
    } catch (IOException e) {
      throw new IllegalStateException("build.properties is missing from the jar", e);
    }
  }

  /** Versions that decide a result, in one line. */
  static String describe() {
    return "spark-simpor %s, Spark %s, Java %s"
        .formatted(version(), package$.MODULE$.SPARK_VERSION(), Runtime.version().feature());
  }

  @Override
  public String[] getVersion() {
    return new String[] {describe()};
  }
}
