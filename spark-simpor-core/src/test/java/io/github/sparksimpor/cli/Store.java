package io.github.sparksimpor.cli;

import io.delta.sql.DeltaSparkSessionExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.delta.catalog.DeltaCatalog;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** Where tables live: how the program is told of one, and how to look at it. */
enum Store {
  /** A folder of Delta's. */
  DELTA_PATH {
    @Override
    List<String> input(Path folder, String table) {
      return List.of("--input", path(folder, table), "--format", "delta");
    }

    @Override
    List<String> output(Path folder, String table) {
      return List.of("--output", path(folder, table), "--output-format", "delta");
    }

    @Override
    String sql(Path folder, String table) {
      return "delta.`%s`".formatted(path(folder, table));
    }

    private String path(Path folder, String table) {
      return disk(folder.resolve("delta").resolve(table));
    }
  },
  /** A table of Delta's in the session's catalog. */
  DELTA {
    @Override
    List<String> output(Path folder, String table) {
      return List.of("--output-table", name(table), "--output-format", "delta");
    }
  },
  /** A table of files in the session's catalog. */
  FILES,
  /** A table of Iceberg's in folders. */
  ICEBERG,
  /** A table of Iceberg's in a catalog that is a database. */
  ICEBERG_JDBC,
  /** A table of H2's. */
  H2 {
    @Override
    List<String> input(Path folder, String table) {
      return List.of(
          "--format", "jdbc", "--option", "url=" + url(folder), "--option", "dbtable=" + table);
    }

    @Override
    List<String> output(Path folder, String table) {
      return List.of(
          "--output-format",
          "jdbc",
          "--output-option",
          "url=" + url(folder),
          "--output-option",
          "dbtable=" + table);
    }

    @Override
    void create(
        SparkSession session, Path folder, String table, Dataset<Row> rows, String... partitions) {
      rows.write().format("jdbc").option("url", url(folder)).option("dbtable", table).save();
      execute(
          folder,
          "CREATE TRIGGER breaking_%1$s BEFORE INSERT ON %1$s FOR EACH ROW CALL '%2$s'"
              .formatted(table, BreakingTrigger.class.getName()));
    }

    @Override
    Dataset<Row> read(SparkSession session, Path folder, String table) {
      return session
          .read()
          .format("jdbc")
          .option("url", url(folder))
          .option("dbtable", table)
          .load();
    }

    @Override
    void leave(Path folder) {
      execute(folder, "SHUTDOWN");
    }

    @Override
    void breakCommits(boolean halts) {
      BreakingTrigger.atTheNextRow(halts);
    }

    @Override
    void mend() {
      BreakingTrigger.never();
    }
  };

  /** A database in a folder, which stays open between connections. */
  static String url(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("h2") + ";DB_CLOSE_DELAY=-1";
  }

  static void execute(Path folder, String sql) {
    try (Connection connection = DriverManager.getConnection(url(folder));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the database in a folder knows a table. */
  boolean isThere(Path folder, String table) {
    try (Connection connection = DriverManager.getConnection(url(folder));
        ResultSet tables =
            connection.getMetaData().getTables(null, null, table.toUpperCase(Locale.ROOT), null)) {
      return tables.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the program is told to read a table. */
  List<String> input(Path folder, String table) {
    return List.of("--input-table", name(table));
  }

  /** What the program is told to write a table. */
  List<String> output(Path folder, String table) {
    return List.of("--output-table", name(table));
  }

  String name(String table) {
    return switch (this) {
      case ICEBERG -> "ice.db." + table;
      case ICEBERG_JDBC -> "icejdbc.db." + table;
      default -> "default." + name().toLowerCase(Locale.ROOT) + "_" + table;
    };
  }

  String sql(Path folder, String table) {
    return name(table);
  }

  void create(
      SparkSession session, Path folder, String table, Dataset<Row> rows, String... partitions) {
    rows.createOrReplaceTempView("rows_of_a_store");
    String using =
        switch (this) {
          case DELTA, DELTA_PATH -> "delta";
          case FILES -> "parquet";
          default -> "iceberg";
        };
    session.sql(
        "CREATE TABLE %s USING %s %s AS SELECT * FROM rows_of_a_store"
            .formatted(
                sql(folder, table),
                using,
                partitions.length == 0
                    ? ""
                    : "PARTITIONED BY (%s)".formatted(String.join(", ", partitions))));
  }

  /** What is there now: a session may remember what it saw before. */
  Dataset<Row> read(SparkSession session, Path folder, String table) {
    return session.newSession().sql("SELECT * FROM " + sql(folder, table));
  }

  /** How many versions a table has; 0 if it keeps none. */
  long versions(SparkSession any, Path folder, String table) {
    SparkSession session = any.newSession();
    return switch (this) {
      case DELTA, DELTA_PATH -> session.sql("DESCRIBE HISTORY " + sql(folder, table)).count();
      case ICEBERG, ICEBERG_JDBC ->
          session.sql("SELECT * FROM " + sql(folder, table) + ".snapshots").count();
      default -> 0;
    };
  }

  /** Rows of the version before the last. */
  long formerRows(SparkSession any, Path folder, String table) {
    SparkSession session = any.newSession();
    String sql = "SELECT * FROM " + sql(folder, table);
    return switch (this) {
      case DELTA, DELTA_PATH ->
          session.sql(sql + " VERSION AS OF " + (versions(session, folder, table) - 2)).count();
      default -> {
        List<Row> snapshots =
            session
                .sql(
                    "SELECT snapshot_id FROM %s.snapshots ORDER BY committed_at"
                        .formatted(sql(folder, table)))
                .collectAsList();
        yield session
            .sql(sql + " VERSION AS OF " + snapshots.get(snapshots.size() - 2).getLong(0))
            .count();
      }
    };
  }

  /** Leaves what is in a folder to another process. */
  void leave(Path folder) {}

  /** Has what makes the next write visible fail, or end the program. */
  void breakCommits(boolean halts) {
    BreakingDisk.at(
        switch (this) {
          case DELTA, DELTA_PATH -> "_delta_log/[^/]*\\.json$";
          case FILES -> "/part-00001";
          default -> "metadata/[^/]*\\.metadata\\.json$";
        },
        halts);
  }

  void mend() {
    BreakingDisk.nowhere();
  }

  private static String disk(Path path) {
    return BreakingDisk.SCHEME + "://" + path;
  }

  /** A session over a context that runs, whose tables all lie in a folder. */
  static SparkSession session(SparkContext context, Path folder) {
    context.hadoopConfiguration().set("fs.breaking.impl", BreakingDisk.class.getName());
    context.conf().set("spark.delta.logStore.breaking.impl", "io.delta.storage.LocalLogStore");
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    String ice = "spark.sql.catalog.ice";
    String jdbc = "spark.sql.catalog.icejdbc";
    String byPath = "spark.sql.catalog.default_iceberg";
    return SparkSession.builder()
        .withExtensions(extensions())
        .config("spark.sql.extensions", DeltaSparkSessionExtension.class.getName())
        .config("spark.sql.catalog.spark_catalog", DeltaCatalog.class.getName())
        .config("spark.sql.warehouse.dir", disk(folder.resolve("warehouse")))
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.databricks.delta.snapshotPartitions", 2)
        .config(ice, SparkCatalog.class.getName())
        .config(ice + ".type", "hadoop")
        .config(ice + ".warehouse", disk(folder.resolve("iceberg")))
        .config(byPath, SparkCatalog.class.getName())
        .config(byPath + ".type", "hadoop")
        .config(byPath + ".warehouse", disk(folder.resolve("iceberg")))
        .config(jdbc, SparkCatalog.class.getName())
        .config(jdbc + ".type", "jdbc")
        .config(jdbc + ".uri", url(folder.resolve("catalog")))
        .config(jdbc + ".warehouse", disk(folder.resolve("icebergjdbc")))
        .getOrCreate();
  }

  private static AbstractFunction1<SparkSessionExtensions, BoxedUnit> extensions() {
    return new AbstractFunction1<>() {
      @Override
      public BoxedUnit apply(SparkSessionExtensions extensions) {
        new DeltaSparkSessionExtension().apply(extensions);
        new IcebergSparkSessionExtensions().apply(extensions);
        return BoxedUnit.UNIT;
      }
    };
  }

  /** The arguments of a run from one table to another. */
  static List<String> run(List<String> input, List<String> output, Object... more) {
    List<String> all = new ArrayList<>(input);
    all.addAll(output);
    all.addAll(List.of("--label", "y", "--id", "id", "--exclude", "note"));
    all.addAll(List.of("--method", "smote", "--seed", "3"));
    for (Object each : more) {
      all.add(each.toString());
    }
    return all;
  }
}
