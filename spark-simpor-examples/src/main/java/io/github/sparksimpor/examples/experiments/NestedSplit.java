package io.github.sparksimpor.examples.experiments;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Training and test rows, and the training rows split again to choose a threshold on.
 *
 * @param outer its test rows judge
 * @param inner folds of the outer training rows
 */
record NestedSplit(BinaryData.Split outer, List<BinaryData.Split> inner) {

  /**
   * Stratified folds of stratified folds, with dense features, since XGBoost takes a sparse zero
   * for missing.
   *
   * @param repeat from 0 on; another one splits the rows anew
   */
  static List<NestedSplit> of(
      SparkSession session, BinaryData set, int folds, int innerFolds, int repeat) {
    BinaryData dense =
        new BinaryData(
            set.name(),
            set.schema(),
            set.rows().stream()
                .map(row -> RowFactory.create(row.get(0), row.<Vector>getAs(1).toDense()))
                .toList());
    return dense.folds(session, folds, repeat + 1).stream()
        .map(outer -> of(session, set, outer, innerFolds))
        .toList();
  }

  /**
   * A split of a set, its training rows split again.
   *
   * @param set that was split
   */
  static NestedSplit of(
      SparkSession session, BinaryData set, BinaryData.Split outer, int innerFolds) {
    List<Row> training = outer.training().collectAsList();
    BinaryData again = new BinaryData(set.name(), set.schema(), training);
    return new NestedSplit(outer, again.folds(session, innerFolds, 1));
  }

  /** The outer split first, then the inner ones. */
  List<BinaryData.Split> all() {
    return Stream.concat(Stream.of(outer), inner.stream()).toList();
  }
}
