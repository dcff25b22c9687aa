package io.github.sparksimpor.cli.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names of columns as an option gives them: one, or several with commas between. */
final class ColumnList {
  private ColumnList() {}

  /** The names in what was given. What is a column's name as it stands is not taken apart. */
  static List<String> names(List<String> given, List<String> columns) {
    List<String> names = new ArrayList<>();
    for (String each : given) {
      if (columns.contains(each)) {
        names.add(each);
      } else {
        for (String part : each.split(",", -1)) {
          names.add(columns.contains(part) ? part : part.strip());
        }
      }
    }
    return names;
  }

  /** An option that gives names, to be copied. */
  static String option(String option, List<String> names) {
    String list =
        names.stream().filter(name -> !name.contains(",")).collect(Collectors.joining(","));
    List<String> values = new ArrayList<>(list.isEmpty() ? List.of() : List.of(list));
    names.stream().filter(name -> name.contains(",")).forEach(values::add);
    return values.stream()
        .map(value -> option + " '" + value.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
