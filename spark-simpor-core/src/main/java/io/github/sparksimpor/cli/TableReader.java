package io.github.sparksimpor.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.is_valid_utf8;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import com.univocity.parsers.common.TextParsingException;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.spark.ColumnNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input.
 *
 * @param path file, folder or pattern
 * @param format any format that Spark reads
 * @param options for Spark's reader, over the format's defaults; their names are in any case
 */
record TableReader(String path, String format, Map<String, String> options) {
  /** Formats of which a path that is not there can be told at once. */
  static final List<String> FILE_FORMATS =
      List.of("csv", "json", "libsvm", "orc", "parquet", "text", "xml");

  private static final Map<Character, String> SEPARATORS =
      Map.of(';', ";", '\t', "\\t", '|', "|", ',', ",");

  private static final List<String> COLUMNAR = List.of("orc", "parquet");

  /** What a decoder puts in place of bytes that it cannot read. */
  private static final String UNREADABLE = "\uFFFD";

  TableReader {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(readingDefaults(format));
    all.putAll(options);
    options = all;
  }

  /**
   * What a format is written with unless the user says otherwise: quotes are doubled as in RFC
   * 4180, and spaces are kept.
   */
  static Map<String, String> writingDefaults(String format) {
    return format.equals("csv")
        ? Map.of(
            "header", "true",
            "escape", "\"",
            "ignoreLeadingWhiteSpace", "false",
            "ignoreTrailingWhiteSpace", "false")
        : Map.of();
  }

  /**
   * The same for reading. A record that does not parse is an error, never a null; an empty cell is
   * null, a quoted empty cell is an empty text.
   */
  private static Map<String, String> readingDefaults(String format) {
    Map<String, String> defaults = new HashMap<>(writingDefaults(format));
    if (format.equals("csv")) {
      defaults.put("nullValue", "\0");
    }
    if (format.equals("csv") || format.equals("json")) {
      defaults.put("mode", "FAILFAST");
    }
    return defaults;
  }

  /** The table before it is read, with the names of its columns. Those of CSV are all text. */
  Dataset<Row> open(SparkSession session) {
    try {
      Dataset<Row> opened = reader(session).load(path);
      if (format.equals("csv")) {
        checkHeader(session, opened.columns());
      }
      return opened;
    } catch (Exception e) {
      throw explained(e, null, Set.of());
    }
  }

  /**
   * Reads the table. One that must be parsed is kept in the executors, so that fitting and writing
   * need not parse it again; to read a columnar one again costs less than to keep it.
   *
   * @param opened by {@link #open}
   * @param numbers names of the columns that are read as numbers if they are; the others of CSV
   *     stay the text they are, so that they come out as they went in
   */
  Dataset<Row> read(Dataset<Row> opened, Set<String> numbers) {
    try {
      Dataset<Row> table = typed(opened, numbers);
      if (!COLUMNAR.contains(format)) {
        keep(table);
      }
      return table;
    } catch (Exception e) {
      throw explained(e, opened, numbers);
    }
  }

  private void keep(Dataset<Row> table) {
    table.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      check(table);
    } catch (RuntimeException e) {
      table.unpersist();
      throw e;
    }
  }

  /** Rows as text, malformed ones too, whose text is in a column of its own. */
  Dataset<Row> permissive(SparkSession session, StructType schema, String record) {
    return reader(session)
        .schema(schema)
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", record)
        .load(path);
  }

  private Dataset<Row> typed(Dataset<Row> opened, Set<String> numbers) {
    if (!format.equals("csv") || options.containsKey("inferSchema")) {
      return opened;
    }
    SparkSession session = opened.sparkSession();
    StructType inferred = reader(session).option("inferSchema", true).load(path).schema();
    StructField[] fields =
        Arrays.stream(inferred.fields())
            .map(
                field ->
                    numbers.contains(field.name()) && field.dataType() instanceof NumericType
                        ? field
                        : new StructField(
                            field.name(), DataTypes.StringType, true, field.metadata()))
            .toArray(StructField[]::new);
    return reader(session).schema(new StructType(fields)).option("enforceSchema", false).load(path);
  }

  private DataFrameReader reader(SparkSession session) {
    return session.read().format(format).options(options);
  }

  private void checkHeader(SparkSession session, String[] names) {
    if (names.length == 0) {
      throw new BadInputException(
          "'%s' holds no row%s"
              .formatted(path, isCompressed() ? " that can be unpacked; is it whole?" : ""));
    }
    if (Arrays.stream(names).anyMatch(TableReader::isBinary)) {
      throw new BadInputException(
          "'%s' is no text, so it cannot be read as csv; give its --format, or --option encoding="
              .formatted(path));
    }
    if (Arrays.stream(names).anyMatch(name -> name.contains(UNREADABLE))) {
      throw notInEncoding("the header");
    }
    checkSeparator(names);
    if (mayBeRenamed(names)) {
      checkDistinct(session);
    }
  }

  private static boolean isBinary(String name) {
    return name.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c));
  }

  private boolean isCompressed() {
    return path.matches(".*\\.(bz2|gz|deflate|lz4|snappy|zst|xz)");
  }

  /** Another character would cut the header into more columns than the one that was used. */
  private void checkSeparator(String[] names) {
    String header = String.join("", names);
    for (Map.Entry<Character, String> separator : SEPARATORS.entrySet()) {
      if (header.chars().filter(c -> c == separator.getKey()).count() >= names.length) {
        throw new BadInputException(
            "the header of '%s' has %s; if '%s' is what separates its cells, add --option sep='%3$s'"
                .formatted(
                    path,
                    names.length == 1 ? "one column only" : names.length + " columns only",
                    separator.getValue()));
      }
    }
  }

  /** Spark puts its place behind a name that is there already: a, a becomes a0, a1. */
  private static boolean mayBeRenamed(String[] names) {
    Set<String> stems = new HashSet<>();
    for (int i = 0; i < names.length; i++) {
      String place = String.valueOf(i);
      if (names[i].endsWith(place)
          && !stems.add(names[i].substring(0, names[i].length() - place.length()))) {
        return true;
      }
    }
    return false;
  }

  private void checkDistinct(SparkSession session) {
    if (!options.getOrDefault("header", "").equalsIgnoreCase("true")) {
      return;
    }
    Dataset<Row> unnamed = reader(session).option("header", false).load(path);
    Row header = unnamed.first();
    Set<String> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (!header.isNullAt(i) && !seen.add(header.getString(i))) {
        twice.add(header.getString(i));
      }
    }
    if (!twice.isEmpty()) {
      throw new BadInputException(
          "the header of '%s' names '%s' more than once; give every column a name of its own"
              .formatted(path, String.join("', '", twice)));
    }
  }

  /** One pass over the rows: that there are some, and that their text could be decoded. */
  private void check(Dataset<Row> table) {
    List<String> texts =
        format.equals("csv")
            ? Arrays.stream(table.schema().fields())
                .filter(field -> field.dataType().equals(DataTypes.StringType))
                .map(StructField::name)
                .toList()
            : List.of();
    List<Column> counts = new ArrayList<>();
    for (String text : texts) {
      counts.add(count(when(ColumnNames.column(text).contains(UNREADABLE), 1)));
    }
    Row found =
        table
            .select(Stream.concat(Stream.of(count(lit(1))), counts.stream()).toArray(Column[]::new))
            .first();
    if (found.getLong(0) == 0) {
      throw new BadInputException("'" + path + "' holds no row");
    }
    for (int i = 0; i < texts.size(); i++) {
      if (found.getLong(i + 1) > 0 && !isProperText(table.sparkSession())) {
        throw notInEncoding(
            "column '%s', in %,d rows,".formatted(texts.get(i), found.getLong(i + 1)));
      }
    }
  }

  /** Whether the sign for unreadable bytes is the file's own. */
  private boolean isProperText(SparkSession session) {
    return encoding().equalsIgnoreCase(StandardCharsets.UTF_8.name())
        && session.read().text(path).filter(not(is_valid_utf8(col("value")))).isEmpty();
  }

  private String encoding() {
    return options.getOrDefault(
        "encoding", options.getOrDefault("charset", StandardCharsets.UTF_8.name()));
  }

  private BadInputException notInEncoding(String where) {
    return new BadInputException(
        "'%s': %s holds bytes that are not %s; name the file's encoding, such as --option encoding=ISO-8859-1"
            .formatted(path, where, encoding()));
  }

  /** A failure in terms of the file. What Spark says may show whole rows, which are personal. */
  private BadInputException explained(
      Exception failure, @Nullable Dataset<Row> opened, Set<String> numbers) {
    if (failure instanceof BadInputException explained) {
      return explained;
    }
    return new BadInputException(
        "cannot read '%s' as %s: %s".formatted(path, format, reason(failure, opened, numbers)),
        failure);
  }

  private String reason(Exception failure, @Nullable Dataset<Row> opened, Set<String> numbers) {
    if (Formats.isUnknown(failure)) {
      return Formats.UNKNOWN;
    }
    for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
      String condition = cause instanceof SparkThrowable known ? known.getCondition() : null;
      if (condition != null && condition.startsWith("UNABLE_TO_INFER_SCHEMA")) {
        return "it holds no such file; correct --input or --format";
      }
      if (cause instanceof TextParsingException) {
        return "a line has more cells than the 20,480 that are read, or a cell more characters;"
            + " name the separator with --option sep=, or allow more with --option maxColumns=";
      }
    }
    if (format.equals("csv") && opened != null && isMalformed(failure)) {
      return CsvDefect.malformed(this, opened)
          .or(() -> notNumber(opened, numbers))
          .orElse("a cell is no number, though its column is one");
    }
    return Reason.of(failure);
  }

  private static Optional<String> notNumber(Dataset<Row> opened, Set<String> numbers) {
    for (String column : new TreeSet<>(numbers)) {
      Optional<String> stray = CsvDefect.stray(opened, column);
      if (stray.isPresent()) {
        return Optional.of(
            "column '%s' holds %s, which is no number".formatted(column, stray.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean isMalformed(Exception failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(
            cause ->
                cause instanceof NumberFormatException
                    || (cause instanceof SparkThrowable known
                        && known.getCondition() != null
                        && known.getCondition().startsWith("MALFORMED")));
  }
}
