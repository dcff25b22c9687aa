package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.spark.Closing;
import io.github.sparksimpor.spark.ColumnNames;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.connector.catalog.V1Table;
import org.jspecify.annotations.Nullable;

/**
 * A table of files that the session's catalog, which may be Hive's, knows. Spark would replace it
 * by dropping it first. Here its rows are written to a table beside it, which takes its name once
 * it is complete. Rows that are appended go to the table itself, in one commit of Hadoop's.
 */
final class SessionTableSink implements Sink {
  private final SparkSession session;
  private final CatalogName name;
  private final Optional<List<String>> columns;
  private final Destination to;
  private final String staging;
  private final String former;
  private boolean replaced;
  private @Nullable Dataset<Row> appended;

  private SessionTableSink(
      SparkSession session, CatalogName name, Optional<List<String>> columns, Destination to) {
    this.session = session;
    this.name = name;
    this.columns = columns;
    this.to = to;
    this.staging = StagingName.of(name.identifier().name());
    this.former = StagingName.ofFormer(name.identifier().name());
  }

  /** A table. */
  static SessionTableSink of(
      SparkSession session, CatalogName name, Optional<V1Table> there, Destination to) {
    there.ifPresent(table -> checkKind(table.v1Table(), to));
    there.ifPresent(table -> checkPartitions(session, table.v1Table(), to));
    List<String> beside = tables(session, name);
    if (there.isEmpty()) {
      checkNotHalfReplaced(name, beside);
      checkNoFolder(session, name, to);
    }
    dropAbandoned(session, name, beside);
    return new SessionTableSink(
        session, name, there.map(table -> List.of(table.schema().fieldNames())), to);
  }

  /** A table whose folder outlived a catalog that forgot it. */
  private static void checkNoFolder(SparkSession session, CatalogName name, Destination to) {
    Optional<Path> folder = name.folder(session);
    try {
      if (folder.isPresent()
          && folder
              .get()
              .getFileSystem(session.sparkContext().hadoopConfiguration())
              .exists(folder.get())) {
        throw new BadInputException(
            "--output-table: the catalog knows no table '%s', but its folder '%s' is there; choose another table, or give Spark the catalog that knows it"
                .formatted(to.name(), folder.get()));
      }
    } catch (IOException e) {
      throw to.unwritable(e);
    }
  }

  private static void checkKind(CatalogTable table, Destination to) {
    if (table.tableType().equals(CatalogTableType.VIEW())) {
      throw new BadInputException("'%s' is a view; name a table".formatted(to.name()));
    }
    if (table.tableType().equals(CatalogTableType.EXTERNAL()) && to.mode() == WriteMode.OVERWRITE) {
      throw new BadInputException(
          "'%s' is an external table, whose files cannot be replaced in one step; choose another table, or --output-mode append"
              .formatted(to.name()));
    }
  }

  /**
   * Partitions cannot all be replaced in one step, nor can those of a table be renamed everywhere.
   */
  private static void checkPartitions(SparkSession session, CatalogTable table, Destination to) {
    if (to.mode() != WriteMode.OVERWRITE || table.partitionColumnNames().isEmpty()) {
      return;
    }
    if (CatalogSinks.overwritesByPartition(session)) {
      throw new BadInputException(
          "'%s' is a table of files, whose partitions cannot be replaced in one step; set spark.sql.sources.partitionOverwriteMode to static to replace all of its rows, or choose a Delta or Iceberg table"
              .formatted(to.name()));
    }
    if (forgets(session)) {
      throw new BadInputException(
          "'%s' has partitions, which Spark's catalog in memory loses when a table is renamed; choose another table, or --output-mode append"
              .formatted(to.name()));
    }
  }

  /** Whether the catalog lies in memory, and knows a table to the end of this run only. */
  private static boolean forgets(SparkSession session) {
    return session.conf().get("spark.sql.catalogImplementation", "in-memory").equals("in-memory");
  }

  private static List<String> tables(SparkSession session, CatalogName name) {
    if (!session.catalog().databaseExists(name.namespace())) {
      throw new BadInputException(
          "--output-table: there is no database '%s'; correct it"
              .formatted(String.join(".", name.identifier().namespace())));
    }
    return session
        .sql("SHOW TABLES IN " + name.namespace())
        .select("tableName")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** A run that was killed between its two renames has left the table under another name. */
  private static void checkNotHalfReplaced(CatalogName name, List<String> tables) {
    String table = name.identifier().name();
    tables.stream()
        .filter(each -> StagingName.isFormer(each, table))
        .findFirst()
        .ifPresent(
            former -> {
              throw new BadInputException(
                  "--output-table: there is no '%s', but '%s', which a run that was killed while it replaced the table has left; rename it back, or drop it"
                      .formatted(table, former));
            });
  }

  private static void dropAbandoned(SparkSession session, CatalogName name, List<String> tables) {
    String table = name.identifier().name();
    tables.stream()
        .filter(each -> StagingName.isAbandoned(each, table))
        .forEach(each -> session.sql("DROP TABLE IF EXISTS " + name.sql(each)));
  }

  @Override
  public String name() {
    return to.name();
  }

  @Override
  public Optional<String> warning() {
    return forgets(session) && columns.isEmpty()
        ? Optional.of(
            "Spark keeps its catalog in memory here, so that no later run will know '%s'; give --conf spark.sql.catalogImplementation=hive to a Spark that has Hive, or use --output"
                .formatted(to.name()))
        : Optional.empty();
  }

  @Override
  public void tryToWrite(Dataset<Row> rows) {
    columns.ifPresent(names -> new TableColumns(to.name(), names).check(rows, false));
  }

  @Override
  public void write(Dataset<Row> rows) {
    if (columns.isPresent() && to.mode() == WriteMode.APPEND) {
      appended = inOrder(rows, columns.get());
      return;
    }
    try {
      if (columns.isPresent()) {
        session.sql(
            "CREATE TABLE %s LIKE %s"
                .formatted(name.sqlWithin(staging), name.sqlWithin(name.identifier().name())));
        inOrder(rows, columns.get()).write().insertInto(name.sql(staging));
      } else {
        DataFrameWriter<Row> writer =
            rows.write().options(to.options()).mode(SaveMode.ErrorIfExists);
        to.format().ifPresent(writer::format);
        writer.saveAsTable(name.sql(staging));
      }
    } catch (Exception e) {
      throw to.unwritable(e);
    }
  }

  private static Dataset<Row> inOrder(Dataset<Row> rows, List<String> names) {
    Map<String, String> own = new TableColumns("", names).own(rows);
    return rows.select(
        names.stream()
            .map(
                there ->
                    Arrays.stream(rows.columns())
                        .filter(column -> there.equals(own.get(column)))
                        .findFirst()
                        .orElseThrow())
            .map(ColumnNames::column)
            .toArray(Column[]::new));
  }

  @Override
  public void publish() {
    try {
      if (appended != null) {
        appended.write().insertInto(name.sql());
      } else if (columns.isPresent()) {
        replace();
      } else {
        rename(staging, name.identifier().name());
      }
    } catch (Exception e) {
      throw to.unwritable(e);
    }
  }

  private void replace() {
    rename(name.identifier().name(), former);
    try {
      rename(staging, name.identifier().name());
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      Closing.after(e, () -> rename(former, name.identifier().name()));
      throw e;
    }
    replaced = true;
  }

  private void rename(String from, String into) {
    session.sql("ALTER TABLE %s RENAME TO %s".formatted(name.sql(from), name.sqlWithin(into)));
  }

  private void drop(String table) {
    session.sql("DROP TABLE IF EXISTS " + name.sql(table));
  }

  @Override
  public void close() {
    appended = null;
    if (replaced) {
      dropFormer();
    } else {
      drop(staging);
    }
  }

  private void dropFormer() {
    try {
      drop(former);
    } catch (Exception e) {
      throw new BadInputException(
          "its former rows are still in '%s': %s; drop that table"
              .formatted(name.sqlWithin(former), Reason.of(e)),
          e);
    }
  }
}
