package io.github.sparksimpor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests of this module share. */
public final class SparkTestSession {
  private SparkTestSession() {}

  /** The session, started on first use; it ends with the JVM. */
  public static SparkSession get() {
    return Holder.SESSION;
  }

  private static final class Holder {
    static final SparkSession SESSION = start();

    private static SparkSession start() {
      try {
        SparkSession session =
            SparkSession.builder()
                .master("local[2]")
                .appName("spark-simpor tests")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .config(
                    "spark.sql.warehouse.dir", Files.createTempDirectory("warehouse").toString())
                .getOrCreate();
        session.sparkContext().setLogLevel("WARN");
        return session;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
