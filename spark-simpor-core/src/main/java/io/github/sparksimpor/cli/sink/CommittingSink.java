package io.github.sparksimpor.cli.sink;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A table whose format writes rows and commits them in one step, and keeps what was there before as
 * a version: Delta and Iceberg. A write that ends without its commit is not seen.
 */
final class CommittingSink implements Sink {
  private final Destination to;
  private final Optional<TableColumns> columns;
  private final Consumer<Dataset<Row>> commit;
  private final Optional<String> warning;
  private @Nullable Dataset<Row> rows;

  /**
   * A table.
   *
   * @param columns of the table, if it is there and keeps them
   * @param commit writes rows in one step
   * @param warning what cannot be promised after all
   */
  CommittingSink(
      Destination to,
      Optional<List<String>> columns,
      Consumer<Dataset<Row>> commit,
      Optional<String> warning) {
    this.to = to;
    this.columns = columns.map(names -> new TableColumns(to.name(), names));
    this.commit = commit;
    this.warning = warning;
  }

  @Override
  public String name() {
    return to.name();
  }

  @Override
  public Optional<String> warning() {
    return warning;
  }

  @Override
  public void tryToWrite(Dataset<Row> some) {
    columns.ifPresent(known -> known.check(some, false));
  }

  @Override
  public void write(Dataset<Row> all) {
    rows = all;
  }

  @Override
  public void publish() {
    if (rows != null) {
      try {
        commit.accept(rows);
      } catch (Exception | FSError e) {
        throw to.unwritable(e);
      }
    }
  }

  @Override
  public void close() {
    rows = null;
  }
}
