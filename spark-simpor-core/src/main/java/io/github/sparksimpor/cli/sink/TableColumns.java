package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The columns of a table that is there already, which those of the rows must be. */
final class TableColumns {
  private final String table;
  private final List<String> names;

  /**
   * Columns.
   *
   * @param table how the user names it
   * @param names in the table's order
   */
  TableColumns(String table, List<String> names) {
    this.table = table;
    this.names = names;
  }

  /**
   * Checks that rows have the table's columns.
   *
   * @param mayLack whether the table fills in columns of its own
   */
  void check(Dataset<Row> rows, boolean mayLack) {
    Map<String, String> own = own(rows);
    List<String> strange =
        Arrays.stream(rows.columns()).filter(name -> !own.containsKey(name)).toList();
    List<String> lacking = names.stream().filter(name -> !own.containsValue(name)).toList();
    if (!strange.isEmpty() || !(mayLack || lacking.isEmpty())) {
      throw new BadInputException(
          "'%s' has other columns than the rows: %s; choose another table or give it these columns"
              .formatted(
                  table,
                  String.join(
                      ", ",
                      Stream.concat(
                              strange.stream().map(name -> "no '" + name + "'"),
                              mayLack
                                  ? Stream.empty()
                                  : lacking.stream().map(name -> "'" + name + "' besides"))
                          .toList())));
    }
  }

  /** For each column of the rows that the table has, its name there. */
  Map<String, String> own(Dataset<Row> rows) {
    Map<String, String> own = new LinkedHashMap<>();
    for (String name : rows.columns()) {
      if (names.contains(name)) {
        own.put(name, name);
      } else {
        names.stream()
            .filter(name::equalsIgnoreCase)
            .findFirst()
            .ifPresent(there -> own.put(name, there));
      }
    }
    return own;
  }
}
