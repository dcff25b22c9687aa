package io.github.sparksimpor.cli.table;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table before it is read.
 *
 * @param rows of the table; those of CSV are all text
 * @param nameless names of columns to which the file gives none
 * @param notes about what the reader made of the file's names
 */
public record OpenedTable(Dataset<Row> rows, Set<String> nameless, List<String> notes) {
  /** Names of the columns. */
  public List<String> names() {
    return List.of(rows.columns());
  }
}
