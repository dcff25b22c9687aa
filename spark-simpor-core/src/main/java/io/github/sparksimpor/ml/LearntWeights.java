package io.github.sparksimpor.ml;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The weights by which the classifier at the end of a stage learns, as far as the training data has
 * them.
 *
 * @param predictor the classifier
 */
record LearntWeights(FinalStage predictor) {
  /** Spark's classifiers square sums of weights. */
  private static final double MOST_WEIGHT = 1e150;

  static LearntWeights of(Estimator<?> classifier) {
    return new LearntWeights(FinalStage.of(classifier));
  }

  /**
   * Checks that weights, if it learns by any, are neither all 0 nor too large to learn by.
   *
   * @throws IllegalArgumentException if they are, or one is null, negative or not finite
   */
  void check(Dataset<Row> rows) {
    String label = predictor.labelCol();
    predictor
        .column("weightCol")
        .filter(name -> isNumeric(rows.schema(), name) && isNumeric(rows.schema(), label))
        .ifPresent(
            name -> {
              Map<Double, ClassWeight> classes = ClassWeight.byLabel(rows, label, name);
              checkAnyWeight(classes);
              classes.forEach(LearntWeights::checkWeight);
            });
  }

  private static void checkAnyWeight(Map<Double, ClassWeight> classes) {
    if (!classes.isEmpty() && classes.values().stream().allMatch(weight -> weight.mean() == 0)) {
      ClassWeight any = classes.values().iterator().next();
      throw new IllegalArgumentException(
          "all rows that train weigh 0 in column '%s'; give more of them a weight, or leave out those without"
              .formatted(any.weightCol()));
    }
  }

  private static void checkWeight(double label, ClassWeight weight) {
    if (weight.mean() * weight.rows() > MOST_WEIGHT) {
      throw new IllegalArgumentException(
          "weight column '%s' holds %s on average in the %s rows of label %s, and classifiers learn by weights that sum to at most %s; divide all weights by one number"
              .formatted(weight.weightCol(), weight.mean(), weight.rows(), label, MOST_WEIGHT));
    }
  }

  private static boolean isNumeric(StructType schema, String name) {
    return Arrays.asList(schema.fieldNames()).contains(name)
        && schema.apply(name).dataType() instanceof NumericType;
  }
}
