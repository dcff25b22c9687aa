package io.github.sparksimpor.evaluation.report;

import java.util.List;

/**
 * A table: a name a row, and texts to its right, numbers mostly.
 *
 * @param title what it holds
 * @param header names of the columns, that of the row names first
 * @param lines its rows
 */
public record DataTable(String title, List<String> header, List<Line> lines) {
  /**
   * A row of a table.
   *
   * @param name of what the row is about
   * @param values one a column but the first
   */
  public record Line(String name, List<String> values) {}

  String corner() {
    return header.get(0);
  }

  List<String> columns() {
    return header.subList(1, header.size());
  }
}
