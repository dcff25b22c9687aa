package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.table.Formats;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to score, with what, and where to write, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScoreOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "<folder>",
      description = "Folder that --save-model wrote.")
  String model;

  @Option(names = "--input", required = true, paramLabel = "<path>", description = "Table to read.")
  String input;

  @Option(
      names = "--format",
      converter = Formats.Name.class,
      defaultValue = "csv",
      paramLabel = "<format>",
      description = "Format of the input (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(
      names = "--option",
      paramLabel = "<key=value>",
      description = "Option for Spark's reader, such as sep=';'. Repeatable.")
  Map<String, String> readerOptions = new LinkedHashMap<>();

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
      names = "--overwrite",
      description =
          "Replace the output of an earlier run, once this one has succeeded; what this program did"
              + " not write is never replaced.")
  boolean overwrite;

  @Option(names = "--stacktrace", description = "Print the stack trace of a failure.")
  boolean stackTrace;

  /** Format of the output. */
  String outputFormat() {
    return outputFormat == null ? format : outputFormat;
  }
}
