package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Histogram of the log posterior ratio of synthetic rows where their ascent began and where it
 * ended. The bins cover the middle 98 % of the values; what lies beyond counts in the outermost.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin
 * @param start rows per bin at the start
 * @param end rows per bin at the end
 * @param rows rows that were ascended
 * @param meanGain mean of end minus start
 */
public record LogRatios(
    double low, double high, long[] start, long[] end, long rows, double meanGain) {

  private static final int BINS = 24;
  private static final double TAIL = 0.01;

  /**
   * Counts the rows of which both values are known.
   *
   * @param samples with two columns of doubles
   * @param startCol log ratio at the start
   * @param endCol log ratio at the end
   * @return empty if there is no such row
   */
  public static Optional<LogRatios> of(Dataset<Row> samples, String startCol, String endCol) {
    Dataset<Row> ascended =
        samples
            .select(col(startCol).as("start"), col(endCol).as("end"))
            .where("start is not null and end is not null");
    Row totals = ascended.agg(count(lit(1)), avg(col("end").minus(col("start")))).first();
    if (totals.getLong(0) == 0) {
      return Optional.empty();
    }
    double[][] tails =
        ascended
            .stat()
            .approxQuantile(new String[] {"start", "end"}, new double[] {TAIL, 1 - TAIL}, 1e-3);
    double low = Math.min(tails[0][0], tails[1][0]);
    double high = Math.max(tails[0][1], tails[1][1]);
    double width = high > low ? (high - low) / BINS : 1;
    return Optional.of(
        new LogRatios(
            low,
            low + BINS * width,
            counts(ascended, "start", low, width),
            counts(ascended, "end", low, width),
            totals.getLong(0),
            totals.getDouble(1)));
  }

  /** Lower edge of a bin. */
  public double edge(int bin) {
    return low + bin * (high - low) / start.length;
  }

  private static long[] counts(Dataset<Row> rows, String column, double low, double width) {
    Column bin = floor(col(column).minus(low).divide(width));
    Column bounded = least(greatest(bin, lit(0L)), lit(BINS - 1L)).as("bin");
    long[] counts = new long[BINS];
    for (Row row : rows.groupBy(bounded).count().collectAsList()) {
      counts[(int) row.getLong(0)] = row.getLong(1);
    }
    return counts;
  }
}
