package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.PriorShift;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A class as a classifier learnt it: what it weighed before and after resampling, which is the
 * number of its rows if the classifier takes no weights. From these follows how probabilities are
 * mapped back.
 *
 * @param count its rows
 * @param before weight of the training data's rows
 * @param after weight of the rows after resampling
 */
record WeighedClass(ClassCount count, double before, double after) implements Serializable {
  /** Columns of a saved model's classes. */
  static final StructType SCHEMA =
      ClassCounts.SCHEMA
          .add("before", DataTypes.DoubleType, true) // models of earlier versions knew rows only
          .add("after", DataTypes.DoubleType, true);

  /** A class of which every row weighs one. */
  static WeighedClass ofRows(ClassCount count) {
    return new WeighedClass(count, count.original(), count.resampled());
  }

  /** Classes of which every row weighs one. */
  static List<WeighedClass> ofRows(List<ClassCount> counts) {
    return counts.stream().map(WeighedClass::ofRows).toList();
  }

  /**
   * Classes weighed before and after.
   *
   * @throws IllegalArgumentException if the weights of a class sum to more than a double holds
   */
  static List<WeighedClass> ofWeights(
      List<ClassCount> counts,
      SortedMap<Double, ClassWeight> before,
      SortedMap<Double, ClassWeight> after) {
    return counts.stream()
        .map(count -> new WeighedClass(count, sum(before, count), sum(after, count)))
        .toList();
  }

  private static double sum(SortedMap<Double, ClassWeight> weights, ClassCount count) {
    ClassWeight weight = weights.get(count.label() + 0.0);
    return weight == null ? 0 : weight.sum();
  }

  /** The rows of two samples of one class. */
  WeighedClass plus(WeighedClass other) {
    return new WeighedClass(count.plus(other.count), before + other.before, after + other.after);
  }

  /** The classes' rows. */
  static List<ClassCount> counts(List<WeighedClass> classes) {
    return classes.stream().map(WeighedClass::count).toList();
  }

  /** Factors that map a classifier's probabilities back to the prior before resampling. */
  static double[] factorsToOriginal(List<WeighedClass> classes) {
    return PriorShift.toOriginal(before(classes), after(classes));
  }

  /** What the classes weighed before, at each position of a classifier's probability vector. */
  static double[] before(List<WeighedClass> classes) {
    return byIndex(classes, WeighedClass::before);
  }

  /** What they weighed as they were learnt, at each position of that vector. */
  static double[] after(List<WeighedClass> classes) {
    return byIndex(classes, WeighedClass::after);
  }

  private static double[] byIndex(
      List<WeighedClass> classes, ToDoubleFunction<WeighedClass> value) {
    return ClassCounts.byIndex(classes, weighed -> weighed.count().label(), value);
  }

  static void write(List<WeighedClass> classes, String path, SparkSession session) {
    List<Row> rows = classes.stream().map(WeighedClass::row).toList();
    session.createDataFrame(rows, SCHEMA).coalesce(1).write().parquet(path);
  }

  private Row row() {
    return RowFactory.create(
        Stream.concat(Arrays.stream(ClassCounts.values(count)), Stream.of(before, after))
            .toArray());
  }

  static List<WeighedClass> read(Dataset<Row> table) {
    return ClassCounts.read(table, WeighedClass::read);
  }

  private static WeighedClass read(Row row) {
    ClassCount count = ClassCounts.read(row);
    return row.isNullAt(5) || row.isNullAt(6)
        ? ofRows(count)
        : new WeighedClass(count, row.getDouble(5), row.getDouble(6));
  }
}
