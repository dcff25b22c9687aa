package io.github.sparksimpor.cli.fault;

import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Names of tables that SQL takes between backticks only. */
public final class QuotedNames {
  private QuotedNames() {}

  /** What to do about a name that could not be read as one; empty if that is not what failed. */
  public static Optional<String> hint(Throwable failure) {
    return ExceptionUtils.indexOfType(failure, ParseException.class) < 0
        ? Optional.empty()
        : Optional.of(
            "that is no name of a table; put a part that holds anything but letters, digits and _"
                + " between backticks, such as 'catalog.database.`my-table`'");
  }
}
