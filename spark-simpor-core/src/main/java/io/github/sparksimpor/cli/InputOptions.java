package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.table.Formats;
import io.github.sparksimpor.cli.table.TableReader;
import io.github.sparksimpor.cli.table.TableSource;
import io.github.sparksimpor.cli.table.TableSource.Access;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to read, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class InputOptions {
  private static final String JDBC = "jdbc";

  @Option(
      names = "--input",
      paramLabel = "<path>",
      description = "Table to read: a file, a folder or a pattern.")
  @Nullable String path;

  @Option(
      names = "--input-table",
      paramLabel = "<name>",
      description = "Table to read, by its name in a catalog: catalog.database.table.")
  @Nullable String table;

  @Option(
      names = "--format",
      converter = Formats.Name.class,
      defaultValue = "csv",
      paramLabel = "<format>",
      description =
          "Format of the input: csv (with a header; also gzipped), parquet, delta, jdbc, or any"
              + " other that Spark reads (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(
      names = "--option",
      paramLabel = "<key=value>",
      description =
          "Option for Spark's reader, such as sep=';', or url, dbtable and driver of jdbc, which"
              + " needs no --input. Repeatable.")
  Map<String, String> options = new LinkedHashMap<>();

  /**
   * Checks that one table is named.
   *
   * @throws BadInputException if none is, or two are
   */
  void check() {
    if (path != null && table != null) {
      throw new BadInputException("--input and --input-table exclude each other; drop one");
    }
    checkPath("--option", options, "--input");
    if (isJdbc()) {
      checkJdbc();
      return;
    }
    if (path == null && table == null) {
      throw new BadInputException(
          "Missing required option: '--input=<path>'; name a table with it, or with --input-table");
    }
    Formats.checkHoldsFiles(format, "--format");
    if (format.equals("iceberg") && path != null && !path.contains("/")) {
      throw new BadInputException(
          "--format iceberg: '%s' is no folder; name a table with --input-table in place of --input"
              .formatted(path));
    }
  }

  private void checkJdbc() {
    if (path != null || table != null) {
      throw new BadInputException(
          "--format jdbc: the table is told by --option dbtable= or query=; drop %s"
              .formatted(path != null ? "--input" : "--input-table"));
    }
    Map<String, String> all = source(null).options();
    if (!all.containsKey("url")) {
      throw new BadInputException("--format jdbc: 'url' is missing; give it with --option url=");
    }
    if (all.containsKey("dbtable") == all.containsKey("query")) {
      throw new BadInputException(
          "--format jdbc: give one of --option dbtable= and --option query=");
    }
  }

  /** What takes the place of an option of Spark's is not given twice. */
  static void checkPath(String option, Map<String, String> given, String instead) {
    for (String key : given.keySet()) {
      if (key.equalsIgnoreCase("path")) {
        throw new BadInputException(
            "%s: 'path' is what %s is for; drop it".formatted(option, instead));
      }
    }
  }

  private boolean isJdbc() {
    return table == null && format.equals(JDBC);
  }

  /** Whether it must be files that are there. */
  boolean isInFiles() {
    return path != null && TableReader.FILE_FORMATS.contains(format);
  }

  /**
   * Where to read.
   *
   * @param pattern of the files, if it is any
   */
  TableSource source(@Nullable String pattern) {
    if (table != null) {
      return new TableSource(Access.CATALOG, table, TableSource.IN_CATALOG, options);
    }
    if (isJdbc()) {
      return new TableSource(
          Access.OPTIONS, nameInDatabase(options).orElse("query"), format, options);
    }
    return new TableSource(Access.PATH, String.valueOf(pattern), format, options);
  }

  /** How the user names the table, its format in brackets. */
  String described() {
    return "%s (%s)".formatted(source(path).name(), source(path).format());
  }

  /** What a database calls a table; never the URL, which may hold a password. */
  static Optional<String> nameInDatabase(Map<String, String> given) {
    return given.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase("dbtable"))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
