package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Histograms of two groups of rows along one axis, and the hard-to-differentiate ratio (paper,
 * section 4): rows in the histograms' intersection over rows of the minority.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin
 * @param majority rows per bin, of equal width
 * @param minority likewise
 */
public record ClassOverlap(double low, double high, long[] majority, long[] minority) {
  /** Number of bins. */
  public static final int BINS = 40;

  /**
   * Counts rows.
   *
   * @param rows with a column of finite doubles
   * @param valueCol name of that column
   * @param isMinority whether a row counts as minority; the others are the majority
   * @return with bins from the least value to the greatest
   */
  public static ClassOverlap of(Dataset<Row> rows, String valueCol, Column isMinority) {
    Row range = rows.agg(min(col(valueCol)), max(col(valueCol))).first();
    return of(
        rows,
        valueCol,
        isMinority,
        range.isNullAt(0) ? 0 : range.getDouble(0),
        range.isNullAt(0) ? 1 : range.getDouble(1));
  }

  /** Counts rows in given bins; values beyond them count in the outermost. */
  static ClassOverlap of(
      Dataset<Row> rows, String valueCol, Column isMinority, double low, double high) {
    double width = high > low ? (high - low) / BINS : 1;
    Column bin = floor(col(valueCol).minus(low).divide(width));
    Column bounded = least(greatest(bin, lit(0L)), lit(BINS - 1L));
    long[] majority = new long[BINS];
    long[] minority = new long[BINS];
    for (Row row :
        rows.groupBy(bounded.as("bin"), isMinority.as("minority")).count().collectAsList()) {
      (row.getBoolean(1) ? minority : majority)[(int) row.getLong(0)] = row.getLong(2);
    }
    return new ClassOverlap(low, low + BINS * width, majority, minority);
  }

  /** Hard-to-differentiate ratio; 0 without minority rows. */
  public double ratio() {
    long shared =
        IntStream.range(0, majority.length)
            .mapToLong(i -> Math.min(majority[i], minority[i]))
            .sum();
    return shared == 0 ? 0 : (double) shared / Arrays.stream(minority).sum();
  }
}
