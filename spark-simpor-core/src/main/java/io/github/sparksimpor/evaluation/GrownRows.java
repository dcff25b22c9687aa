package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of synthetic rows, in numbers.
 *
 * @param rows synthetic rows
 * @param ascended those of which the log posterior ratio is known at both ends of an ascent
 * @param climbed those of them that ended higher than they began
 * @param start mean log posterior ratio where ascents began; NaN without any
 * @param end mean log posterior ratio where they ended; NaN without any
 * @param radius mean distance of all rows from their seeds, in standardised units; NaN without rows
 */
public record GrownRows(
    long rows, long ascended, long climbed, double start, double end, double radius) {

  private static final int BINS = 20;
  private static final double TAIL = 0.01;

  /**
   * The columns that tell.
   *
   * @param start log ratio where the ascent began; null without one
   * @param end log ratio where it ended; null without one
   * @param radius distance from the seed
   */
  public record Columns(String start, String end, String radius) {
    /** Those of a fitted model. */
    public static final Columns OF_MODELS = new Columns("logRatioStart", "logRatioEnd", "radius");

    private Column gain() {
      return ColumnNames.column(end).minus(ColumnNames.column(start));
    }
  }

  /** Counts, in one pass. */
  public static GrownRows of(Dataset<Row> samples, Columns columns) {
    Column ascended = columns.gain().isNotNull();
    Row totals =
        samples
            .agg(
                count(lit(1)),
                count(columns.gain()),
                count(when(columns.gain().gt(0), lit(1))),
                mean(when(ascended, ColumnNames.column(columns.start()))),
                mean(when(ascended, ColumnNames.column(columns.end()))),
                mean(ColumnNames.column(columns.radius())))
            .first();
    return new GrownRows(
        totals.getLong(0),
        totals.getLong(1),
        totals.getLong(2),
        totals.getDouble(3),
        totals.getDouble(4),
        totals.getDouble(5));
  }

  private static Column mean(Column value) {
    return coalesce(avg(value), lit(Double.NaN));
  }

  /**
   * By how much the log posterior ratio rose, row by row, in bins that begin at 0 or below and
   * cover the middle 98 % of the rows; what lies beyond counts in the outermost.
   *
   * @return empty if no row ascended
   */
  public static Optional<Histogram> gains(Dataset<Row> samples, Columns columns) {
    Dataset<Row> gains = samples.select(columns.gain().as("gain")).where("gain is not null");
    double[] tails = gains.stat().approxQuantile("gain", new double[] {TAIL, 1 - TAIL}, 1e-3);
    return tails.length == 0
        ? Optional.empty()
        : Optional.of(
            Histogram.of(
                    gains,
                    List.of(gains.col("gain")),
                    Math.min(0, tails[0]),
                    tails[1] > 0 ? tails[1] : 1,
                    BINS)
                .get(0));
  }
}
