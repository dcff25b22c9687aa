package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.StratifiedSplit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Training rows that are treated in several ways, with what the ways share: the counts of classes,
 * and one pool of synthetic rows a resampler, held until closed.
 */
final class TreatedRows implements AutoCloseable {
  private final TuningTask task;
  private final Dataset<Row> rows;
  private final List<ClassCount> classes;
  private final Map<String, SyntheticPool> pools = new ConcurrentHashMap<>();

  /** Counts the rows. */
  TreatedRows(TuningTask task, Dataset<Row> rows) {
    this.task = task;
    this.rows = rows;
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

  /** Rows of every class, by ascending label. */
  List<ClassCount> classes() {
    return classes;
  }

  /** The synthetic rows of a resampler, made when they are first asked for. */
  SyntheticPool pool(Resampler<?, ?> resampler) {
    return pools.computeIfAbsent(
        resampler.uid(), uid -> SyntheticPool.of(resampler.fit(rows), task.seed()));
  }

  @Override
  public void close() {
    pools.values().forEach(SyntheticPool::close);
  }
}
