package io.github.sparksimpor.ml;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Counts of rows per class: what follows from them, and their place in a saved model. */
final class ClassCounts {
  static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("original", DataTypes.LongType, false)
          .add("informative", DataTypes.LongType, false)
          .add("synthetic", DataTypes.LongType, false)
          .add("dropped", DataTypes.LongType, true); // models of 0.1.0 knew none

  /** Far above what any classifier's probability vector holds. */
  private static final int MAX_CLASSES = 1 << 20;

  private ClassCounts() {}

  /** Rows of the training data at each position of a classifier's probability vector. */
  static double[] before(List<ClassCount> counts) {
    return byIndex(counts, ClassCount::original);
  }

  /** Real and synthetic rows at each position of a classifier's probability vector. */
  static double[] after(List<ClassCount> counts) {
    return byIndex(counts, ClassCount::resampled);
  }

  private static double[] byIndex(List<ClassCount> counts, ToDoubleFunction<ClassCount> value) {
    return byIndex(counts, ClassCount::label, value);
  }

  /** Values of classes at their positions in a classifier's probability vector. */
  static <T> double[] byIndex(
      List<T> classes, ToDoubleFunction<T> label, ToDoubleFunction<T> value) {
    int size = 1 + classes.stream().mapToInt(c -> index(label.applyAsDouble(c))).max().orElse(-1);
    double[] values = new double[size];
    classes.forEach(c -> values[index(label.applyAsDouble(c))] = value.applyAsDouble(c));
    return values;
  }

  /** Position of a label in a classifier's probability vector. */
  static int index(double label) {
    int index = (int) label;
    if (index != label || index < 0 || index >= MAX_CLASSES) {
      throw new IllegalArgumentException(
          "label %s is no index of a class probability; number the labels 0, 1, ... for instance with StringIndexer"
              .formatted(label));
    }
    return index;
  }

  static void write(List<ClassCount> counts, String path, SparkSession session) {
    table(counts, session).write().parquet(path);
  }

  /** One row a class. */
  static Dataset<Row> table(List<ClassCount> counts, SparkSession session) {
    return session.createDataFrame(rows(counts), SCHEMA).coalesce(1);
  }

  /** A row a class in the columns of {@link #SCHEMA}. */
  static List<Row> rows(List<ClassCount> counts) {
    return counts.stream().map(c -> RowFactory.create(values(c))).toList();
  }

  /** A class in the columns of {@link #SCHEMA}. */
  static Object[] values(ClassCount count) {
    return new Object[] {
      count.label(), count.original(), count.informative(), count.synthetic(), count.dropped()
    };
  }

  static List<ClassCount> read(Dataset<Row> table) {
    return read(table, ClassCounts::read);
  }

  /** Classes of a saved table whose columns begin with these, by ascending label. */
  static <T> List<T> read(Dataset<Row> table, Function<Row, T> read) {
    List<Row> rows = table.collectAsList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there is no class");
    }
    return rows.stream()
        .sorted(Comparator.comparingDouble(row -> row.getDouble(0)))
        .map(read)
        .toList();
  }

  static ClassCount read(Row row) {
    return new ClassCount(
        row.getDouble(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.isNullAt(4) ? 0 : row.getLong(4));
  }
}
