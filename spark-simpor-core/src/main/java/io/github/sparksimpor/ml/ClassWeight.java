package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.github.sparksimpor.evaluation.WeightScale;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.ExactMean;
import io.github.sparksimpor.spark.LabelColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the rows of one class weigh.
 *
 * @param weightCol name of the column of weights
 * @param rows how many there are
 * @param mean of their weights, which does not depend on partitions
 */
record ClassWeight(String weightCol, long rows, double mean) {

  /**
   * The weight of all rows.
   *
   * @throws IllegalArgumentException if it is more than a double holds
   */
  double sum() {
    double sum = mean * rows;
    if (Double.isInfinite(sum)) {
      throw new IllegalArgumentException(
          "weight column '%s' holds %s on average in the %s rows of a class, which sum to more than %s; divide all weights by one number"
              .formatted(weightCol, mean, rows, Double.MAX_VALUE));
    }
    return sum;
  }

  /**
   * What rows count by their weights, of which every class must have some.
   *
   * @param weightCol empty if every row counts one
   * @throws IllegalArgumentException if a weight is null, negative or not finite, or all of a class
   *     are 0
   */
  static WeightScale scale(Dataset<Row> rows, String labelCol, Optional<String> weightCol) {
    return weightCol
        .map(name -> scale(ColumnNames.column(name), byLabel(rows, labelCol, name)))
        .orElseGet(WeightScale::none);
  }

  private static WeightScale scale(Column weight, SortedMap<Double, ClassWeight> classes) {
    classes.forEach(
        (label, own) -> {
          if (own.mean() == 0) {
            throw new IllegalArgumentException(
                "all rows of label %s weigh 0 in column '%s'; give some of them a weight, or leave the class out"
                    .formatted(label, own.weightCol()));
          }
        });
    long rows = classes.values().stream().mapToLong(ClassWeight::rows).sum();
    double mean =
        classes.values().stream()
            .mapToDouble(own -> own.mean() * ((double) own.rows() / rows))
            .sum();
    return WeightScale.of(weight, mean, rows);
  }

  /** The classes of rows that weigh one each. */
  static SortedMap<Double, ClassWeight> ones(List<ClassCount> classes) {
    SortedMap<Double, ClassWeight> ones = new TreeMap<>();
    classes.forEach(
        count -> ones.put(count.label() + 0.0, new ClassWeight("", count.original(), 1)));
    return ones;
  }

  /**
   * Weighs every class.
   *
   * @param weighted rows with labels and weights
   * @param labelCol name of the label column, numeric
   * @param weightCol name of the column of weights, numeric
   * @throws IllegalArgumentException if a label is null, or a weight null, negative or not finite
   */
  static SortedMap<Double, ClassWeight> byLabel(
      Dataset<Row> weighted, String labelCol, String weightCol) {
    Column weight = ColumnNames.column(weightCol).cast("double");
    List<Row> found =
        weighted
            .groupBy(ColumnNames.column(labelCol).cast("double"))
            .agg(
                count(lit(1)),
                ExactMean.of(weight),
                count(when(weight.isNull(), 1)),
                min(weight),
                max(weight))
            .collectAsList();
    checkLabels(found, labelCol);
    SortedMap<Double, ClassWeight> classes = new TreeMap<>();
    found.stream()
        .sorted(Comparator.comparingDouble(row -> row.getDouble(0)))
        .forEach(row -> classes.put(row.getDouble(0), checked(row, weightCol)));
    return classes;
  }

  private static void checkLabels(List<Row> found, String labelCol) {
    found.stream()
        .filter(row -> row.isNullAt(0))
        .forEach(
            row -> {
              throw LabelColumn.nullRefusal(labelCol, row.getLong(1));
            });
  }

  private static ClassWeight checked(Row found, String weightCol) {
    double label = found.getDouble(0);
    if (found.getLong(3) > 0) {
      throw new IllegalArgumentException(
          "weight column '%s' holds null in %s rows of label %s; drop these rows or give them a weight"
              .formatted(weightCol, found.getLong(3), label));
    }
    for (double extreme : new double[] {found.getDouble(4), found.getDouble(5)}) {
      if (!Double.isFinite(extreme) || extreme < 0) {
        throw new IllegalArgumentException(
            "weight column '%s' holds %s at label %s; give finite weights of at least 0"
                .formatted(weightCol, extreme, label));
      }
    }
    return new ClassWeight(weightCol, found.getLong(1), found.getDouble(2));
  }
}
