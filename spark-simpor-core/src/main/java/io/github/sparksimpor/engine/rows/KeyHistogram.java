package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.spark.LabelColumn;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * How many rows of each class have keys in each of equal cells of the keys' range.
 *
 * @param labels distinct labels, ascending
 * @param cells per class the rows of each cell, by ascending keys
 */
record KeyHistogram(double[] labels, long[][] cells) {
  private static final int CELL_BITS = 10;
  private static final int CELLS = 1 << CELL_BITS;

  /**
   * Counts.
   *
   * @param labelCol name of the label column
   * @param rows that have it
   * @param labelledKeys three columns: the label as a double, the key, and whether a double does
   *     not hold the label
   */
  static KeyHistogram of(String labelCol, Dataset<Row> rows, Dataset<Row> labelledKeys) {
    TreeMap<Double, long[]> byLabel = new TreeMap<>();
    for (Row count : counts(labelledKeys)) {
      if (count.getLong(3) > 0) {
        throw LabelColumn.refusal(rows, labelCol);
      }
      if (count.isNullAt(0)) {
        throw new IllegalArgumentException(
            "label column '%s' holds null; drop those rows or label them".formatted(labelCol));
      }
      byLabel.computeIfAbsent(count.getDouble(0), label -> new long[CELLS])[count.getInt(1)] +=
          count.getLong(2);
    }
    RowReader.checkLabels(labelCol, byLabel.keySet());
    if (byLabel.size() == 1) {
      throw new IllegalArgumentException(
          "label column '%s' holds the single value %s; resampling needs at least two classes"
              .formatted(labelCol, byLabel.firstKey()));
    }
    return new KeyHistogram(
        byLabel.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        byLabel.values().toArray(long[][]::new));
  }

  private static List<Row> counts(Dataset<Row> labelledKeys) {
    Dataset<Row> named = labelledKeys.toDF("label", "key", "inexact");
    return named
        .groupBy(functions.col("label"), cell(functions.col("key")).as("cell"))
        .agg(
            functions.count(functions.lit(1)),
            functions.count(functions.when(functions.col("inexact"), 1)))
        .limit(CELLS * (RowReader.MOST_CLASSES + 1))
        .collectAsList();
  }

  /** The cell of a key, from 0. */
  static Column cell(Column key) {
    return functions.shiftright(key, Long.SIZE - CELL_BITS).plus(CELLS / 2).cast("int");
  }

  /** Rows of each class. */
  long[] sizes() {
    return Arrays.stream(cells).mapToLong(cell -> Arrays.stream(cell).sum()).toArray();
  }

  /**
   * How many copies a row has on average, over the rows of the class where that is most: the index
   * of dispersion of the cells.
   *
   * @param wanted rows of each class; one of which all are wanted does not count
   */
  double copies(long[] wanted) {
    double most = 1;
    for (int c = 0; c < cells.length; c++) {
      double size = Arrays.stream(cells[c]).sum();
      if (wanted[c] < size) {
        double squares = Arrays.stream(cells[c]).mapToDouble(n -> (double) n * n).sum();
        most = Math.max(most, (CELLS * squares / size - size) / (CELLS - 1));
      }
    }
    return most;
  }

  /** The cell in which the sample of a class ends. */
  int lastCell(int c, long wanted) {
    int cell = 0;
    for (long before = 0; before + cells[c][cell] < wanted; cell++) {
      before += cells[c][cell];
    }
    return cell;
  }

  /**
   * The sample of a class.
   *
   * @param wanted its rows
   * @param last the keys in the cell where it ends, ascending
   */
  KeyedSample.ClassSample sample(int c, long wanted, long[] last) {
    long size = Arrays.stream(cells[c]).sum();
    if (wanted == size) {
      return new KeyedSample.ClassSample(labels[c], size, size, Long.MAX_VALUE);
    }
    long before = Arrays.stream(cells[c]).limit(lastCell(c, wanted)).sum();
    long largest = last[Math.toIntExact(wanted - before) - 1];
    long kept = before + Arrays.stream(last).filter(key -> key <= largest).count();
    return new KeyedSample.ClassSample(labels[c], size, kept, largest);
  }
}
