package io.github.sparksimpor.cli.columns;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Whether names of columns that differ by case alone are two names to those who read the output.
 * The program itself takes every name as it is.
 *
 * @param isSensitive whether they are
 */
public record ColumnCase(boolean isSensitive) {

  /** As a session of the user's has it. */
  public static ColumnCase of(SparkSession session) {
    return new ColumnCase(
        Boolean.parseBoolean(session.conf().get("spark.sql.caseSensitive", "false")));
  }

  /** The first of some names that is a name, if one is. */
  public Optional<String> find(String name, List<String> names) {
    return names.stream()
        .filter(each -> isSensitive ? each.equals(name) : each.equalsIgnoreCase(name))
        .findFirst();
  }
}
