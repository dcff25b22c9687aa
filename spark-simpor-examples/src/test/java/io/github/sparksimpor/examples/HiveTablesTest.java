package io.github.sparksimpor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cli.JobRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on tables that a Hive metastore knows. */
@Timeout(240)
class HiveTablesTest {
  private static final int ROWS = 42;

  @TempDir static Path folder;
  private static SparkSession session;
  private static List<String> balanced;

  @BeforeAll
  static void furnish() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .config(
                "spark.hadoop.javax.jdo.option.ConnectionURL",
                "jdbc:derby:memory:metastore;create=true")
            .enableHiveSupport()
            .getOrCreate();
    session.sql("CREATE DATABASE bank");
    rows().write().parquet(folder.resolve("in").toString());
    assertDone(run("--output", folder.resolve("out")));
    balanced = contents(session.read().parquet(folder.resolve("out").toString()));
    assertThat(balanced).hasSizeGreaterThan(ROWS);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Dataset<Row> rows() {
    Random random = new Random(5);
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    RowFactory.create(
                        (long) i, random.nextGaussian() + (i % 7 < 2 ? 1 : 0), i % 7 < 2 ? 1 : 0))
            .toList();
    return session
        .createDataFrame(rows, StructType.fromDDL("id BIGINT, x DOUBLE, y INT"))
        .repartition(2);
  }

  private static List<String> contents(Dataset<Row> rows) {
    return rows.select("id", "x", "y").collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static List<String> contents(String table) {
    return contents(session.newSession().table(table));
  }

  private static JobRun run(Object... output) {
    List<Object> arguments =
        new ArrayList<>(List.of("--input", folder.resolve("in"), "--format", "parquet"));
    arguments.addAll(List.of("--label", "y", "--id", "id", "--method", "smote", "--seed", 3));
    arguments.addAll(Arrays.asList(output));
    return JobRun.of(() -> session, arguments.toArray());
  }

  private static void assertDone(JobRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void aNewTableIsKnownToLaterRuns() {
    assertDone(run("--output-table", "bank.fresh"));
    assertThat(contents("bank.fresh")).isEqualTo(balanced);
    assertThat(run("--output-table", "bank.fresh").err()).contains("' exists; ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(id BIGINT, x DOUBLE, y INT) USING parquet",
        "(id BIGINT, x DOUBLE, y INT) STORED AS ORC",
        "(id BIGINT, x DOUBLE, y INT) USING parquet PARTITIONED BY (y)",
        "(id BIGINT, x DOUBLE) PARTITIONED BY (y INT) STORED AS PARQUET"
      })
  void rowsJoinATableOrReplaceItsRowsAndItsFormatStays(String definition) {
    session.sql("DROP TABLE IF EXISTS bank.kept");
    session.sql("CREATE TABLE bank.kept " + definition);
    rows().write().insertInto("bank.kept");
    String before = kind();

    JobRun joined = run("--output-table", "bank.kept", "--output-mode", "append");
    assertDone(joined);
    assertThat(contents("bank.kept")).hasSize(ROWS + balanced.size()).containsAll(balanced);

    assertDone(run("--output-table", "bank.kept", "--output-mode", "overwrite"));
    assertThat(contents("bank.kept")).isEqualTo(balanced);
    assertThat(kind()).isEqualTo(before);
    assertThat(session.sql("SHOW TABLES IN bank").collectAsList().toString())
        .doesNotContain("_simpor_");
  }

  /** Provider, formats and partitioning. */
  private static String kind() {
    return session
        .sql("DESCRIBE TABLE EXTENDED bank.kept")
        .filter(
            "col_name IN ('Provider', 'Serde Library', 'InputFormat', '# Partition Information')")
        .collectAsList()
        .toString();
  }

  @Test
  void anExternalTableAndAViewAreNotReplaced() {
    session.sql(
        "CREATE TABLE bank.outside (id BIGINT, x DOUBLE, y INT) USING parquet LOCATION '%s'"
            .formatted(folder.resolve("outside")));
    session.sql("CREATE VIEW bank.seen AS SELECT * FROM bank.outside");

    assertThat(run("--output-table", "bank.outside", "--output-mode", "overwrite").err())
        .contains("'bank.outside' is an external table")
        .hasLineCount(1);
    assertThat(run("--output-table", "bank.seen", "--output-mode", "overwrite").err())
        .contains("'bank.seen' is a view")
        .hasLineCount(1);
    assertDone(run("--output-table", "bank.outside", "--output-mode", "append"));
    assertThat(contents("bank.outside")).isEqualTo(balanced);
  }

  @Test
  void theTableThatIsReadMayBeOverwritten() {
    rows().write().saveAsTable("bank.self");

    JobRun run =
        JobRun.of(
            () -> session,
            List.of(
                    "--input-table bank.self --label y --id id --method smote --seed 3",
                    "--output-table bank.self --output-mode overwrite")
                .stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .toArray());

    assertDone(run);
    assertThat(contents("bank.self")).isEqualTo(balanced);
  }
}
