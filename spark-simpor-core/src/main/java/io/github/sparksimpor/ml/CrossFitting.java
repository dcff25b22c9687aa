package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.ScoreAggregation;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.ParallelJobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * What a classifier predicts of rows it has not seen: trained on all folds but one, it predicts
 * that one; and at last it is trained on all rows. Folds are stratified and keyed by what is in a
 * row.
 *
 * <p>Up to {@link #MOST_ORDERED} rows lie in one partition in an order of their own, so that
 * whatever MLlib's training makes of partitions, it makes the same of a repartitioned table. More
 * rows are trained on where they are.
 */
final class CrossFitting implements AutoCloseable {
  private static final long MOST_ORDERED = 100_000;

  private final CrossFittingParams params;
  private final FinalStage predictor;
  private final SortedMap<Double, Long> sizes;
  private final String place;
  private final Dataset<Row> placed;

  private CrossFitting(
      CrossFittingParams params, SortedMap<Double, Long> sizes, Dataset<Row> placed, String place) {
    this.params = params;
    this.predictor = FinalStage.of(params.getClassifier());
    this.sizes = sizes;
    this.place = place;
    this.placed = placed;
  }

  /**
   * Checks, before any job, that there is a classifier which predicts what is needed.
   *
   * @param purpose what needs probabilities, for the error message
   * @return the schema of what it predicts
   */
  static StructType check(CrossFittingParams params, StructType schema, String purpose) {
    FinalStage predictor = FinalStage.of(params.getClassifier());
    predictor.probabilityCol(purpose);
    predictor.predictionCol(purpose);
    String label = predictor.labelCol();
    if (!Arrays.asList(schema.fieldNames()).contains(label)) {
      throw new IllegalArgumentException(
          "labelCol of %s is '%s', but there is no such column to make folds of; number the labels before the fit"
              .formatted(predictor.stage().uid(), label));
    }
    LearntColumns learnt = new LearntColumns(predictor);
    learnt.checkNames(schema);
    learnt.checkThere(params.getClassifier(), schema);
    return params.getClassifier().transformSchema(schema);
  }

  /**
   * Cuts rows into folds, and holds them until closed.
   *
   * @param others columns besides label and features that matter of a row
   * @throws IllegalArgumentException if a label is null or no index of a probability, there is but
   *     one, or a class has too few rows for the folds
   */
  static CrossFitting of(CrossFittingParams params, Dataset<?> dataset, List<String> others) {
    FinalStage predictor = FinalStage.of(params.getClassifier());
    String label = predictor.labelCol();
    SortedMap<Double, Long> sizes = StratifiedSplit.sizes(dataset, label);
    checkLabels(sizes, label);
    splits(params).check(sizes);
    LearntWeights.of(params.getClassifier()).check(dataset.toDF());
    String place = params.uid() + "_place";
    Dataset<Row> spread =
        StratifiedSplit.places(
            dataset.toDF(),
            sizes,
            label,
            content(dataset.schema(), predictor, others),
            params.getSeed(),
            place);
    Dataset<Row> laid = laid(spread, sizes, label, place, dataset.rdd().getNumPartitions());
    return new CrossFitting(params, sizes, laid.persist(StorageLevel.MEMORY_AND_DISK()), place);
  }

  /**
   * Rows as they are to lie before they are trained on.
   *
   * @param spread rows with their places
   * @param partitions of more than {@link #MOST_ORDERED} rows
   */
  static Dataset<Row> laid(
      Dataset<Row> spread,
      SortedMap<Double, Long> sizes,
      String label,
      String place,
      int partitions) {
    long rows = sizes.values().stream().mapToLong(Long::longValue).sum();
    return rows <= MOST_ORDERED
        ? spread
            .coalesce(1)
            .sortWithinPartitions(ColumnNames.column(label), ColumnNames.column(place))
        : spread.coalesce(partitions);
  }

  private static void checkLabels(SortedMap<Double, Long> sizes, String label) {
    sizes.keySet().forEach(ClassCounts::index);
    if (sizes.size() < 2) {
      throw new IllegalArgumentException(
          "label column '%s' has %s classes; give rows of at least two"
              .formatted(label, sizes.size()));
    }
  }

  /** The columns that tell rows apart: the features, or all if these are yet to be made. */
  private static List<String> content(
      StructType schema, FinalStage predictor, List<String> others) {
    List<String> names = Arrays.asList(schema.fieldNames());
    Optional<String> features = predictor.column("featuresCol").filter(names::contains);
    return features
        .map(name -> Stream.concat(Stream.of(name), others.stream()).toList())
        .orElseGet(() -> names.stream().sorted().toList());
  }

  private static TuningSplits splits(CrossFittingParams params) {
    return new TuningSplits(params.getNumFolds(), 1, 1.0 / params.getNumFolds());
  }

  /** Rows of each label. */
  SortedMap<Double, Long> sizes() {
    return sizes;
  }

  /** Whether the labels are 0 and 1. */
  boolean isBinary() {
    return sizes.size() == 2 && sizes.lastKey() == 1;
  }

  /** Which of two labels is looked for. */
  int positive() {
    return positive(params, sizes);
  }

  /** Which of two labels is looked for: the one that is asked for, or the rarer. */
  static int positive(CrossFittingParams params, SortedMap<Double, Long> sizes) {
    if (params.isDefined(params.positiveLabel())) {
      double label = (double) params.getOrDefault(params.positiveLabel());
      if (!sizes.containsKey(label)) {
        throw new IllegalArgumentException(
            "positiveLabel is %s, but the labels are %s; give one of them"
                .formatted(label, sizes.keySet()));
      }
      return ClassCounts.index(label);
    }
    return sizes.getOrDefault(0.0, 0L) < sizes.getOrDefault(1.0, 0L) ? 0 : 1;
  }

  /** All rows. */
  Dataset<Row> rows() {
    return placed.drop(place);
  }

  /**
   * Counts probabilities of label and probability column.
   *
   * @param weightCol what rows weigh; empty if each counts one
   */
  ScoreAggregation scores(Optional<String> weightCol) {
    return ScoreAggregation.of(
        ColumnNames.column(predictor.labelCol()),
        ColumnNames.column(predictor.probabilityCol("cross-fitting")),
        ClassWeight.scale(rows(), predictor.labelCol(), weightCol));
  }

  /**
   * Trains a classifier a fold and counts what it predicts of the fold.
   *
   * @param scores how to count
   * @param classes each counted against the rest
   * @return by fold, one a class
   */
  List<List<ScoreCounts>> outOfFold(ScoreAggregation scores, int... classes) {
    return ParallelJobs.map(
        splits(params).all(0),
        split ->
            phases().run("predicting " + split.name(), () -> outOfFold(split, scores, classes)),
        params.getParallelism());
  }

  private List<ScoreCounts> outOfFold(
      TuningSplits.Split split, ScoreAggregation scores, int... classes) {
    Column validating = split.validating(ColumnNames.column(place));
    Model<?> trained =
        ClassifierTraining.fit(
            params.getClassifier(), placed.filter(functions.not(validating)).drop(place));
    return scores.count(trained.transform(placed.filter(validating).drop(place)), classes);
  }

  /** The classifier trained on all rows. */
  Model<?> refit() {
    return phases()
        .run("training on all rows", () -> ClassifierTraining.fit(params.getClassifier(), rows()));
  }

  /** Names jobs besides the folds'. */
  JobPhases phases() {
    return new JobPhases(placed.sparkSession().sparkContext(), params.uid());
  }

  /** The counts of one class, by fold. */
  static List<ScoreCounts> ofClass(List<List<ScoreCounts>> byFold, int place) {
    List<ScoreCounts> counts = new ArrayList<>();
    byFold.forEach(fold -> counts.add(fold.get(place)));
    return counts;
  }

  @Override
  public void close() {
    placed.unpersist();
  }
}
