package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.DataTable;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as Markdown. */
final class Markdown {
  private Markdown() {}

  static void print(DataTable table, PrintStream out) {
    out.printf("%n### %s%n%n", table.title());
    out.println(row(table.header()));
    out.println("|" + "---|".repeat(table.header().size()));
    for (DataTable.Line line : table.lines()) {
      out.println(row(Stream.concat(Stream.of(line.name()), line.values().stream()).toList()));
    }
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
