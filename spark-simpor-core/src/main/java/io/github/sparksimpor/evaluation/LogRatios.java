package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Histograms of the log posterior ratio of synthetic rows where their ascent began and where it
 * ended. The bins cover the middle 98 % of the values; what lies beyond counts in the outermost.
 *
 * @param start rows a bin at the start
 * @param end rows a bin at the end, in the same bins
 * @param rows rows that were ascended
 * @param meanGain mean of end minus start
 */
public record LogRatios(Histogram start, Histogram end, long rows, double meanGain) {

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
            .select(ColumnNames.column(startCol).as("start"), ColumnNames.column(endCol).as("end"))
            .where("start is not null and end is not null");
    Row totals = ascended.agg(count(lit(1)), avg(col("end").minus(col("start")))).first();
    if (totals.getLong(0) == 0) {
      return Optional.empty();
    }
    double[][] tails =
        ascended
            .stat()
            .approxQuantile(new String[] {"start", "end"}, new double[] {TAIL, 1 - TAIL}, 1e-3);
    List<Histogram> histograms =
        Histogram.of(
            ascended,
            List.of(col("start"), col("end")),
            Math.min(tails[0][0], tails[1][0]),
            Math.max(tails[0][1], tails[1][1]),
            BINS);
    return Optional.of(
        new LogRatios(
            histograms.get(0), histograms.get(1), totals.getLong(0), totals.getDouble(1)));
  }
}
