package io.github.sparksimpor.evaluation.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
   * @param whole name and values where what is shown of them is shortened
   */
  public record Line(String name, List<String> values, Optional<Line> whole) {
    /** Nothing is shortened. */
    public Line(String name, List<String> values) {
      this(name, values, Optional.empty());
    }

    Cell named() {
      return Cell.of(name, whole.map(Line::name));
    }

    List<Cell> cells() {
      return IntStream.range(0, values.size())
          .mapToObj(k -> Cell.of(values.get(k), whole.map(line -> line.values().get(k))))
          .toList();
    }
  }

  /**
   * A text as it is shown.
   *
   * @param text of the cell
   * @param whole what it is short for; empty if it is whole
   */
  record Cell(String text, String whole) {
    static Cell of(String text, Optional<String> whole) {
      return new Cell(text, whole.filter(all -> !all.equals(text)).orElse(""));
    }
  }

  /** The same where the whole of what is shortened shows on demand. */
  public DataTable shortFor(DataTable whole) {
    return new DataTable(
        title,
        header,
        IntStream.range(0, lines.size())
            .mapToObj(
                k ->
                    new Line(
                        lines.get(k).name(),
                        lines.get(k).values(),
                        Optional.of(whole.lines().get(k))))
            .toList());
  }

  String corner() {
    return header.get(0);
  }

  List<String> columns() {
    return header.subList(1, header.size());
  }
}
