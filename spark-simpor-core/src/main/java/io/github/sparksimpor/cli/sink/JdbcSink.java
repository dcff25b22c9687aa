package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database. Spark writes each partition in a transaction of its own, so rows are
 * written to a table beside it: one that takes the name if there is none, or else one whose rows
 * replace or join those of the table in one transaction, so that its indexes, grants and columns
 * stay.
 */
final class JdbcSink implements Sink {
  private final Destination to;
  private final JdbcTable table;
  private final boolean isThere;
  private final boolean isWhole;
  private final String staging;
  private @Nullable Dataset<Row> appended;

  private JdbcSink(Destination to, JdbcTable table, boolean isThere, boolean isWhole) {
    this.to = to;
    this.table = table;
    this.isThere = isThere;
    this.isWhole = isWhole;
    this.staging = table.beside(StagingName.of(table.simpleName()));
  }

  /**
   * A table.
   *
   * @throws BadInputException if the database cannot be reached, the table is not to be replaced,
   *     or the database has no transactions
   */
  static JdbcSink of(Destination to) {
    JdbcTable table = table(to);
    try (Connection connection = table.connect()) {
      boolean isThere = table.exists(connection);
      if (isThere && to.mode() == WriteMode.ERROR) {
        throw to.exists();
      }
      boolean isWhole =
          isThere ? connection.getMetaData().supportsTransactions() : table.canBeRenamed();
      if (!isWhole && to.mode() != WriteMode.APPEND) {
        throw new BadInputException(
            "--output-format jdbc: this database has no transactions that would keep '%s' complete or not there; take the risk with --output-mode append"
                .formatted(to.name()));
      }
      table.dropAbandoned(connection);
      return new JdbcSink(to, table, isThere, isWhole);
    } catch (Exception e) {
      throw to.unwritable(e);
    }
  }

  /**
   * The table that a destination names.
   *
   * @throws BadInputException if it names none
   */
  static JdbcTable table(Destination to) {
    for (String option : List.of("url", "dbtable")) {
      if (!to.options().containsKey(option)) {
        throw new BadInputException(
            "--output-format jdbc: '%s' is missing; give it with --output-option %1$s="
                .formatted(option));
      }
    }
    return JdbcTable.of(to.options());
  }

  @Override
  public String name() {
    return to.name();
  }

  @Override
  public Optional<String> warning() {
    return isWhole
        ? Optional.empty()
        : Optional.of(
            "if this run fails, rows that it has written may stay in '%s'".formatted(to.name()));
  }

  @Override
  public void tryToWrite(Dataset<Row> rows) {
    try (Connection connection = table.connect()) {
      if (isThere) {
        new TableColumns(to.name(), table.columns(connection)).check(rows, true);
      }
    } catch (Exception e) {
      throw to.unwritable(e);
    }
    if (isWhole) {
      write(rows.limit(0));
      close();
    }
  }

  @Override
  public void write(Dataset<Row> rows) {
    if (isWhole) {
      save(rows, staging, SaveMode.ErrorIfExists);
    } else {
      appended = rows;
    }
  }

  private void save(Dataset<Row> rows, String name, SaveMode mode) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(to.options());
    all.put("dbtable", name);
    try {
      rows.write().format("jdbc").options(all).mode(mode).save();
    } catch (Exception e) {
      throw to.unwritable(e);
    }
  }

  @Override
  public void publish() {
    if (appended != null) {
      save(appended, to.name(), SaveMode.Append);
      return;
    }
    boolean committed = false;
    try (Connection connection = table.connect()) {
      if (isThere) {
        table.move(connection, staging, to.mode() == WriteMode.OVERWRITE);
      } else {
        table.rename(connection, staging);
      }
      committed = true;
    } catch (Exception e) {
      if (!committed) { // the rows are there, though the connection may not close
        throw to.unwritable(e);
      }
    }
  }

  @Override
  public void close() {
    appended = null;
    if (isWhole) {
      try (Connection connection = table.connect()) {
        if (table.exists(connection, staging)) {
          table.drop(connection, staging);
        }
      } catch (SQLException e) {
        // The next run on the table drops it, once it is old enough to be known for left over.
      }
    }
  }
}
