package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.github.sparksimpor.engine.rows.NumberedFeature;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Why the classifier at the end of a stage cannot learn from rows, by column and value: Spark tells
 * it in other words.
 *
 * @param predictor the classifier
 */
record LearningFailure(FinalStage predictor) {
  /**
   * What Spark's classifiers, and who reads their probabilities, say of values that will not do.
   */
  private static final List<String> OF_VALUES =
      List.of(
          "MUST NOT be",
          "Nothing has been added",
          "the classifier predicted NaN",
          "init value should <= bound",
          "NullPointerException");

  /** The square of a number beyond this is none. */
  private static final double MOST = 1e150;

  private static final String FAULT = "fault";
  private static final String PLACE = "place";

  static LearningFailure of(Estimator<?> classifier) {
    return new LearningFailure(FinalStage.of(classifier));
  }

  /**
   * Trains, or scores, and says why that fails if the rows explain it.
   *
   * @param rows all of those that classifiers learn from or are judged by
   * @throws IllegalArgumentException if features or weights hold what no classifier learns from
   */
  <T> T explaining(Dataset<?> rows, Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception e) { // Spark's are checked, though it declares none
      Optional<String> told = isOfValues(e) ? fault(rows.toDF()) : Optional.empty();
      if (told.isPresent()) {
        throw new IllegalArgumentException(told.get(), e);
      }
      throw LearningFailure.<RuntimeException>undeclared(e);
    }
  }

  @SuppressWarnings("unchecked") // the compiler is told so, and nothing is cast
  private static <E extends Exception> E undeclared(Exception failure) throws E {
    throw (E) failure;
  }

  private static boolean isOfValues(Exception failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .map(String::valueOf)
        .anyMatch(message -> OF_VALUES.stream().anyMatch(message::contains));
  }

  private Optional<String> fault(Dataset<Row> rows) {
    return faultOfFeatures(rows).or(() -> faultOfWeights(rows));
  }

  private Optional<String> faultOfWeights(Dataset<Row> rows) {
    try {
      new LearntWeights(predictor).check(rows);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** Of the features, or where stages before the classifier make these, of any vectors. */
  private Optional<String> faultOfFeatures(Dataset<Row> rows) {
    List<String> vectors =
        Arrays.stream(rows.schema().fields())
            .filter(field -> field.dataType().equals(SQLDataTypes.VectorType()))
            .map(StructField::name)
            .toList();
    return predictor
        .column("featuresCol")
        .filter(vectors::contains)
        .map(List::of)
        .orElse(vectors)
        .stream()
        .map(name -> faultOfFeatures(rows, name))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> faultOfFeatures(Dataset<Row> rows, String name) {
    UDF1<@Nullable Vector, @Nullable String> fault = LearningFailure::fault;
    UDF1<@Nullable Vector, @Nullable Integer> place = LearningFailure::place;
    List<Row> faults =
        rows.select(
                functions
                    .udf(fault, DataTypes.StringType)
                    .apply(ColumnNames.column(name))
                    .as(FAULT),
                functions
                    .udf(place, DataTypes.IntegerType)
                    .apply(ColumnNames.column(name))
                    .as(PLACE))
            .where(col(FAULT).isNotNull())
            .groupBy(FAULT)
            .agg(count(lit(1)), min(PLACE))
            .orderBy(FAULT)
            .collectAsList();
    return faults.stream()
        .findFirst()
        .map(
            found ->
                String.format(
                    Locale.ROOT,
                    "features column '%s' holds %s in %,d rows%s; %s",
                    name,
                    found.getString(0),
                    found.getLong(1),
                    found.isNullAt(2)
                        ? ""
                        : ", first at feature " + nameOf(rows, name, found.getInt(2)),
                    found.getString(0).equals("NaN")
                        ? "drop them, or fill what is missing, with VectorImputer before the"
                            + " classifier"
                        : "drop or correct them"));
  }

  private static String nameOf(Dataset<Row> rows, String column, int feature) {
    return NumberedFeature.of(feature, ResamplerSchema.featureNames(rows.schema(), column));
  }

  private static @Nullable String fault(@Nullable Vector row) {
    if (row == null) {
      return "null";
    }
    @Nullable Integer place = place(row);
    return place == null ? null : faultOf(row.apply(place));
  }

  private static String faultOf(double value) {
    return Double.isNaN(value)
        ? "NaN"
        : Double.isInfinite(value) ? "infinity" : "numbers beyond 1e150";
  }

  private static @Nullable Integer place(@Nullable Vector row) {
    if (row != null) {
      double[] values = row.toArray();
      for (int k = 0; k < values.length; k++) {
        if (!(Math.abs(values[k]) <= MOST)) {
          return k;
        }
      }
    }
    return null;
  }
}
