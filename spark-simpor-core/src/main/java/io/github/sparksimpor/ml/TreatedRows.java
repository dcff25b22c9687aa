package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.ml.Treatment.Training;
import io.github.sparksimpor.spark.Closing;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ml.Estimator;
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
  private final SortedMap<Double, ClassWeight> weights;
  private final Map<String, SyntheticPool> pools = new ConcurrentHashMap<>();

  /**
   * Counts the rows, and weighs them.
   *
   * @throws IllegalArgumentException if all rows of a class weigh nothing
   */
  TreatedRows(TuningTask task, Dataset<Row> rows) {
    this.task = task;
    this.rows = rows;
    this.partitions = rows.rdd().getNumPartitions();
    this.classes =
        StratifiedSplit.sizes(rows, task.labelCol()).entrySet().stream()
            .map(size -> new ClassCount(size.getKey(), size.getValue(), 0, 0))
            .toList();
    this.weights =
        task.weightCol()
            .map(name -> ClassWeight.byLabel(rows, task.labelCol(), name))
            .orElseGet(() -> ClassWeight.ones(classes));
    weights.forEach(TreatedRows::checkWeight);
  }

  private static void checkWeight(double label, ClassWeight weight) {
    if (weight.mean() == 0) {
      throw new IllegalArgumentException(
          "all %s rows of label %s that train in a split weigh 0 in column '%s'; give more of them a weight, or leave out those without"
              .formatted(weight.rows(), label, weight.weightCol()));
    }
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
      return new BalancedClassifierModel().with(classifier, how.classes()).setCorrectPrior(true);
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

  /** What they weigh, by label; one each if they have no weights. */
  SortedMap<Double, ClassWeight> weights() {
    return weights;
  }

  /** How many there are. */
  double size() {
    return classes.stream().mapToLong(ClassCount::original).sum();
  }

  /** The classes as the classifier learns them from the rows as they are. */
  List<WeighedClass> learntAsTheyAre() {
    return weighs(task.classifier())
        ? WeighedClass.ofWeights(classes, weights, weights)
        : WeighedClass.ofRows(classes);
  }

  /**
   * The classes as it learns them if all weigh the same.
   *
   * @param share what each weighs
   */
  List<WeighedClass> learntAt(double share) {
    return LearntPrior.of(task.classifier()) == LearntPrior.ROWS
        ? WeighedClass.ofRows(classes)
        : WeighedClass.ofWeights(classes, weights, weights).stream()
            .map(weighed -> new WeighedClass(weighed.count(), weighed.before(), share))
            .toList();
  }

  /**
   * The classes as a classifier learns them.
   *
   * @param counts before and after
   * @param treated what it is trained on
   */
  List<WeighedClass> learnt(
      Estimator<?> classifier, List<ClassCount> counts, Dataset<Row> treated) {
    return weighs(classifier)
        ? WeighedClass.ofWeights(
            counts, weights, ClassWeight.byLabel(treated, task.labelCol(), weightCol(classifier)))
        : WeighedClass.ofRows(counts);
  }

  private static boolean weighs(Estimator<?> classifier) {
    return FinalStage.of(classifier).column("weightCol").isPresent()
        && LearntPrior.of(classifier) != LearntPrior.ROWS;
  }

  private static String weightCol(Estimator<?> classifier) {
    return FinalStage.of(classifier).column("weightCol").orElseThrow();
  }

  /** The synthetic rows of a resampler, made when they are first asked for. */
  SyntheticPool pool(Resampler<?, ?> resampler) {
    return pools.computeIfAbsent(
        resampler.uid(), uid -> SyntheticPool.grow(resampler, rows, task.seed()));
  }

  @Override
  public void close() {
    Closing.all(pools.values(), SyntheticPool::close);
  }
}
