package io.github.sparksimpor.cli.table;

import com.univocity.parsers.common.TextParsingException;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Connectors;
import io.github.sparksimpor.cli.fault.QuotedNames;
import io.github.sparksimpor.cli.fault.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A failure in terms of the file. What Spark says may show whole rows, which are personal. */
final class ReadFailure {
  /** What Spark's conditions come down to, by how their names begin. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "TABLE_OR_VIEW_NOT_FOUND",
          "there is no such table; correct --input-table, or give Spark its catalog with --conf,"
              + " such as spark.sql.catalogImplementation=hive spark.sql.catalog.NAME= before --",
          "UNABLE_TO_INFER_SCHEMA",
          "it holds no such file; correct --input or --format",
          "UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN",
          "no line of it is a record; correct --format, or add --option multiLine=true if records"
              + " take several lines",
          "XML_ROW_TAG_MISSING",
          "name the element that is a row with --option rowTag=",
          "MALFORMED_RECORD_IN_PARSING",
          "a record of it is malformed; correct it or --format, add --option multiLine=true if"
              + " records take several lines, or leave such records out with --option"
              + " mode=DROPMALFORMED",
          "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER",
          "a file of it is damaged or of another format; correct --format or get it again");

  /**
   * Spark's name of a failure stands before its message; what asks for it has another name in 3.5.
   */
  private static final Pattern CONDITION = Pattern.compile("\\[([A-Z0-9_.]+)] ");

  private ReadFailure() {}

  /**
   * Explains.
   *
   * @param opened the table with all columns text, as far as it could be opened
   */
  static BadInputException explained(
      Exception failure, TableSource source, @Nullable Dataset<Row> opened) {
    if (failure instanceof BadInputException explained) {
      return explained;
    }
    return new BadInputException(
        "cannot read '%s' as %s: %s"
            .formatted(source.name(), source.format(), reason(failure, source, opened)),
        failure);
  }

  static BadInputException notInEncoding(TableSource source, String where) {
    return new BadInputException(
        "'%s': %s holds bytes that are not %s; name the file's encoding, such as --option encoding=ISO-8859-1"
            .formatted(source.name(), where, source.encoding()));
  }

  private static String reason(
      Exception failure, TableSource source, @Nullable Dataset<Row> opened) {
    Optional<String> withoutJar =
        Connectors.missing(failure, source.format(), source.options())
            .or(() -> Formats.unknown(failure))
            .or(() -> QuotedNames.hint(failure));
    if (withoutJar.isPresent()) {
      return withoutJar.get();
    }
    List<Throwable> causes = ExceptionUtils.getThrowableList(failure);
    for (Throwable cause : causes) {
      if (cause instanceof TextParsingException) {
        return tooLong(source, String.valueOf(cause.getMessage()));
      } else if (cause instanceof EOFException || cause instanceof ZipException || isGzip(cause)) {
        return "it cannot be unpacked to its end; it is damaged or no file of that compression:"
            + " get it again, or correct the ending of its name";
      } else if (String.valueOf(cause.getMessage()).contains("is not a Parquet file")
          || String.valueOf(cause.getMessage()).contains("Malformed ORC file")) {
        return "a file of it is damaged or of another format; correct --format or get it again";
      }
    }
    if (source.isCsv() && opened != null && isMalformed(causes)) {
      Optional<String> where = CsvDefect.malformed(source, opened);
      if (where.isPresent()) {
        return where.get();
      }
    }
    return causes.stream()
        .flatMap(cause -> condition(cause).stream())
        .flatMap(
            name ->
                CONDITIONS.entrySet().stream()
                    .filter(known -> name.startsWith(known.getKey()))
                    .map(Map.Entry::getValue))
        .findFirst()
        .orElseGet(() -> Reason.of(failure));
  }

  private static String tooLong(TableSource source, String message) {
    if (message.contains("maximum number of characters")) {
      return "a cell has more characters than --option maxCharsPerColumn=%s allows; allow more"
          .formatted(source.options().get("maxCharsPerColumn"));
    }
    return "a line has more cells than the %s that are read; name the separator with --option sep=,"
            .formatted(source.options().getOrDefault("maxColumns", "20,480"))
        + " or allow more with --option maxColumns=";
  }

  private static boolean isGzip(Throwable cause) {
    return cause instanceof IOException
        && String.valueOf(cause.getMessage()).matches("(?i).*(gzip|incorrect header check).*");
  }

  private static Optional<String> condition(Throwable cause) {
    Matcher named = CONDITION.matcher(String.valueOf(cause.getMessage()));
    return cause instanceof SparkThrowable && named.lookingAt()
        ? Optional.of(named.group(1))
        : Optional.empty();
  }

  private static boolean isMalformed(List<Throwable> causes) {
    return causes.stream()
        .anyMatch(
            cause ->
                cause instanceof NumberFormatException
                    || condition(cause).filter(name -> name.startsWith("MALFORMED")).isPresent());
  }
}
