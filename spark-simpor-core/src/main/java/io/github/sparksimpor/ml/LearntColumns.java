package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the classifier at the end of a stage learns from, as far as the training data
 * has them: what it would refuse in other words, or learn nonsense from, is told by column and
 * value.
 *
 * @param predictor the classifier
 */
record LearntColumns(FinalStage predictor) {
  /** Spark's classifiers square sums of weights. */
  private static final double MOST_WEIGHT = 1e150;

  private static final List<String> OUTPUTS =
      List.of("predictionCol", "probabilityCol", "rawPredictionCol");

  /**
   * What Spark's classifiers, and who reads their probabilities, say of values that will not do.
   */
  private static final List<String> OF_VALUES =
      List.of(
          "MUST NOT be",
          "Nothing has been added",
          "the classifier predicted NaN",
          "NullPointerException");

  private static final String FAULT = "fault";
  private static final String PLACE = "place";

  static LearntColumns of(Estimator<?> classifier) {
    return new LearntColumns(FinalStage.of(classifier));
  }

  /**
   * Checks the name of the column of weights, and that there is room for what is written.
   *
   * @throws IllegalArgumentException if weights have another column's name, or one that a
   *     classifier cannot read, or a column is there that it writes
   */
  void checkNames(StructType schema) {
    predictor.column("weightCol").ifPresent(this::checkWeightCol);
    for (String param : OUTPUTS) {
      predictor
          .column(param)
          .filter(Arrays.asList(schema.fieldNames())::contains)
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "there is a column '%s' already, which %s writes; rename it, or set %s"
                        .formatted(name, predictor.stage().uid(), param));
              });
    }
  }

  /**
   * Checks that the column of weights is there, where nothing within the stage makes it.
   *
   * @param trained the stage
   */
  void checkThere(Params trained, StructType schema) {
    if (trained == predictor.stage()) {
      predictor
          .column("weightCol")
          .filter(name -> !Arrays.asList(schema.fieldNames()).contains(name))
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "weightCol of %s is '%s', but there is no such column; the columns are %s"
                        .formatted(
                            predictor.stage().uid(), name, String.join(", ", schema.fieldNames())));
              });
    }
  }

  private void checkWeightCol(String name) {
    checkRole(name, "labelCol", "is the label");
    checkRole(name, "featuresCol", "holds the features");
    OUTPUTS.forEach(
        output -> checkRole(name, output, "is what %s writes".formatted(predictor.stage().uid())));
    if (!name.equals(ColumnNames.plain(name)) && name.matches(".*[.`].*")) {
      throw refusal(name, "which %s reads as a field".formatted(predictor.stage().uid()));
    }
  }

  private void checkRole(String name, String param, String what) {
    if (predictor.column(param).filter(name::equals).isPresent()) {
      throw refusal(name, "which " + what);
    }
  }

  private IllegalArgumentException refusal(String name, String why) {
    return new IllegalArgumentException(
        "weightCol of %s is '%s', %s; give the weights a column of another name"
            .formatted(predictor.stage().uid(), name, why));
  }

  /**
   * Checks that weights, if it learns by any, are neither all 0 nor too large to learn by.
   *
   * @throws IllegalArgumentException if they are, or one is null, negative or not finite
   */
  void checkWeights(Dataset<Row> rows) {
    String label = predictor.labelCol();
    predictor
        .column("weightCol")
        .filter(name -> isNumeric(rows.schema(), name) && isNumeric(rows.schema(), label))
        .ifPresent(
            name -> {
              Map<Double, ClassWeight> classes = ClassWeight.byLabel(rows, label, name);
              checkAnyWeight(classes);
              classes.forEach(LearntColumns::checkWeight);
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
          "weight column '%s' holds %s on average in the %d rows of label %s, and classifiers learn by weights that sum to at most %s; divide all weights by one number"
              .formatted(weight.weightCol(), weight.mean(), weight.rows(), label, MOST_WEIGHT));
    }
  }

  private static boolean isNumeric(StructType schema, String name) {
    return Arrays.asList(schema.fieldNames()).contains(name)
        && schema.apply(name).dataType() instanceof NumericType;
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
      throw LearntColumns.<RuntimeException>undeclared(e);
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
      checkWeights(rows);
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
    UDF1<@Nullable Vector, @Nullable String> fault = LearntColumns::fault;
    UDF1<@Nullable Vector, @Nullable Integer> place = LearntColumns::place;
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
                "features column '%s' holds %s in %,d rows%s; %s"
                    .formatted(
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
    List<String> names = ResamplerSchema.featureNames(rows.schema(), column);
    return feature < names.size()
        ? "%d ('%s')".formatted(feature, names.get(feature))
        : "" + feature;
  }

  private static @Nullable String fault(@Nullable Vector row) {
    if (row == null) {
      return "null";
    }
    @Nullable Integer place = place(row);
    return place == null ? null : Double.isNaN(row.apply(place)) ? "NaN" : "infinity";
  }

  private static @Nullable Integer place(@Nullable Vector row) {
    if (row != null) {
      double[] values = row.toArray();
      for (int k = 0; k < values.length; k++) {
        if (!Double.isFinite(values[k])) {
          return k;
        }
      }
    }
    return null;
  }
}
