package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.PredictionScores;
import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains every candidate on the training rows of one fold and scores it on the others. What is
 * learnt, synthetic rows included, is learnt from the training rows only.
 */
final class FoldEvaluation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FoldEvaluation.class);

  private final SizeTuningParams tuner;
  private final String name;
  private final Dataset<Row> training;
  private final Dataset<Row> validation;
  private final int partitions;
  private final FinalStage predictor;
  private final SyntheticPool pool;

  /**
   * Generates the pool of synthetic rows.
   *
   * @param tuner has the stages and parameters
   * @param name of the fold, for people
   * @param largest size that will be asked for
   */
  FoldEvaluation(
      SizeTuningParams tuner,
      String name,
      Dataset<Row> training,
      Dataset<Row> validation,
      double largest) {
    this.tuner = tuner;
    this.name = name;
    this.training = training;
    this.validation = validation;
    this.partitions = training.rdd().getNumPartitions();
    this.predictor = FinalStage.of(tuner.getClassifier());
    Resampler<?, ?> resampler = tuner.getResampler().copy(ParamMap.empty());
    this.pool = SyntheticPool.of(resampler.setBalanceRatio(largest).fit(training), tuner.getSeed());
  }

  /**
   * One way to train.
   *
   * @param candidate what is tried; the offset needs no training of its own
   * @param size γ
   */
  record Trial(Candidate candidate, double size) {
    @Override
    public String toString() {
      return candidate == Candidate.SIZE ? "size " + size : candidate.toString();
    }
  }

  /** What a trial trains, on what, and how many rows of each class it sees. */
  private record Training(Estimator<?> classifier, Dataset<Row> rows, List<ClassCount> seen) {}

  /** Trains and scores one candidate. */
  FoldScores score(Trial trial) {
    JobPhases phases = new JobPhases(training.sparkSession().sparkContext(), tuner.uid());
    return phases.run(
        "tuning %s, %s".formatted(name, trial), () -> score(trainingOf(trial), trial));
  }

  private Training trainingOf(Trial trial) {
    return switch (trial.candidate()) {
      case SIZE -> atSize(trial.size());
      case CLASS_WEIGHTS -> weighted();
      case RANDOM_OVERSAMPLING -> copied();
      case OFFSET ->
          throw new IllegalArgumentException("the offset is scored from size 0, not trained");
    };
  }

  private Training atSize(double size) {
    List<ClassCount> counts = pool.counts(size);
    return new Training(tuner.getClassifier(), pool.append(training, counts), counts);
  }

  private Training copied() {
    Resampler<?, ?> resampler = tuner.getResampler();
    RandomOversamplerModel copies =
        new RandomOversampler()
            .setLabelCol(resampler.getLabelCol())
            .setFeaturesCol(resampler.getFeaturesCol())
            .setSeed(resampler.getSeed())
            .fit(training);
    return new Training(
        tuner.getClassifier(), copies.balance(training), copies.summary().classes());
  }

  /** Every class weighs as much as any other, and a row one on average. */
  private Training weighted() {
    List<ClassCount> counts = pool.counts(0);
    double rows = counts.stream().mapToLong(ClassCount::original).sum();
    Column label = ColumnNames.column(tuner.getResampler().getLabelCol());
    Column weight = functions.lit(null).cast("double");
    for (ClassCount count : counts) {
      weight =
          functions
              .when(label.equalTo(count.label()), rows / counts.size() / count.original())
              .otherwise(weight);
    }
    String column = tuner.uid() + "_weight";
    Param<Object> weightCol = predictor.stage().getParam("weightCol");
    Estimator<?> classifier =
        (Estimator<?>) tuner.getClassifier().copy(new ParamMap().put(weightCol.w(column)));
    List<ClassCount> seen =
        counts.stream().map(count -> new ClassCount(count.label(), 1, 0, 0)).toList();
    return new Training(classifier, training.withColumn(column, weight), seen);
  }

  private FoldScores score(Training how, Trial trial) {
    Dataset<Row> predicted =
        how.classifier().fit(how.rows().coalesce(partitions)).transform(validation);
    try (PredictionScores predictions =
        PredictionScores.of(
            predicted,
            ColumnNames.column(tuner.getResampler().getLabelCol()),
            ColumnNames.column(predictor.probabilityCol("tuning")))) {
      FoldScores scores =
          predictions.scores(PriorShift.toBalanced(ClassCounts.after(how.seen())), smaller());
      FoldScores all =
          tuner.isSet(tuner.evaluator())
              ? scores.withEvaluated(tuner.getOrDefault(tuner.evaluator()).evaluate(predicted))
              : scores;
      LOG.info("{}, {}: {}", name, trial, all);
      return all;
    }
  }

  /** All classes but the largest. */
  private int[] smaller() {
    double[] sizes = ClassCounts.after(pool.counts(0));
    double largest = Arrays.stream(sizes).max().orElse(0);
    int majority = 0;
    while (sizes[majority] < largest) {
      majority++;
    }
    int first = majority;
    return IntStream.range(0, sizes.length).filter(c -> c != first).toArray();
  }

  @Override
  public void close() {
    pool.close();
  }
}
