package io.github.sparksimpor.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What to read, what to do and where to write, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class JobOptions {
  @Option(names = "--input", required = true, paramLabel = "<path>", description = "Table to read.")
  String input;

  @Option(
      names = "--format",
      converter = Formats.Name.class,
      defaultValue = "csv",
      paramLabel = "<format>",
      description =
          "Format of the input: csv (with a header; also gzipped), parquet, or any other that"
              + " Spark reads (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(
      names = "--option",
      paramLabel = "<key=value>",
      description = "Option for Spark's reader, such as sep=';'. Repeatable.")
  Map<String, String> readerOptions = new LinkedHashMap<>();

  @Option(
      names = "--label",
      required = true,
      paramLabel = "<column>",
      description = "Column that holds the class, a number.")
  String label;

  @Option(
      names = "--features",
      split = ",",
      defaultValue = "*",
      paramLabel = "<column>",
      description =
          "Feature columns: '*' for all but the label, names, or one vector column (default:"
              + " '${DEFAULT-VALUE}').")
  List<String> features;

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "<column>",
      description = "Columns that are no features; they are kept, and null in synthetic rows.")
  List<String> excluded = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "<path>",
      description = "Folder to write; it appears only when complete.")
  String output;

  @Option(
      names = "--output-format",
      converter = Formats.Name.class,
      paramLabel = "<format>",
      description = "Format of the output (default: the input's).")
  @Nullable String outputFormat;

  @Option(
      names = "--output-option",
      paramLabel = "<key=value>",
      description = "Option for Spark's writer, such as compression=gzip. Repeatable.")
  Map<String, String> writerOptions = new LinkedHashMap<>();

  @Option(
      names = "--report",
      paramLabel = "<file>",
      description = "HTML page to write about the run.")
  @Nullable String report;

  @Option(
      names = "--overwrite",
      description =
          "Replace the output and the report of an earlier run, once this one has succeeded;"
              + " what this program did not write is never replaced.")
  boolean overwrite;

  @Option(
      names = "--method",
      defaultValue = "simpor",
      paramLabel = "<method>",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Method method;

  @ArgGroup(exclusive = false, order = 50, heading = "%nTo tune the number of synthetic rows:%n")
  @Nullable TuningOptions tuning;

  @Option(names = "--stacktrace", description = "Print the stack trace of a failure.")
  boolean stackTrace;

  /** Format of the output. */
  String outputFormat() {
    return outputFormat == null ? format : outputFormat;
  }
}
