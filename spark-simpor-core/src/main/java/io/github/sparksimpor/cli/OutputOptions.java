package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.sink.Destination;
import io.github.sparksimpor.cli.sink.Sinks;
import io.github.sparksimpor.cli.sink.WriteMode;
import io.github.sparksimpor.cli.table.Formats;
import io.github.sparksimpor.cli.table.TableSource.Access;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write a table, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class OutputOptions {
  private static final String JDBC = "jdbc";

  /** What tables that are no files are written in, unless another format is asked for. */
  private static final String TYPED = "parquet";

  @Option(
      names = "--output",
      paramLabel = "<path>",
      description = "Folder to write; it appears only when complete.")
  @Nullable String path;

  @Option(
      names = "--output-table",
      paramLabel = "<name>",
      description =
          "Table to write, by its name in a catalog: catalog.database.table. It is complete, or as"
              + " it was before.")
  @Nullable String table;

  @Option(
      names = "--output-format",
      converter = Formats.Name.class,
      paramLabel = "<format>",
      description =
          "Format of the output (default: the input's, parquet if that is no file's, and for a new"
              + " table its catalog's); jdbc needs no --output.")
  @Nullable String format;

  @Option(
      names = "--output-option",
      paramLabel = "<key=value>",
      description =
          "Option for Spark's writer, such as compression=gzip, or url, dbtable and driver of jdbc."
              + " Repeatable.")
  Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--output-mode",
      paramLabel = "<mode>",
      description =
          "What becomes of an output that is there: error refuses it; overwrite replaces its rows"
              + " once the run has succeeded, of a folder only if this program wrote it; append"
              + " adds to them, to tables only (default: error).")
  @Nullable WriteMode mode;

  @Option(
      names = "--overwrite",
      description =
          "Replace the output, and a report and a model of an earlier run, once this one has"
              + " succeeded; of folders and pages, what this program did not write is never"
              + " replaced.")
  boolean overwrite;

  /**
   * Checks that one place is named.
   *
   * @throws BadInputException if none is, or options exclude each other
   */
  void check(InputOptions input) {
    if (path != null && table != null) {
      throw new BadInputException("--output and --output-table exclude each other; drop one");
    }
    if (overwrite && mode != null && mode != WriteMode.OVERWRITE) {
      throw new BadInputException(
          "--overwrite is --output-mode overwrite, and --output-mode is %s; drop one"
              .formatted(mode));
    }
    InputOptions.checkPath("--output-option", options, "--output");
    if (isJdbc() && path != null) {
      throw new BadInputException(
          "--output-format jdbc: the table is told by --output-option dbtable=; drop --output");
    }
    if (path == null && table == null && !isJdbc()) {
      throw new BadInputException(
          "Missing required option: '--output=<path>'; name a place with it, or with"
              + " --output-table");
    }
    if (path != null) {
      Formats.checkHoldsFiles(formatAfter(input), "--output-format");
    }
  }

  private boolean isJdbc() {
    return table == null && JDBC.equals(format);
  }

  /** Whether what is there is to be replaced. */
  boolean replaces() {
    return mode() == WriteMode.OVERWRITE;
  }

  private WriteMode mode() {
    if (mode != null) {
      return mode;
    }
    return overwrite ? WriteMode.OVERWRITE : WriteMode.ERROR;
  }

  /** Where the table goes. */
  Destination destination(InputOptions input) {
    if (table != null) {
      return new Destination(Access.CATALOG, table, Optional.ofNullable(format), options, mode());
    }
    return isJdbc()
        ? new Destination(
            Access.OPTIONS,
            InputOptions.nameInDatabase(options).orElse(""),
            Optional.of(JDBC),
            options,
            mode())
        : new Destination(
            Access.PATH, String.valueOf(path), Optional.of(formatAfter(input)), options, mode());
  }

  private String formatAfter(InputOptions input) {
    if (format != null) {
      return format;
    }
    return input.path == null || Sinks.isByName(input.format) ? TYPED : input.format;
  }
}
