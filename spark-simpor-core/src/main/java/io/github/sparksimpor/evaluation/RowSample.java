package io.github.sparksimpor.evaluation;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of a table that stand for it where looking at all of them, again and again, would take as
 * long as the work itself. Of each class, the rows whose values have the least hashes: they depend
 * on the values alone, not on where rows lie.
 */
public final class RowSample {
  /** Most rows of a sample, but for equal ones. */
  public static final int ROWS = 20_000;

  private static final int VALUES = 2_000_000;
  private static final String LABEL = "label";
  private static final String FEATURES = "features";
  private static final String KEY = "key of the sample";

  private final Dataset<Row> table;
  private final Map<Double, Long> counts;
  private final Map<Double, Double> shares;
  private final List<Row> rows;

  private RowSample(
      Dataset<Row> table, Map<Double, Long> counts, Map<Double, Double> shares, List<Row> rows) {
    this.table = table;
    this.counts = counts;
    this.shares = shares;
    this.rows = rows;
  }

  /** Draws, in one pass after a count of the classes. */
  public static RowSample of(Dataset<Row> table) {
    Map<Double, Long> counts = new HashMap<>();
    table
        .groupBy(LABEL)
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> counts.put(row.getDouble(0), row.getLong(1)));
    return of(table, counts);
  }

  /**
   * Draws, in one pass.
   *
   * @param table with {@code label}, a double, and {@code features}, a vector
   * @param counts rows of each label
   */
  public static RowSample of(Dataset<Row> table, Map<Double, Long> counts) {
    return of(table, counts, most(table));
  }

  static RowSample of(Dataset<Row> table, Map<Double, Long> counts, int most) {
    Map<Double, Double> shares = new HashMap<>();
    double each = mostOfAClass(counts, most);
    counts.forEach((label, rows) -> shares.put(label, Math.min(1, each / rows)));
    List<Row> rows =
        table
            .select(LABEL, FEATURES)
            .withColumn(KEY, xxhash64(vector_to_array(col(FEATURES), "float64")))
            .where(drawn(shares))
            .orderBy(KEY)
            .limit(2 * Math.max(most, counts.size()))
            .collectAsList();
    return new RowSample(table, counts, shares, rows);
  }

  /** What small classes leave is for the large ones. */
  private static double mostOfAClass(Map<Double, Long> counts, int most) {
    double left = most;
    int classes = counts.size();
    for (long rows : counts.values().stream().sorted().toList()) {
      if (rows > left / classes) {
        return Math.max(1, left / classes);
      }
      left -= rows;
      classes--;
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Wide rows are fewer, so that the driver holds them with ease. */
  private static int most(Dataset<Row> table) {
    List<Row> first = table.select(FEATURES).takeAsList(1);
    int dimension = first.isEmpty() ? 1 : Math.max(1, first.get(0).<Vector>getAs(0).size());
    return Math.max(1, Math.min(ROWS, VALUES / dimension));
  }

  /** Hashes are as good as uniform, so a share of the rows lies below that share of their range. */
  private static Column drawn(Map<Double, Double> shares) {
    Column bound = lit(Long.MAX_VALUE);
    for (Map.Entry<Double, Double> share : shares.entrySet()) {
      if (share.getValue() < 1) {
        bound =
            when(col(LABEL).equalTo(share.getKey()), lit(bound(share.getValue()))).otherwise(bound);
      }
    }
    return col(KEY).leq(bound);
  }

  private static long bound(double share) {
    return share < 1 ? (long) (Long.MIN_VALUE + share * 0x1p64) : Long.MAX_VALUE;
  }

  /** The whole table. */
  public Dataset<Row> table() {
    return table;
  }

  /**
   * The rows drawn, label and features, least hash first; classes in equal parts where they can.
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Rows of some classes, in the proportions that these have in the table, least hash first.
   *
   * @param wanted labels of the classes
   */
  List<Vector> alike(DoublePredicate wanted) {
    double share =
        shares.entrySet().stream()
            .filter(entry -> wanted.test(entry.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .min()
            .orElse(1);
    long bound = bound(share);
    return rows.stream()
        .filter(row -> wanted.test(row.getDouble(0)) && row.getLong(2) <= bound)
        .map(row -> row.<Vector>getAs(1))
        .toList();
  }

  /** Rows of some classes in the table. */
  long rowsOf(DoublePredicate wanted) {
    return counts.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether every row was drawn. */
  public boolean isWhole() {
    return shares.values().stream().allMatch(share -> share == 1);
  }

  /** How many rows were drawn of how many. */
  public String extent() {
    return String.format(Locale.ROOT, "%,d of %,d", rows.size(), rowsOf(label -> true));
  }
}
