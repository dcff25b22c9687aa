package io.github.sparksimpor.evaluation;

import static io.github.sparksimpor.spark.ColumnNames.column;
import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.spark.HashableColumn;
import io.github.sparksimpor.spark.LabelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * Spreads the rows of every class evenly over [0, 1), so that any interval holds its share of each
 * class. A row's place depends on its label, its features and the seed only, not on partitions;
 * rows that are equal in these are numbered, and spread like others.
 *
 * <p>Classes of up to {@link #EXACT} rows are spread exactly, to within one row; the places of a
 * larger class are independent and uniform, because to rank it would take it through one task.
 */
public final class StratifiedSplit {
  private static final long EXACT = 100_000;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private StratifiedSplit() {}

  /**
   * Rows of each label.
   *
   * @throws IllegalArgumentException if a label is null, or a whole number that no double holds
   */
  public static SortedMap<Double, Long> sizes(Dataset<?> rows, String labelCol) {
    SortedMap<Double, Long> sizes = new TreeMap<>();
    Column label = column(labelCol).cast("double");
    Dataset<Row> counts =
        rows.toDF()
            .groupBy(label)
            .agg(functions.count(lit(1)), LabelColumn.countInexact(rows, labelCol));
    for (Row count : counts.collectAsList()) {
      if (count.isNullAt(0)) {
        throw LabelColumn.nullRefusal(labelCol, count.getLong(1));
      }
      if (count.getLong(2) > 0) {
        throw LabelColumn.refusal(rows.toDF(), labelCol);
      }
      sizes.put(count.getDouble(0), count.getLong(1));
    }
    return sizes;
  }

  /**
   * Adds a column of places.
   *
   * @param rows with labels and features
   * @param sizes rows of each label
   * @param labelCol numeric
   * @param featuresCol a vector column
   * @param seed another seed gives other places
   * @param placeCol name of the new column, a double
   */
  public static Dataset<Row> places(
      Dataset<Row> rows,
      Map<Double, Long> sizes,
      String labelCol,
      String featuresCol,
      long seed,
      String placeCol) {
    return places(rows, sizes, labelCol, List.of(featuresCol), seed, placeCol);
  }

  /**
   * Adds a column of places.
   *
   * @param contentCols columns that tell rows apart; rows that agree in all of them may change
   *     places
   */
  public static Dataset<Row> places(
      Dataset<Row> rows,
      Map<Double, Long> sizes,
      String labelCol,
      List<String> contentCols,
      long seed,
      String placeCol) {
    Column label = column(labelCol).cast("double");
    Column key =
        functions.xxhash64(
            Stream.concat(
                    Stream.of(lit(seed), label),
                    contentCols.stream().map(name -> HashableColumn.of(rows.schema().apply(name))))
                .toArray(Column[]::new));
    List<Object> small = new ArrayList<>();
    List<Object> large = new ArrayList<>();
    sizes.forEach((value, size) -> (size <= EXACT ? small : large).add(value));
    Dataset<Row> exact =
        ranked(numbered(rows.filter(label.isin(small.toArray())), key, placeCol), label, placeCol);
    if (large.isEmpty()) {
      return exact;
    }
    Dataset<Row> many = rows.filter(label.isin(large.toArray()));
    Dataset<Row> keyed =
        holdsCopies(many, key) ? numbered(many, key, placeCol) : many.withColumn(placeCol, key);
    return exact.union(
        keyed.withColumn(
            placeCol,
            functions.shiftrightunsigned(column(placeCol), 11).multiply(TWO_TO_MINUS_53)));
  }

  /** Replaces keys by places that are evenly apart within a class. */
  private static Dataset<Row> ranked(Dataset<Row> keyed, Column label, String keyCol) {
    WindowSpec inClass = Window.partitionBy(label);
    return keyed.withColumn(
        keyCol,
        functions
            .row_number()
            .over(inClass.orderBy(column(keyCol)))
            .minus(0.5)
            .divide(functions.count(lit(1)).over(inClass)));
  }

  /**
   * Adds a column of keys in which the second and every further row of a key has one of its own.
   */
  private static Dataset<Row> numbered(Dataset<Row> rows, Column key, String keyCol) {
    Column number = functions.row_number().over(Window.partitionBy(key).orderBy(key));
    return rows.withColumn(
        keyCol, functions.when(number.equalTo(1), key).otherwise(functions.xxhash64(key, number)));
  }

  /** Whether keys occur twice; a look at keys alone, where numbering moves whole rows. */
  private static boolean holdsCopies(Dataset<Row> rows, Column key) {
    Dataset<Row> keys = rows.select(key.as("key"));
    return !keys.groupBy("key").count().filter("count > 1").isEmpty();
  }
}
