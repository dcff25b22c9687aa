package io.github.sparksimpor.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          avro      | org.apache.spark:spark-avro_2.13:4.0.1
          delta     | io.delta:delta-spark_2.13:4.0.0
          iceberg   | org.apache.iceberg:iceberg-spark-runtime-4.0_2.13:1.10.0
          hudi      | org.apache.hudi:hudi-spark4.0-bundle_2.13:VERSION
          bigquery  | com.google.cloud.spark:spark-4.0-bigquery:VERSION
          snowflake | net.snowflake:spark-snowflake_2.13:VERSION
          """)
  void aFormatThatSparkLacksNamesItsPackage(String format, String jar) {
    Exception failure =
        new IllegalStateException(new ClassNotFoundException(format + ".DefaultSource"));

    assertThat(Connectors.missing(failure, format, Map.of()))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .contains("add --packages " + jar, " before --")
                    .doesNotContain("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, org.postgresql:postgresql",
    "mysql, com.mysql:mysql-connector-j",
    "mariadb, org.mariadb.jdbc:mariadb-java-client",
    "sqlserver, com.microsoft.sqlserver:mssql-jdbc",
    "oracle, com.oracle.database.jdbc:ojdbc11",
    "db2, com.ibm.db2:jcc",
    "sqlite, org.xerial:sqlite-jdbc",
    "h2, com.h2database:h2:2.2.224",
    "none-such, add the driver's jar"
  })
  void aDriverThatIsNotThereNamesItsPackage(String kind, String jar) {
    Map<String, String> options = Map.of("url", "jdbc:" + kind + ":somewhere");

    assertThat(Connectors.missing(new ClassNotFoundException("a.Driver"), "jdbc", options))
        .hasValueSatisfying(told -> assertThat(told).contains(jar));
    assertThat(Connectors.missing(new SQLException("No suitable driver"), "jdbc", options))
        .hasValueSatisfying(told -> assertThat(told).contains(jar));
  }

  @ParameterizedTest
  @CsvSource({
    "s3a, org.apache.hadoop:hadoop-aws:3.4.1",
    "abfs, org.apache.hadoop:hadoop-azure:3.4.1",
    "gs, com.google.cloud.bigdataoss:gcs-connector:hadoop3-2.2.26"
  })
  void aFileSystemThatIsNotThereNamesItsPackage(String scheme, String jar) {
    assertThat(Connectors.ofFileSystem(scheme + "://bucket/x"))
        .hasValueSatisfying(told -> assertThat(told).contains(jar));
  }

  @Test
  void aCatalogWhoseClassIsNotThereNamesItsPackage() {
    Exception failure =
        new SparkException(
            "Cannot find catalog plugin class for catalog 'lake':"
                + " org.apache.iceberg.spark.SparkCatalog.");

    assertThat(Connectors.missing(failure, "table", Map.of()))
        .hasValueSatisfying(told -> assertThat(told).contains("iceberg-spark-runtime-4.0_2.13"));
  }

  @Test
  void deltaWithoutItsSettingsNamesThem() {
    Exception failure =
        new IllegalStateException("[DELTA_CONFIGURE_SPARK_SESSION_WITH_EXTENSION_AND_CATALOG] …");

    assertThat(Connectors.missing(failure, "delta", Map.of()))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .contains(
                        "--conf spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension",
                        "--conf spark.sql.catalog.spark_catalog="));
  }

  @Test
  void anotherFailureNamesNothing() {
    assertThat(Connectors.missing(new IllegalStateException("full"), "delta", Map.of())).isEmpty();
    assertThat(Connectors.ofFileSystem("/a/b")).isEmpty();
  }
}
