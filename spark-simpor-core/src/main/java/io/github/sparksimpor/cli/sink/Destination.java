package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Connectors;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.HiddenFolder;
import io.github.sparksimpor.cli.table.Formats;
import io.github.sparksimpor.cli.table.TableSource;
import io.github.sparksimpor.cli.table.TableSource.Access;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a table is to go, as asked for.
 *
 * @param access how Spark finds it
 * @param name how the user names it: a path, a name in a catalog, or what a database calls it
 * @param format to write it in; empty if its catalog is to choose
 * @param options of the user's for Spark's writer; their names are in any case
 * @param mode what becomes of a table that is there already
 */
public record Destination(
    Access access,
    String name,
    Optional<String> format,
    Map<String, String> options,
    WriteMode mode) {

  /** Keeps the options by their names in any case. */
  public Destination {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(options);
    options = all;
  }

  /** Whether rows are written as files in the format they were read in. */
  public boolean isLike(TableSource source) {
    return access == Access.PATH && format.equals(Optional.of(source.format()));
  }

  /** How the user names it, its format in brackets. */
  public String described() {
    return "%s (%s)".formatted(name, formatName());
  }

  /** The format, or what stands for it in a message. */
  public String formatName() {
    return format.orElse(TableSource.IN_CATALOG);
  }

  /** That rows would join those they were read from. */
  BadInputException twice() {
    return new BadInputException(
        "--output-mode append: rows of '%s' are the input, and would be in it twice; choose another table or --output-mode overwrite"
            .formatted(name));
  }

  /** A failure to write, in a line that says what to change. */
  BadInputException unwritable(Throwable cause) {
    return cause instanceof BadInputException told
        ? told
        : new BadInputException(
            "cannot write '%s' as %s: %s".formatted(name, formatName(), reason(cause)), cause);
  }

  private String reason(Throwable cause) {
    return Connectors.missing(cause, formatName(), options)
        .or(() -> Formats.unknown(cause))
        .orElseGet(() -> StagingName.named(HiddenFolder.named(Reason.of(cause))));
  }

  /** That a table is there, which is not to be replaced. */
  BadInputException exists() {
    return new BadInputException(
        "'%s' exists; choose another table, or add --output-mode overwrite or append"
            .formatted(name));
  }
}
