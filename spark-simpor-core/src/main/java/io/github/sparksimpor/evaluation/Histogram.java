package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows counted in bins of equal width.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin, above {@code low}
 * @param counts rows a bin
 */
public record Histogram(double low, double high, long[] counts) {

  /**
   * Counts the values of several columns in the same bins, in one pass. Nulls are not counted;
   * values beyond the edges count in the outermost bins.
   *
   * @param values columns of doubles
   * @param low lower edge of the first bin
   * @param high upper edge of the last one; bins have width 1 if it is not above {@code low}
   * @param bins how many
   * @return one a column
   */
  static List<Histogram> of(
      Dataset<Row> rows, List<Column> values, double low, double high, int bins) {
    double width = high > low ? (high - low) / bins : 1;
    List<Histogram> histograms =
        values.stream()
            .map(value -> new Histogram(low, low + bins * width, new long[bins]))
            .toList();
    Column[] places =
        IntStream.range(0, values.size())
            .mapToObj(k -> struct(lit(k).as("column"), bin(values.get(k), low, width, bins)))
            .toArray(Column[]::new);
    rows.select(explode(array(places)).as("place"))
        .where("place.bin is not null")
        .groupBy("place.column", "place.bin")
        .count()
        .collectAsList()
        .forEach(
            row ->
                histograms.get(row.getInt(0)).counts[Math.toIntExact(row.getLong(1))] =
                    row.getLong(2));
    return histograms;
  }

  /** Counts values on the driver; bins as above. */
  static Histogram of(double[] values, double low, double high, int bins) {
    double width = high > low ? (high - low) / bins : 1;
    long[] counts = new long[bins];
    for (double value : values) {
      counts[(int) Math.max(0, Math.min(bins - 1, Math.floor((value - low) / width)))]++;
    }
    return new Histogram(low, low + bins * width, counts);
  }

  /** What a sample's histogram says of as many rows as this, in whole rows. */
  Histogram standingFor(long all) {
    double each = rows() == 0 ? 0 : (double) all / rows();
    return new Histogram(
        low, high, Arrays.stream(counts).map(rows -> Math.round(rows * each)).toArray());
  }

  /** With the rows of another histogram of the same bins. */
  Histogram plus(Histogram other) {
    long[] sums = counts.clone();
    Arrays.setAll(sums, bin -> sums[bin] + other.counts[bin]);
    return new Histogram(low, high, sums);
  }

  /** A null has none, which {@code least} and {@code greatest} alone would hide. */
  private static Column bin(Column value, double low, double width, int bins) {
    Column bin = floor(value.minus(low).divide(width));
    return when(value.isNotNull(), least(greatest(bin, lit(0L)), lit(bins - 1L))).as("bin");
  }

  /** Lower edge of a bin. */
  public double edge(int bin) {
    return low + bin * (high - low) / counts.length;
  }

  /** Rows counted. */
  public long rows() {
    return Arrays.stream(counts).sum();
  }
}
