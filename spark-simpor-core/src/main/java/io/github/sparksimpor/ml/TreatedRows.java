package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.ml.Treatment.Training;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Training rows that are treated in several ways, with what the ways share: the counts of classes,
 * and one pool of synthetic rows a resampler, held until closed.
 */
final class TreatedRows implements AutoCloseable {
  private final TuningTask task;
  private final Dataset<Row> rows;
  private final int partitions;
  private final List<ClassCount> classes;
  private final Map<String, SyntheticPool> pools = new ConcurrentHashMap<>();

  /** Counts the rows. */
  TreatedRows(TuningTask task, Dataset<Row> rows) {
    this.task = task;
    this.rows = rows;
    this.partitions = rows.rdd().getNumPartitions();
    this.classes =
        StratifiedSplit.sizes(rows, task.labelCol()).entrySet().stream()
            .map(size -> new ClassCount(size.getKey(), size.getValue(), 0, 0))
            .toList();
  }

  TuningTask task() {
    return task;
  }

  Dataset<Row> rows() {
    return rows;
  }

  /**
   * A classifier trained in one way.
   *
   * @param classifier its probabilities are at the prior it was trained at
   * @param how what it was trained on
   * @param seconds it took, with what it was trained on
   */
  record Trained(Model<?> classifier, Training how, double seconds) {

    /** The classifier at the prior of the rows before they were treated. */
    BalancedClassifierModel atTruePrior() {
      return new BalancedClassifierModel()
          .with(classifier, WeighedClass.ofRows(how.classes()))
          .setCorrectPrior(true);
    }
  }

  /** Trains in one way, on as many partitions as the rows have. */
  Trained train(Treatment treatment) {
    Training how = treatment.of(this);
    long start = System.nanoTime();
    Model<?> trained = ClassifierTraining.fit(how.classifier(), how.rows().coalesce(partitions));
    return new Trained(trained, how, how.seconds() + (System.nanoTime() - start) * 1e-9);
  }

  /** Rows of every class, by ascending label. */
  List<ClassCount> classes() {
    return classes;
  }

  /** The synthetic rows of a resampler, made when they are first asked for. */
  SyntheticPool pool(Resampler<?, ?> resampler) {
    return pools.computeIfAbsent(
        resampler.uid(), uid -> SyntheticPool.grow(resampler, rows, task.seed()));
  }

  @Override
  public void close() {
    pools.values().forEach(SyntheticPool::close);
  }
}
