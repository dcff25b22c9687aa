package io.github.sparksimpor.cli.sink;

import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.CreateTableWriter;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.V1Table;

/** Tables that a catalog knows: how each is written depends on who keeps its versions. */
final class CatalogSinks {
  private static final List<String> COMMITTING = List.of("delta", "iceberg");

  private static final List<String> COMMITTING_CLASSES =
      List.of("org.apache.iceberg.", "org.apache.spark.sql.delta.", "io.delta.");

  private CatalogSinks() {}

  /**
   * A table.
   *
   * @throws BadInputException if it is there and is not to be replaced, or its write could end half
   *     way
   */
  static Sink of(SparkSession session, Destination to) {
    CatalogName name = CatalogName.of(session, to.name());
    Optional<Table> there = name.load();
    if (there.isPresent() && to.mode() == WriteMode.ERROR) {
      throw to.exists();
    }
    if (there.isPresent() ? there.get() instanceof V1Table : name.isSession() && !commits(to)) {
      return SessionTableSink.of(session, name, there.map(V1Table.class::cast), to);
    }
    boolean isWhole = there.map(CatalogSinks::commits).orElseGet(() -> commits(name, to));
    if (!isWhole && to.mode() != WriteMode.APPEND) {
      throw new BadInputException(
          "--output-table: it is not known whether '%s' is complete or not there when a write fails; choose a Delta or Iceberg table, or take the risk with --output-mode append"
              .formatted(to.name()));
    }
    return new CommittingSink(
        to,
        there.map(table -> Arrays.stream(table.columns()).map(Column::name).toList()),
        there.isPresent() ? into(session, to) : created(to),
        isWhole ? Optional.empty() : Optional.of(risk(to)));
  }

  private static String risk(Destination to) {
    return "if this run fails, rows that it has written may stay in '%s'".formatted(to.name());
  }

  private static boolean commits(Destination to) {
    return to.format().map(format -> COMMITTING.contains(small(format))).orElse(false);
  }

  private static boolean commits(CatalogName name, Destination to) {
    return commits(to) || isCommitting(name.catalog().getClass());
  }

  private static boolean commits(Table table) {
    return isCommitting(table.getClass())
        || COMMITTING.contains(small(table.properties().getOrDefault("provider", "")));
  }

  private static boolean isCommitting(Class<?> type) {
    return COMMITTING_CLASSES.stream().anyMatch(type.getName()::startsWith);
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Rows replace those of a table, or join them; its columns and properties stay. */
  private static Consumer<Dataset<Row>> into(SparkSession session, Destination to) {
    boolean byPartition = overwritesByPartition(session);
    return rows -> {
      DataFrameWriterV2<Row> writer = rows.writeTo(to.name()).options(to.options());
      try {
        if (to.mode() == WriteMode.APPEND) {
          writer.append();
        } else if (byPartition) {
          writer.overwritePartitions();
        } else {
          writer.overwrite(lit(true));
        }
      } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
        throw new BadInputException("'%s' is no longer there".formatted(to.name()), e);
      }
    };
  }

  /** Whether overwriting is to replace the partitions that the rows belong to, and no other. */
  static boolean overwritesByPartition(SparkSession session) {
    return session
        .conf()
        .get("spark.sql.sources.partitionOverwriteMode", "static")
        .equalsIgnoreCase("dynamic");
  }

  private static Consumer<Dataset<Row>> created(Destination to) {
    return rows -> {
      CreateTableWriter<Row> writer = rows.writeTo(to.name()).options(to.options());
      to.format().ifPresent(writer::using);
      try {
        writer.create();
      } catch (org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException e) {
        throw to.exists();
      }
    };
  }
}
