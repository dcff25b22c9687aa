package io.github.sparksimpor.cli.fault;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.package$;
import org.jspecify.annotations.Nullable;

/** What Spark needs a jar for that does not come with it, and which jar that is. */
public final class Connectors {
  private static final String SCALA =
      scala.util.Properties$.MODULE$.versionNumberString().replaceFirst("(\\d+\\.\\d+).*", "$1");
  private static final String SPARK = package$.MODULE$.SPARK_VERSION();
  private static final String SPARK_LINE = SPARK.replaceFirst("(\\d+\\.\\d+).*", "$1");
  private static final String ANY = "VERSION";

  /** Settings without which Delta does not work. */
  private static final String OF_DELTA =
      " --conf spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension --conf"
          + " spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog";

  private static final String DELTA =
      "io.delta:delta-spark_%s:%s".formatted(SCALA, tested("4.0.0")) + OF_DELTA;
  private static final String ICEBERG =
      "org.apache.iceberg:iceberg-spark-runtime-%s_%s:1.10.0".formatted(SPARK_LINE, SCALA);
  private static final String HUDI =
      "org.apache.hudi:hudi-spark%s-bundle_%s:".formatted(SPARK_LINE, SCALA) + ANY;
  private static final String SNOWFLAKE =
      "net.snowflake:spark-snowflake_%s:".formatted(SCALA) + ANY;
  private static final String BIGQUERY =
      "com.google.cloud.spark:spark-%s-bigquery:".formatted(SPARK_LINE) + ANY;
  private static final String AWS = "org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion();
  private static final String AZURE = "org.apache.hadoop:hadoop-azure:" + VersionInfo.getVersion();
  private static final String GOOGLE = "com.google.cloud.bigdataoss:gcs-connector:hadoop3-2.2.26";

  private static final Map<String, String> FORMATS =
      Map.of(
          "avro", "org.apache.spark:spark-avro_%s:%s".formatted(SCALA, SPARK),
          "delta", DELTA,
          "iceberg", ICEBERG,
          "hudi", HUDI,
          "snowflake", SNOWFLAKE,
          "net.snowflake.spark.snowflake", SNOWFLAKE,
          "bigquery", BIGQUERY);

  /** By how names of classes begin that settings name. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "io.delta.", DELTA,
          "org.apache.spark.sql.delta.", DELTA,
          "org.apache.iceberg.", ICEBERG,
          "org.apache.hudi.", HUDI);

  private static final Map<String, String> FILE_SYSTEMS =
      Map.of(
          "s3", AWS,
          "s3a", AWS,
          "gs", GOOGLE,
          "abfs", AZURE,
          "abfss", AZURE,
          "wasb", AZURE,
          "wasbs", AZURE);

  private static final Map<String, String> DRIVERS =
      Map.of(
          "jdbc:postgresql:", "org.postgresql:postgresql:42.7.4",
          "jdbc:mysql:", "com.mysql:mysql-connector-j:9.1.0",
          "jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client:3.5.1",
          "jdbc:sqlserver:", "com.microsoft.sqlserver:mssql-jdbc:13.2.1.jre11",
          "jdbc:oracle:", "com.oracle.database.jdbc:ojdbc11:23.5.0.24.07",
          "jdbc:db2:", "com.ibm.db2:jcc:11.5.9.0",
          "jdbc:snowflake:", "net.snowflake:snowflake-jdbc:" + ANY,
          "jdbc:sqlite:", "org.xerial:sqlite-jdbc:3.50.3.0",
          "jdbc:h2:", "com.h2database:h2:2.2.224");

  private Connectors() {}

  /** A version that is known to run on Spark 4.0; others need another. */
  private static String tested(String version) {
    return SPARK_LINE.equals("4.0") ? version : ANY;
  }

  /**
   * What to say of a failure for want of a jar, or of the settings that belong to it.
   *
   * @param format that was to be read or written
   * @param options of its reader or writer
   */
  public static Optional<String> missing(
      Throwable failure, String format, Map<String, String> options) {
    List<Throwable> causes = ExceptionUtils.getThrowableList(failure);
    for (Throwable cause : causes) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("DELTA_CONFIGURE_SPARK_SESSION")) {
        return Optional.of("Delta needs settings; add" + OF_DELTA + " before --");
      }
      if (format.equals("jdbc") && isDriver(cause, message)) {
        return driver(options);
      }
      Optional<String> byClass =
          find(CLASSES, name -> isMissingClass(cause) && message.contains(name));
      if (byClass.isPresent()) {
        return byClass.map(Connectors::add);
      }
    }
    @Nullable String jar = FORMATS.get(format);
    return jar != null && causes.stream().anyMatch(Connectors::isUnknownFormat)
        ? Optional.of(add(jar))
        : Optional.empty();
  }

  /** Whether it tells that Spark knows no format of a name. */
  public static boolean isUnknownFormat(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return (cause instanceof ClassNotFoundException && message.endsWith(".DefaultSource"))
        || message.contains("external data source");
  }

  /** What to say of a path whose file system is in a jar that is known, and missing. */
  public static Optional<String> ofFileSystem(String path) {
    return Optional.ofNullable(FILE_SYSTEMS.get(path.replaceFirst(":.*", ""))).map(Connectors::add);
  }

  private static boolean isDriver(Throwable cause, String message) {
    return cause instanceof ClassNotFoundException || message.contains("No suitable driver");
  }

  private static Optional<String> driver(Map<String, String> options) {
    String url = options.getOrDefault("url", "").toLowerCase(Locale.ROOT);
    return find(DRIVERS, url::startsWith)
        .map(Connectors::add)
        .or(
            () ->
                Optional.of(
                    "there is no driver for this url; correct it, or add the driver's jar with"
                        + " --packages or --jars before --"));
  }

  private static boolean isMissingClass(Throwable cause) {
    return cause instanceof ClassNotFoundException
        || cause instanceof NoClassDefFoundError
        || String.valueOf(cause.getMessage()).contains("plugin class");
  }

  private static Optional<String> find(Map<String, String> jars, Predicate<String> by) {
    return jars.entrySet().stream()
        .filter(known -> by.test(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String add(String jar) {
    String version =
        jar.contains(ANY) ? " (VERSION: the newest for Spark %s)".formatted(SPARK_LINE) : "";
    return "its jar is missing; add --packages %s before --%s".formatted(jar, version);
  }
}
