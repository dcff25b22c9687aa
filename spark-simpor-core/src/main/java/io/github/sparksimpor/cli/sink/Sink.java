package io.github.sparksimpor.cli.sink;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where a table goes: it is there, complete, once it is published, and what was there before stays
 * as it was until then. Closing without publishing leaves nothing.
 */
public interface Sink extends AutoCloseable {

  /** How the user names it. */
  String name();

  /** What cannot be promised of it, if anything; to be said before the work. */
  default Optional<String> warning() {
    return Optional.empty();
  }

  /**
   * Finds out, at little cost, whether rows could be written.
   *
   * @param rows as they are to be written, or some of them
   */
  void tryToWrite(Dataset<Row> rows);

  /**
   * Writes rows where nobody sees them yet. Where a write and its publication are one, the rows are
   * kept for it.
   */
  void write(Dataset<Row> rows);

  /**
   * Has the rows take their place, in one step, and does nothing after it that could fail: what is
   * to be cleaned up then is closing's work.
   */
  void publish();

  @Override
  void close() throws IOException;
}
