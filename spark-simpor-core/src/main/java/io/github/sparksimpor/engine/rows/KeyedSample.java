package io.github.sparksimpor.engine.rows;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unwrap_udt;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.HashableColumn;
import io.github.sparksimpor.spark.LabelColumn;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructField;

/**
 * A random sample of the rows of some classes that follows from the rows alone: every row has a
 * key, a hash of the seed, its label and what it holds in all columns, and the rows of smallest
 * keys are kept (bottom-k sampling, Cohen, Kaplan 2007). So the same rows are kept however they are
 * partitioned, a smaller sample is part of a larger one, and to filter takes no shuffle.
 *
 * <p>Rows that are equal in all columns have one key and would be kept or dropped together. Where
 * so many are equal that the sample would suffer, they are numbered first, and each copy has a key
 * of its own; that takes a shuffle. It shows in how unevenly keys fill equal cells: the index of
 * dispersion is the number of copies that a row has on average, which is also the factor by which
 * copies that stick together raise the variance of the sample.
 *
 * @param labelCol name of the label column
 * @param seed another seed keeps other rows
 * @param numbered whether equal rows are numbered
 * @param classes what is kept of each class, by ascending label
 */
public record KeyedSample(String labelCol, long seed, boolean numbered, List<ClassSample> classes)
    implements Serializable {

  /** The most copies of a row, on average, that may be kept or dropped together. */
  private static final double MOST_COPIES = 1.5;

  /** How Spark marks a dense vector. */
  private static final int DENSE = 1;

  private static final String NUMBER = "spark_simpor_number";

  /**
   * What is kept of a class.
   *
   * @param label the class's label
   * @param size its rows
   * @param kept rows that are kept
   * @param largestKey the largest key of a row that is kept
   */
  public record ClassSample(double label, long size, long kept, long largestKey)
      implements Serializable {
    boolean isWhole() {
      return kept == size;
    }
  }

  /** How many rows of each class are wanted. */
  @FunctionalInterface
  public interface Wanted {
    /**
     * Decides.
     *
     * @param labels distinct labels, ascending
     * @param sizes rows of each class
     * @return at most as many rows of each class
     */
    long[] of(double[] labels, long[] sizes);
  }

  /**
   * Draws a sample, in two passes over the rows, of which the second looks at about a thousandth of
   * each class. The sample has exactly the rows wanted, or a few more where equal rows meet at its
   * end.
   *
   * @param rows with labels
   * @param labelCol name of the label column, numeric
   * @param seed of the keys
   * @param wanted rows of each class
   * @throws IllegalArgumentException if a label is null or not finite, there is no row, one class
   *     only, or labels look like measurements
   */
  public static KeyedSample draw(Dataset<Row> rows, String labelCol, long seed, Wanted wanted) {
    KeyedSample empty = new KeyedSample(labelCol, seed, false, List.of());
    KeyHistogram histogram = empty.histogram(rows);
    long[] counts = wanted.of(histogram.labels(), histogram.sizes());
    if (histogram.copies(counts) <= MOST_COPIES) {
      return empty.draw(rows, histogram, counts);
    }
    KeyedSample numbering = new KeyedSample(labelCol, seed, true, List.of());
    return numbering.draw(rows, numbering.histogram(rows), counts);
  }

  private KeyHistogram histogram(Dataset<Row> rows) {
    return KeyHistogram.of(
        labelCol,
        rows,
        numbered(rows).select(label(), key(rows), LabelColumn.inexact(rows, labelCol)));
  }

  private KeyedSample draw(Dataset<Row> rows, KeyHistogram histogram, long[] wanted) {
    long[][] last = lastCells(rows, histogram, wanted);
    List<ClassSample> samples =
        IntStream.range(0, wanted.length)
            .mapToObj(c -> histogram.sample(c, wanted[c], last[c]))
            .toList();
    return new KeyedSample(labelCol, seed, numbered, samples);
  }

  /** Per class the keys in the cell where the sample ends, ascending. */
  private long[][] lastCells(Dataset<Row> rows, KeyHistogram histogram, long[] wanted) {
    long[] sizes = histogram.sizes();
    return IntStream.range(0, wanted.length)
        .mapToObj(
            c ->
                wanted[c] == sizes[c]
                    ? new long[0]
                    : keys(rows, histogram.labels()[c], histogram.lastCell(c, wanted[c])))
        .toArray(long[][]::new);
  }

  private long[] keys(Dataset<Row> rows, double label, int cell) {
    Column key = key(rows);
    return numbered(rows)
        .filter(label().equalTo(label).and(KeyHistogram.cell(key).equalTo(cell)))
        .select(key)
        .as(Encoders.LONG())
        .collectAsList()
        .stream()
        .mapToLong(Long::longValue)
        .sorted()
        .toArray();
  }

  /** The rows of a dataset with the columns of that from which the sample was drawn. */
  public Dataset<Row> of(Dataset<Row> rows) {
    Column kept = lit(true);
    for (ClassSample sample : classes) {
      if (!sample.isWhole()) {
        Column other = not(label().eqNullSafe(sample.label()));
        kept = kept.and(other.or(key(rows).leq(sample.largestKey())));
      }
    }
    return numbered(rows).filter(kept).drop(NUMBER);
  }

  private Dataset<Row> numbered(Dataset<Row> rows) {
    if (!numbered) {
      return rows;
    }
    Column key = valueKey(rows);
    return rows.withColumn(NUMBER, row_number().over(Window.partitionBy(key).orderBy(key)));
  }

  private Column key(Dataset<Row> rows) {
    return numbered ? xxhash64(valueKey(rows), ColumnNames.column(NUMBER)) : valueKey(rows);
  }

  private Column valueKey(Dataset<Row> rows) {
    Column[] columns =
        Arrays.stream(rows.schema().fields()).map(KeyedSample::hashable).toArray(Column[]::new);
    Column[] all = new Column[columns.length + 2];
    all[0] = lit(seed);
    all[1] = label();
    System.arraycopy(columns, 0, all, 2, columns.length);
    return xxhash64(all);
  }

  /** A column that Spark can hash, equal where the values are. */
  private static Column hashable(StructField field) {
    if (field.dataType().equals(SQLDataTypes.VectorType())) {
      Column column = ColumnNames.column(field.name());
      // Hashed where they lie, values take a fraction of the time that a vector of them takes; the
      // hash is the same.
      Column stored = unwrap_udt(column);
      return when(stored.getField("type").equalTo(DENSE), stored.getField("values"))
          .when(column.isNotNull(), vector_to_array(column, "float64"));
    }
    return HashableColumn.of(field);
  }

  private Column label() {
    return ColumnNames.column(labelCol).cast("double");
  }
}
