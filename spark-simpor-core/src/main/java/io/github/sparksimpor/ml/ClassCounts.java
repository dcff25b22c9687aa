package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.PriorShift;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Counts of rows per class: what follows from them, and their place in a saved model. */
final class ClassCounts {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("original", DataTypes.LongType, false)
          .add("informative", DataTypes.LongType, false)
          .add("synthetic", DataTypes.LongType, false);

  /** Far above what any classifier's probability vector holds. */
  private static final int MAX_CLASSES = 1 << 20;

  private ClassCounts() {}

  /** Weights that map a classifier's probabilities back to the prior before resampling. */
  static double[] weightsToOriginal(List<ClassCount> counts) {
    int classes = (int) counts.stream().mapToDouble(ClassCounts::index).max().orElse(-1) + 1;
    double[] original = new double[classes];
    double[] resampled = new double[classes];
    for (ClassCount count : counts) {
      original[index(count)] = count.original();
      resampled[index(count)] = count.original() + count.synthetic();
    }
    return PriorShift.toOriginal(original, resampled);
  }

  private static int index(ClassCount count) {
    return index(count.label());
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
    List<Row> rows =
        counts.stream()
            .map(c -> RowFactory.create(c.label(), c.original(), c.informative(), c.synthetic()))
            .toList();
    session.createDataFrame(rows, SCHEMA).coalesce(1).write().parquet(path);
  }

  static List<ClassCount> read(String path, SparkSession session) {
    return session.read().parquet(path).collectAsList().stream()
        .map(
            row -> new ClassCount(row.getDouble(0), row.getLong(1), row.getLong(2), row.getLong(3)))
        .sorted(Comparator.comparingDouble(ClassCount::label))
        .toList();
  }
}
