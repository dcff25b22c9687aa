package io.github.sparksimpor.cli.columns;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Cells of features that a model cannot read.
 *
 * @param codes of single columns
 * @param vector name of the vector column; null if single columns serve
 * @param dimension of vectors
 * @param fills whether what is missing is filled
 */
record UnreadableCells(
    List<ColumnCode> codes, @Nullable String vector, int dimension, boolean fills)
    implements Serializable {
  /** Faults and values that a message takes; more are counted. */
  private static final int NAMED_FAULTS = 6;

  private static final int NAMED_VALUES = 5;
  private static final int LONGEST = 60;

  private static final String COLUMN = "column";
  private static final String FAULT = "fault";
  private static final String CELL = "cell";
  private static final String ROWS = "rows";

  private static final StructType SCHEMA =
      new StructType()
          .add(COLUMN, DataTypes.IntegerType)
          .add(FAULT, DataTypes.StringType)
          .add(CELL, DataTypes.StringType);

  /** What may be wrong with a cell, in the order of telling. */
  private enum Fault {
    UNKNOWN("holds %s in %s, which the training table did not"),
    UNREADABLE("holds %s in %s, which is spelled as no value of the training table"),
    NOT_FINITE("holds NaN or infinity (%s) in %s"),
    OTHER_LENGTH("holds vectors of %s features in %s, not those that the model learnt from"),
    EMPTY("is empty in %2$s");

    private final String told;

    Fault(String told) {
      this.told = told;
    }
  }

  /** A fault of a cell; the column is a place among the features. */
  private record Found(int column, Fault fault, String cell) {}

  /** Whether a row of features holds such a cell. */
  boolean areIn(Row row) {
    return !of(row).isEmpty();
  }

  /**
   * What is wrong with a table, column by column; empty if nothing is.
   *
   * @param features of its rows
   */
  Optional<String> told(Dataset<Row> features) {
    Dataset<Row> found =
        features.flatMap(
            (FlatMapFunction<Row, Row>)
                row ->
                    of(row).stream()
                        .map(f -> RowFactory.create(f.column(), f.fault().name(), f.cell()))
                        .iterator(),
            Encoders.row(SCHEMA));
    List<Row> faults =
        found
            .groupBy(COLUMN, FAULT)
            .agg(count(lit(1)).as(ROWS))
            .orderBy(COLUMN, FAULT)
            .collectAsList();
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    List<String> told = new ArrayList<>();
    faults.stream().limit(NAMED_FAULTS).forEach(fault -> told.add(told(fault, found)));
    if (faults.size() > NAMED_FAULTS) {
      told.add(String.format(Locale.ROOT, "and %,d more", faults.size() - NAMED_FAULTS));
    }
    return Optional.of(String.join("; ", told));
  }

  private String told(Row fault, Dataset<Row> found) {
    List<Row> cells =
        found
            .where(col(COLUMN).equalTo(fault.getInt(0)).and(col(FAULT).equalTo(fault.getString(1))))
            .groupBy(CELL)
            .agg(count(lit(1)).as(ROWS))
            .orderBy(col(ROWS).desc(), col(CELL))
            .takeAsList(NAMED_VALUES + 1);
    Fault kind = Fault.valueOf(fault.getString(1));
    String quote = kind == Fault.UNKNOWN || kind == Fault.UNREADABLE ? "'" : "";
    String named =
        cells.stream()
            .limit(NAMED_VALUES)
            .map(cell -> quote + shortened(cell.getString(0)) + quote)
            .collect(Collectors.joining(", "));
    String what =
        kind.told.formatted(
            cells.size() > NAMED_VALUES ? named + " and others" : named,
            fault.getLong(2) == 1
                ? "1 row"
                : String.format(Locale.ROOT, "%,d rows", fault.getLong(2)));
    return "column '%s' %s".formatted(name(fault.getInt(0)), what);
  }

  private String name(int column) {
    return vector != null ? vector : codes.get(column).name();
  }

  private static String shortened(String cell) {
    return cell.codePointCount(0, cell.length()) <= LONGEST
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private List<Found> of(Row row) {
    return vector != null
        ? ofVector(row.getAs(0)).stream().toList()
        : IntStream.range(0, codes.size())
            .mapToObj(k -> ofCell(k, row.get(k)))
            .flatMap(Optional::stream)
            .toList();
  }

  private Optional<Found> ofVector(@Nullable Vector features) {
    if (features == null) {
      return Optional.of(new Found(0, Fault.EMPTY, ""));
    } else if (features.size() != dimension) {
      return Optional.of(new Found(0, Fault.OTHER_LENGTH, String.valueOf(features.size())));
    }
    return Arrays.stream(features.toArray())
        .filter(value -> !isNumber(value))
        .mapToObj(value -> new Found(0, Fault.NOT_FINITE, String.valueOf(value)))
        .findFirst();
  }

  private Optional<Found> ofCell(int column, @Nullable Object cell) {
    ColumnCode code = codes.get(column);
    if (cell == null || cell.equals(code.missing())) {
      return fills ? Optional.empty() : Optional.of(new Found(column, Fault.EMPTY, ""));
    }
    @Nullable Object value = code.value(cell);
    @Nullable Fault fault =
        value == null
            ? Fault.UNREADABLE
            : !code.scale().knows(value)
                ? Fault.UNKNOWN
                : isNumber(code.scale().position(value)) ? null : Fault.NOT_FINITE;
    return Optional.ofNullable(fault).map(what -> new Found(column, what, cell.toString()));
  }

  /** What is no number may be missing; what is infinite is nothing. */
  private boolean isNumber(double value) {
    return Double.isNaN(value) ? fills : !Double.isInfinite(value);
  }
}
