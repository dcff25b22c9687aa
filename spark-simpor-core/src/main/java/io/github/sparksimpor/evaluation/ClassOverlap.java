package io.github.sparksimpor.evaluation;

import static io.github.sparksimpor.spark.ColumnNames.column;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Histograms of two groups of rows along one axis, and the hard-to-differentiate ratio (paper,
 * section 4): rows in the histograms' intersection over rows of the minority.
 *
 * @param majority rows a bin
 * @param minority rows a bin, in the same bins
 */
public record ClassOverlap(Histogram majority, Histogram minority) {
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
    Row range = rows.agg(min(column(valueCol)), max(column(valueCol))).first();
    List<Histogram> both =
        Histogram.of(
            rows,
            List.of(when(not(isMinority), column(valueCol)), when(isMinority, column(valueCol))),
            range.isNullAt(0) ? 0 : range.getDouble(0),
            range.isNullAt(0) ? 1 : range.getDouble(1),
            BINS);
    return new ClassOverlap(both.get(0), both.get(1));
  }

  /** Counts values on the driver, in bins from the least of them all to the greatest. */
  public static ClassOverlap of(double[] majority, double[] minority) {
    DoubleSummaryStatistics all =
        DoubleStream.concat(Arrays.stream(majority), Arrays.stream(minority)).summaryStatistics();
    return new ClassOverlap(
        Histogram.of(majority, all.getMin(), all.getMax(), BINS),
        Histogram.of(minority, all.getMin(), all.getMax(), BINS));
  }

  /** Hard-to-differentiate ratio; 0 without minority rows. */
  public double ratio() {
    long shared =
        IntStream.range(0, majority.counts().length)
            .mapToLong(i -> Math.min(majority.counts()[i], minority.counts()[i]))
            .sum();
    return shared == 0 ? 0 : (double) shared / minority.rows();
  }
}
