package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.PredictionScores;
import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.ml.Treatment.Training;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains a classifier in several ways on the training rows of one fold and scores it on the others.
 * What is learnt, synthetic rows included, is learnt from the training rows only.
 */
final class FoldEvaluation implements AutoCloseable {
  private final TuningTask task;
  private final TuningFolds.Fold fold;
  private final TreatedRows training;
  private final int partitions;

  FoldEvaluation(TuningTask task, TuningFolds.Fold fold) {
    this.task = task;
    this.fold = fold;
    this.training = new TreatedRows(task, fold.training());
    this.partitions = fold.training().rdd().getNumPartitions();
  }

  /** What makes something of predictions. */
  interface Judge<R> {
    /**
     * Judges a way to train.
     *
     * @param predicted validation rows
     * @param how what was trained
     * @param seconds the training took
     */
    R of(Dataset<Row> predicted, Training how, double seconds);
  }

  /**
   * Trains in one way and judges.
   *
   * @param trial name of the way, for people
   */
  <R> R judge(String trial, Treatment treatment, Judge<R> judge) {
    JobPhases phases = new JobPhases(fold.training().sparkSession().sparkContext(), task.uid());
    return phases.run(
        "tuning %s, %s".formatted(fold.name(), trial), () -> judge(treatment, judge));
  }

  private <R> R judge(Treatment treatment, Judge<R> judge) {
    long start = System.nanoTime();
    Training how = treatment.of(training);
    Dataset<Row> predicted =
        how.classifier().fit(how.rows().coalesce(partitions)).transform(fold.validation());
    return judge.of(predicted, how, (System.nanoTime() - start) * 1e-9);
  }

  /** Losses and average precision. */
  FoldScores scores(Dataset<Row> predicted, Training how) {
    try (PredictionScores predictions =
        PredictionScores.of(
            predicted,
            ColumnNames.column(task.labelCol()),
            ColumnNames.column(task.predictor().probabilityCol("tuning")))) {
      return predictions.scores(PriorShift.toBalanced(how.weights()), smaller());
    }
  }

  /** All classes but the largest. */
  private int[] smaller() {
    double[] sizes = ClassCounts.after(training.classes());
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
    training.close();
  }
}
