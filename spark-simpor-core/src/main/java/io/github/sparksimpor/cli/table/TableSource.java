package io.github.sparksimpor.cli.table;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is, and how it is written.
 *
 * @param access how Spark finds it
 * @param name file, folder or pattern; name in a catalog; or what a database calls it
 * @param format any format that Spark reads
 * @param options of the user's for Spark's reader; their names are in any case
 */
public record TableSource(Access access, String name, String format, Map<String, String> options) {
  /** What the format of a table is called that a catalog knows. */
  public static final String IN_CATALOG = "table";

  private static final List<String> COLUMNAR = List.of("orc", "parquet");

  private static final List<String> MODES = List.of("DROPMALFORMED", "FAILFAST", "PERMISSIVE");

  /** What reads numbers as the text they are, of formats that Spark reads as numbers. */
  private static final Map<String, String> AS_TEXT =
      Map.of("json", "primitivesAsString=true", "xml", "inferSchema=false");

  /** Options that cells of text are read by later, so that they come out as they came in. */
  private static final List<String> OF_CELLS = List.of("nullValue", "locale");

  /** How Spark finds a table. */
  public enum Access {
    /** By its files. */
    PATH,
    /** By its name in a catalog. */
    CATALOG,
    /** By the options of the format alone, as in a database. */
    OPTIONS
  }

  /** Keeps the options by their names in any case. */
  public TableSource {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(options);
    options = all;
  }

  /**
   * What a format is written with unless the user says otherwise: quotes are doubled as in RFC
   * 4180, and spaces are kept.
   */
  public static Map<String, String> writingDefaults(String format) {
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
  private Map<String, String> readingDefaults() {
    Map<String, String> defaults = new HashMap<>(writingDefaults(format));
    if (isCsv()) {
      defaults.put("nullValue", "\0");
      if (encoding().toUpperCase(Locale.ROOT).matches("UTF-?(16|32).*")) {
        defaults.put("multiLine", "true"); // lines are otherwise cut at single bytes
      }
    }
    if (isCsv() || format.equals("json")) {
      defaults.put("mode", "FAILFAST");
    }
    return defaults;
  }

  /** Spark takes a mode that it does not know for PERMISSIVE. */
  void checkMode() {
    @Nullable String mode = options.get("mode");
    if (mode != null && !MODES.contains(mode.toUpperCase(Locale.ROOT))) {
      throw new BadInputException(
          "--option mode: there is no mode '%s'; give one of %s"
              .formatted(mode, String.join(", ", MODES)));
    }
  }

  /** What does not come out as it came in, though it is written in the same format. */
  public Optional<String> notKept() {
    @Nullable String way = AS_TEXT.get(format);
    return way == null || has(way.replaceFirst("=.*", ""))
        ? Optional.empty()
        : Optional.of(
            "numbers in %s come out as Spark reads them (1.50 as 1.5), and what is null is left out; --option %s keeps them as text"
                .formatted(format, way));
  }

  boolean isCsv() {
    return format.equals("csv");
  }

  /** Whether all cells are read as the text they are. */
  public boolean isText() {
    return isCsv() && !isTrue("inferSchema");
  }

  /** Whether to read it again costs less than to keep it. */
  boolean isColumnar() {
    return COLUMNAR.contains(format);
  }

  boolean hasHeader() {
    return isCsv() && (!options.containsKey("header") || isTrue("header"));
  }

  private boolean isTrue(String option) {
    return options.getOrDefault(option, "false").equalsIgnoreCase("true");
  }

  boolean has(String... names) {
    return List.of(names).stream().anyMatch(options::containsKey);
  }

  /** The encoding of its text. */
  String encoding() {
    return options.getOrDefault("encoding", options.getOrDefault("charset", "UTF-8"));
  }

  /** All of it as Spark reads it. */
  Dataset<Row> load(SparkSession session) {
    DataFrameReader reader = reader(session);
    return switch (access) {
      case PATH -> reader.load(name);
      case CATALOG -> reader.table(name);
      case OPTIONS -> reader.load();
    };
  }

  /** A reader with all options. */
  DataFrameReader reader(SparkSession session) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(readingDefaults());
    all.putAll(options);
    if (isText()) {
      OF_CELLS.forEach(all::remove);
      readingDefaults().forEach(all::putIfAbsent);
    }
    DataFrameReader reader = session.read().options(all);
    return access == Access.CATALOG ? reader : reader.format(format);
  }

  /** Rows as text, malformed ones too, whose text is in a column of its own. */
  Dataset<Row> permissive(SparkSession session, StructType schema, String record) {
    return reader(session)
        .schema(schema)
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", record)
        .load(name);
  }
}
