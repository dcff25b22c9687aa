package io.github.sparksimpor.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
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
 * @param options for Spark's reader, over the format's defaults
 */
record TableReader(String path, String format, Map<String, String> options) {

  private static final List<String> FILE_FORMATS =
      List.of("csv", "json", "libsvm", "orc", "parquet");

  private static final List<String> COLUMNAR = List.of("orc", "parquet");

  /**
   * What a format is read and written with unless the user says otherwise. A record that does not
   * parse is an error, never a null; quotes are doubled as in RFC 4180; spaces are kept.
   */
  static Map<String, String> defaults(String format) {
    return switch (format) {
      case "csv" ->
          Map.of(
              "header", "true",
              "mode", "FAILFAST",
              "escape", "\"",
              "ignoreLeadingWhiteSpace", "false",
              "ignoreTrailingWhiteSpace", "false");
      case "json" -> Map.of("mode", "FAILFAST");
      default -> Map.of();
    };
  }

  /**
   * Reads the table. One that must be parsed is kept in the executors, so that fitting and writing
   * need not parse it again; to read a columnar one again costs less than to keep it.
   */
  Dataset<Row> read(SparkSession session) {
    checkExists(session);
    try {
      Dataset<Row> table = load(session);
      if (COLUMNAR.contains(format)) {
        return table;
      }
      if (table.persist(StorageLevel.MEMORY_AND_DISK()).count() == 0) {
        throw new BadInputException("'" + path + "' holds no row");
      }
      return table;
    } catch (BadInputException e) {
      throw e;
    } catch (Exception e) {
      throw new BadInputException(
          "cannot read '%s' as %s: %s".formatted(path, format, Failures.reason(e)), e);
    }
  }

  private Dataset<Row> load(SparkSession session) {
    if (!format.equals("csv") || options.containsKey("inferSchema")) {
      return reader(session, null).load(path);
    }
    StructType inferred = reader(session, null).option("inferSchema", true).load(path).schema();
    checkHeader(inferred);
    return reader(session, onlyNumbersTyped(inferred)).option("enforceSchema", false).load(path);
  }

  private DataFrameReader reader(SparkSession session, @Nullable StructType schema) {
    Map<String, String> all = new LinkedHashMap<>(defaults(format));
    all.putAll(options);
    DataFrameReader reader = session.read().format(format).options(all);
    return schema == null ? reader : reader.schema(schema);
  }

  /** Dates and the like stay the text they are, so that CSV comes out as it went in. */
  private static StructType onlyNumbersTyped(StructType inferred) {
    return new StructType(
        Arrays.stream(inferred.fields())
            .map(
                field ->
                    field.dataType() instanceof NumericType
                        ? field
                        : new StructField(
                            field.name(), DataTypes.StringType, true, field.metadata()))
            .toArray(StructField[]::new));
  }

  private void checkHeader(StructType schema) {
    boolean binary =
        Arrays.stream(schema.fieldNames())
            .anyMatch(name -> name.chars().anyMatch(c -> c == 0xFFFD || Character.isISOControl(c)));
    if (binary) {
      throw new BadInputException(
          "'%s' is no text, so it cannot be read as csv; give its --format".formatted(path));
    }
  }

  private void checkExists(SparkSession session) {
    if (!FILE_FORMATS.contains(format)) {
      return;
    }
    try {
      Path pattern = new Path(path);
      FileStatus @Nullable [] found =
          pattern.getFileSystem(session.sparkContext().hadoopConfiguration()).globStatus(pattern);
      if (found == null || found.length == 0) {
        throw new BadInputException("there is no file '" + path + "'; correct --input");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          "cannot look for '%s': %s; correct --input".formatted(path, Failures.reason(e)), e);
    }
  }
}
