package io.github.sparksimpor.cli.table;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.when;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** The first line of CSV files: what it tells of them, and what Spark makes of its names. */
final class CsvHeader {
  private static final Map<String, String> SEPARATORS = separators();

  /** What a decoder puts in place of bytes that it cannot read. */
  private static final String UNREADABLE = "\uFFFD";

  private final TableSource source;
  private final List<String> names;

  private CsvHeader(TableSource source, List<String> names) {
    this.source = source;
    this.names = names;
  }

  private static Map<String, String> separators() {
    Map<String, String> separators = new LinkedHashMap<>();
    separators.put(";", ";");
    separators.put("\t", "\\t");
    separators.put("|", "|");
    separators.put(",", ",");
    separators.put(":", ":");
    separators.put(" ", " ");
    return separators;
  }

  /**
   * Checks the header.
   *
   * @param opened the table as Spark reads it
   * @throws BadInputException if the first line is not one of names
   */
  static OpenedTable check(TableSource source, Dataset<Row> opened) {
    CsvHeader header = new CsvHeader(source, List.of(opened.columns()));
    header.checkReadable();
    if (!source.has("sep", "delimiter")) {
      header.checkSeparator();
    }
    return source.hasHeader() && header.mayBeRenamed()
        ? header.renamed(opened)
        : new OpenedTable(opened, Set.of(), List.of());
  }

  private void checkReadable() {
    if (names.isEmpty()) {
      throw new BadInputException(
          "'%s' holds no row%s"
              .formatted(
                  source.name(), isCompressed() ? " that can be unpacked; is it whole?" : ""));
    }
    if (isUtf16()) {
      throw new BadInputException(
          "'%s' is in UTF-16; add --option encoding=UTF-16".formatted(source.name()));
    }
    if (names.stream().anyMatch(CsvHeader::isBinary)) {
      throw new BadInputException(
          "'%s' is no text, so it cannot be read as csv; give its --format, or --option encoding="
              .formatted(source.name()));
    }
    if (names.stream().anyMatch(name -> name.contains(UNREADABLE))) {
      throw ReadFailure.notInEncoding(source, "the header");
    }
  }

  /** Every other byte of plain text in UTF-16 is zero. */
  private boolean isUtf16() {
    String text = String.join("", names).replace(UNREADABLE, "");
    long zeros = text.chars().filter(c -> c == 0).count();
    return zeros > 0
        && 3 * zeros >= text.length()
        && text.chars().allMatch(c -> c == 0 || !Character.isISOControl(c));
  }

  private static boolean isBinary(String name) {
    return name.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c));
  }

  private boolean isCompressed() {
    return source.name().matches(".*\\.(bz2|gz|deflate|lz4|snappy|zst|xz)");
  }

  /** Another character would cut the header into more columns than the one that was used. */
  private void checkSeparator() {
    String header = String.join("", names);
    for (Map.Entry<String, String> separator : SEPARATORS.entrySet()) {
      char sign = separator.getKey().charAt(0);
      boolean isCommonInNames = sign == ':' || sign == ' ';
      if ((names.size() == 1 || !isCommonInNames)
          && header.chars().filter(c -> c == sign).count() >= names.size()) {
        throw new BadInputException(
            "the header of '%s' has %s; if '%s' is what separates its cells, add --option sep='%3$s'"
                .formatted(
                    source.name(),
                    names.size() == 1 ? "one column only" : names.size() + " columns only",
                    separator.getValue()));
      }
    }
  }

  /**
   * Spark gives a column without a name one by its place, _c0, and puts its place behind a name
   * that is there already: a, a becomes a0, a1.
   */
  private boolean mayBeRenamed() {
    Set<String> stems = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String place = String.valueOf(i);
      String name = names.get(i);
      if (name.equals("_c" + place)
          || (name.endsWith(place)
              && !stems.add(name.substring(0, name.length() - place.length())))) {
        return true;
      }
    }
    return false;
  }

  private OpenedTable renamed(Dataset<Row> opened) {
    Dataset<Row> unnamed =
        source.reader(opened.sparkSession()).option("header", false).load(source.name());
    Row written = unnamed.first();
    Set<String> nameless = new LinkedHashSet<>();
    Map<String, List<String>> twice = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      @Nullable Object name = written.get(i);
      if (name == null || name.equals("")) {
        nameless.add(names.get(i));
      } else if (!name.equals(names.get(i))) {
        twice.computeIfAbsent(name.toString(), key -> new ArrayList<>()).add(names.get(i));
      }
    }
    if (nameless.isEmpty() && twice.isEmpty()) {
      return new OpenedTable(opened, Set.of(), List.of());
    }
    checkAllFiles(unnamed, written);
    return new OpenedTable(opened, nameless, notes(nameless, twice));
  }

  /** Spark compares the headers of files itself, but not if it has changed a name. */
  private void checkAllFiles(Dataset<Row> unnamed, Row written) {
    Column[] cells = new Column[written.size()];
    Column[] wanted = new Column[written.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = ColumnNames.column(unnamed.columns()[i]);
      wanted[i] = functions.lit(written.get(i)).cast("string");
    }
    Column isHeader = array(cells).equalTo(array(wanted));
    Row files =
        unnamed
            .select(isHeader.as("header"), input_file_name().as("file"))
            .select(count_distinct(col("file")), count_distinct(when(col("header"), col("file"))))
            .first();
    if (files.getLong(0) != files.getLong(1)) {
      throw new BadInputException(
          "the files of '%s' do not all have the same header; give each kind a run of its own"
              .formatted(source.name()));
    }
  }

  private List<String> notes(Set<String> nameless, Map<String, List<String>> twice) {
    List<String> notes = new ArrayList<>();
    if (!nameless.isEmpty()) {
      notes.add(
          "the header of '%s' has no name for column %s: read as '%s', and no feature unless --features names it"
              .formatted(
                  source.name(),
                  String.join(", ", nameless.stream().map(CsvHeader::place).toList()),
                  String.join("', '", nameless)));
    }
    twice.forEach(
        (name, read) ->
            notes.add(
                "the header of '%s' names '%s' more than once: read as '%s'"
                    .formatted(source.name(), name, String.join("', '", read))));
    return notes;
  }

  private static String place(String name) {
    return String.valueOf(Integer.parseInt(name.substring(2)) + 1);
  }
}
