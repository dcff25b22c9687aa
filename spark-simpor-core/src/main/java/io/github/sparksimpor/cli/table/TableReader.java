package io.github.sparksimpor.cli.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import io.github.sparksimpor.cli.columns.Dialect;
import io.github.sparksimpor.cli.columns.TableProfile;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.spark.ColumnNames;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads the input.
 *
 * @param source where it is
 */
public record TableReader(TableSource source) {
  /** Formats of which a path that is not there can be told at once. */
  public static final List<String> FILE_FORMATS =
      List.of("avro", "csv", "json", "libsvm", "orc", "parquet", "text", "xml");

  private static final String COMPRESSED = "spark.sql.inMemoryColumnarStorage.compressed";

  /** Columns above which code for rows is not worth its compilation. */
  private static final int WIDE = 1000;

  /** Spark 3.5 has no function for it. */
  private static final UDF1<byte[], Boolean> IS_UTF8 = TableReader::isUtf8;

  /**
   * A table that has been read.
   *
   * @param rows of the table; those of CSV are all text
   * @param profile of the columns
   */
  public record Read(Dataset<Row> rows, TableProfile profile) {}

  /** The table before it is read, with the names of its columns. */
  public OpenedTable open(SparkSession session) {
    try {
      source.checkMode();
      VersionedFolder.check(source, session.sparkContext().hadoopConfiguration());
      Dataset<Row> opened = source.load(session);
      if (opened.columns().length > WIDE) {
        interpretRows(session);
      }
      return source.isCsv()
          ? CsvHeader.check(source, opened)
          : new OpenedTable(opened, Set.of(), List.of());
    } catch (Exception e) {
      throw ReadFailure.explained(e, source, null);
    }
  }

  /**
   * Has Spark interpret expressions on rows: the code that it makes otherwise grows with their
   * width, and to compile it takes longer than such a table takes. The session is the run's own.
   */
  private static void interpretRows(SparkSession session) {
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  /**
   * Reads the table, in one pass. One that must be parsed is kept in the executors, so that fitting
   * and writing need not parse it again; to read a columnar one again costs less than to keep it.
   *
   * @param used names of the columns that are looked at closely
   */
  public Read read(OpenedTable opened, Set<String> used, Dialect dialect) {
    Dataset<Row> table = table(opened);
    try {
      if (source.isColumnar()) {
        return new Read(table, profile(table.select(columns(used)), used, dialect));
      }
      keepTextAsItIs(table.sparkSession());
      table.persist(StorageLevel.MEMORY_AND_DISK());
      return new Read(table, profile(table, used, dialect));
    } catch (Exception e) {
      table.unpersist();
      throw ReadFailure.explained(e, source, opened.rows());
    }
  }

  /**
   * Text of numbers, which hardly repeat, takes Spark longer to look for repetitions in than to
   * parse. The session is the run's own.
   */
  private static void keepTextAsItIs(SparkSession session) {
    if (!session.sparkContext().getConf().contains(COMPRESSED)) {
      session.conf().set(COMPRESSED, false);
    }
  }

  /** Looks at the first rows only, if there are any and they can be read. */
  public Optional<Read> sample(OpenedTable opened, Set<String> used, Dialect dialect, int rows) {
    try {
      Dataset<Row> table = table(opened).limit(rows);
      Read read = new Read(table, profile(table, used, dialect));
      return Optional.of(read).filter(some -> some.profile().rows() > 0);
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a table that must hold rows.
   *
   * @param used names of the columns that are looked at closely
   */
  public Read readRows(OpenedTable opened, Set<String> used, Dialect dialect) {
    Read read = read(opened, used, dialect);
    if (read.profile().rows() == 0) {
      read.rows().unpersist();
      throw new BadInputException("'" + source.name() + "' holds no row");
    }
    return read;
  }

  private static Column[] columns(Set<String> names) {
    return new TreeSet<>(names).stream().map(ColumnNames::column).toArray(Column[]::new);
  }

  /** With a schema that is given, Spark compares it with the header of every file. */
  private Dataset<Row> table(OpenedTable opened) {
    if (!source.isText() || !opened.notes().isEmpty()) {
      return opened.rows();
    }
    StructType text = new StructType();
    for (String name : opened.names()) {
      text = text.add(name, DataTypes.StringType);
    }
    SparkSession session = opened.rows().sparkSession();
    return source.has("enforceSchema")
        ? source.reader(session).schema(text).load(source.name())
        : source.reader(session).schema(text).option("enforceSchema", false).load(source.name());
  }

  private TableProfile profile(Dataset<Row> table, Set<String> used, Dialect dialect) {
    TableProfile profile = TableProfile.of(table, used, dialect);
    Optional<Map.Entry<String, Long>> unreadable =
        source.isCsv() ? profile.unreadable() : Optional.empty();
    if (unreadable.isPresent() && !isProperText(table.sparkSession())) {
      throw ReadFailure.notInEncoding(
          source,
          String.format(
              Locale.ROOT,
              "column '%s', in %,d rows,",
              unreadable.get().getKey(),
              unreadable.get().getValue()));
    }
    return profile;
  }

  /** Whether the sign for unreadable bytes is the file's own. */
  private boolean isProperText(SparkSession session) {
    return source.encoding().equalsIgnoreCase(StandardCharsets.UTF_8.name())
        && session
            .read()
            .text(source.name())
            .filter(not(udf(IS_UTF8, DataTypes.BooleanType).apply(col("value").cast("binary"))))
            .isEmpty();
  }

  private static boolean isUtf8(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
