package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import picocli.CommandLine.ITypeConverter;

/** What can be said of a format by its name. */
final class Formats {
  /** Said of a name that is none. */
  static final String UNKNOWN =
      "Spark knows no such format; give csv, json, libsvm, orc, parquet, xml, or the jar of another"
          + " with --packages or --jars before --";

  /** Sources and sinks of Spark's that hold no files. */
  private static final Set<String> WITHOUT_FILES =
      Set.of("console", "jdbc", "kafka", "memory", "noop", "rate", "rate-micro-batch", "socket");

  /** Names that Spark takes in any case, and this program in small letters. */
  private static final Set<String> SHORT_NAMES =
      Set.of("avro", "csv", "delta", "json", "libsvm", "orc", "parquet", "text", "xml");

  private Formats() {}

  /** The name of a format as the rest of the program compares it. */
  static final class Name implements ITypeConverter<String> {
    @Override
    public String convert(String given) {
      String small = given.toLowerCase(Locale.ROOT);
      return SHORT_NAMES.contains(small) ? small : given;
    }
  }

  /**
   * Refuses a format that has nothing to do with files.
   *
   * @param option that names the format
   */
  static void checkHoldsFiles(String format, String option) {
    if (WITHOUT_FILES.contains(format.toLowerCase(Locale.ROOT))) {
      throw new BadInputException(
          "%s: '%s' has no files; give csv, parquet or another format of files"
              .formatted(option, format));
    }
  }

  /** Whether a failure comes from a name that is no format. */
  static boolean isUnknown(Throwable failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(
            cause ->
                cause instanceof ClassNotFoundException
                    && String.valueOf(cause.getMessage()).endsWith(".DefaultSource"));
  }
}
