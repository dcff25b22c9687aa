package io.github.sparksimpor.cli.table;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Connectors;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import picocli.CommandLine.ITypeConverter;

/** What can be said of a format by its name. */
public final class Formats {
  private static final String UNKNOWN =
      "Spark knows no such format; give csv, json, libsvm, orc, parquet, xml, or the jar of another"
          + " with --packages or --jars before --";

  /** Sources and sinks of Spark's that hold no files. */
  private static final Set<String> WITHOUT_FILES =
      Set.of("console", "kafka", "memory", "noop", "rate", "rate-micro-batch", "socket");

  /** Names that Spark takes in any case, and this program in small letters. */
  private static final Set<String> SHORT_NAMES =
      Set.of(
          "avro", "csv", "delta", "hudi", "iceberg", "jdbc", "json", "libsvm", "orc", "parquet",
          "text", "xml");

  private Formats() {}

  /** The name of a format as the rest of the program compares it. */
  public static final class Name implements ITypeConverter<String> {
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
  public static void checkHoldsFiles(String format, String option) {
    if (WITHOUT_FILES.contains(format.toLowerCase(Locale.ROOT))) {
      throw new BadInputException(
          "%s: '%s' has no files; give csv, parquet or another format of files"
              .formatted(option, format));
    }
  }

  /** What to say of a failure that comes from a name that is no format. */
  public static Optional<String> unknown(Throwable failure) {
    boolean isUnknown =
        ExceptionUtils.getThrowableList(failure).stream().anyMatch(Connectors::isUnknownFormat);
    return isUnknown ? Optional.of(UNKNOWN) : Optional.empty();
  }
}
