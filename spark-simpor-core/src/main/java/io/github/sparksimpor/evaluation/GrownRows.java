package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.sparksimpor.spark.ColumnNames;
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
  private static final String GAIN = "gain";

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
   * cover the middle 98 % of the rows; what lies beyond counts in the outermost. Of more than
   * {@value RowSample#ROWS} rows, as many of these tell, drawn by their gains.
   *
   * @return empty if no row ascended
   */
  public static Optional<Histogram> gains(Dataset<Row> samples, Columns columns) {
    Dataset<Row> all = samples.select(columns.gain().as(GAIN)).where(col(GAIN).isNotNull());
    double[] gains =
        all.orderBy(xxhash64(col(GAIN))).limit(RowSample.ROWS).collectAsList().stream()
            .mapToDouble(row -> row.getDouble(0))
            .sorted()
            .toArray();
    if (gains.length == 0) {
      return Optional.empty();
    }
    int tail = (int) (TAIL * gains.length);
    double high = gains[gains.length - 1 - tail];
    Histogram drawn = Histogram.of(gains, Math.min(0, gains[tail]), high > 0 ? high : 1, BINS);
    return Optional.of(gains.length < RowSample.ROWS ? drawn : drawn.standingFor(all.count()));
  }
}
