package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The folds of a table, one after the other, on which all that is tried is tried.
 *
 * @param task what is tuned
 * @param splits how rows are cut
 * @param content columns that tell rows apart
 * @param layout how rows are to lie that are spread over [0, 1) by the column of a name
 */
record TuningFolds(
    TuningTask task,
    TuningSplits splits,
    List<String> content,
    BiFunction<Dataset<Row>, String, Dataset<Row>> layout) {

  /**
   * One fold.
   *
   * @param name for people
   * @param training rows that teach
   * @param validation rows that judge
   */
  record Fold(String name, Dataset<Row> training, Dataset<Row> validation) {}

  /** Column of the places of rows, while they are cut. */
  private String place() {
    return task.uid() + "_place";
  }

  /**
   * Works on every split of every repeat.
   *
   * @param rowsOfLabels rows of each label
   * @return results in the order of the splits
   */
  <R> List<R> map(Dataset<Row> rows, SortedMap<Double, Long> rowsOfLabels, Function<Fold, R> work) {
    List<R> results = new ArrayList<>();
    for (int repeat = 0; repeat < splits.repeats(); repeat++) {
      Dataset<Row> placed =
          placed(rows, rowsOfLabels, repeat).persist(StorageLevel.MEMORY_AND_DISK());
      try {
        for (TuningSplits.Split split : splits.all(repeat)) {
          results.add(work.apply(fold(placed, split)));
        }
      } finally {
        placed.unpersist();
      }
    }
    return results;
  }

  /**
   * All rows as they lie in the first repeat, for a training that is as repeatable as its folds'.
   */
  Dataset<Row> all(Dataset<Row> rows, SortedMap<Double, Long> rowsOfLabels) {
    return placed(rows, rowsOfLabels, 0).drop(place());
  }

  private Dataset<Row> placed(Dataset<Row> rows, SortedMap<Double, Long> rowsOfLabels, int repeat) {
    return layout.apply(
        StratifiedSplit.places(
            rows, rowsOfLabels, task.labelCol(), content, task.seed() + repeat, place()),
        place());
  }

  private Fold fold(Dataset<Row> placed, TuningSplits.Split split) {
    Column validating = split.validating(ColumnNames.column(place()));
    return new Fold(
        split.name(),
        placed.filter(functions.not(validating)).drop(place()),
        placed.filter(validating).drop(place()));
  }
}
