package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.PredictionScores;
import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.evaluation.WeightScale;
import io.github.sparksimpor.ml.TreatedRows.Trained;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains a classifier in several ways on the training rows of one fold and scores it on the others.
 * What is learnt, synthetic rows included, is learnt from the training rows only.
 */
final class FoldEvaluation implements AutoCloseable {
  private final TuningTask task;
  private final TuningFolds.Fold fold;
  private final WeightScale counts;
  private final TreatedRows training;

  /**
   * Counts the training rows.
   *
   * @param counts what the rows that judge count
   */
  FoldEvaluation(TuningTask task, TuningFolds.Fold fold, WeightScale counts) {
    this.counts = counts;
    this.task = task;
    this.fold = fold;
    this.training = new TreatedRows(task, fold.training());
  }

  /**
   * Trains in one way and judges.
   *
   * @param trial name of the way, for people
   */
  <R> R judge(String trial, Treatment treatment, Function<Trained, R> judge) {
    JobPhases phases = new JobPhases(fold.training().sparkSession().sparkContext(), task.uid());
    return phases.run(
        "tuning %s, %s".formatted(fold.name(), trial),
        () -> judge.apply(training.train(treatment)));
  }

  /** What a model makes of the rows it was not trained on. */
  Dataset<Row> predicted(Model<?> model) {
    return model.transform(fold.validation());
  }

  /**
   * Losses and average precision.
   *
   * @param weights how much every class weighed in training, by label
   */
  FoldScores scores(Dataset<Row> predicted, double[] weights) {
    try (PredictionScores predictions =
        PredictionScores.of(
            predicted,
            ColumnNames.column(task.labelCol()),
            ColumnNames.column(task.predictor().probabilityCol("tuning")),
            counts)) {
      return predictions.scores(PriorShift.toBalanced(weights), smaller());
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
