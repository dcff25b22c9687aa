package io.github.sparksimpor.examples.fraud;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;

/** Rows to train on and rows to judge by, kept in memory. */
record TransactionSplit(Dataset<Row> training, Dataset<Row> test) {
  private static final double TRAINING_SHARE = 0.8;
  private static final String PLACE = "place in split";

  /** Trains on what came first: the split that tells how a model will do tomorrow. */
  static TransactionSplit byTime(Dataset<Row> rows, String time) {
    Column when = seconds(rows, time);
    Column early = when.leq(cut(rows.select(when.as("time")).na().drop()));
    return new TransactionSplit(rows.filter(early).persist(), rows.filter(not(early)).persist());
  }

  /** Exact, as Spark's approximate quantiles differ by a row or so from run to run. */
  private static double cut(Dataset<Row> times) {
    long last = (long) Math.ceil(TRAINING_SHARE * times.count()) - 1;
    return times
        .sort("time")
        .javaRDD()
        .zipWithIndex()
        .filter(placed -> placed._2 == last)
        .first()
        ._1
        .getDouble(0);
  }

  private static Column seconds(Dataset<Row> rows, String time) {
    boolean number = rows.schema().apply(time).dataType() instanceof NumericType;
    return (number ? ColumnNames.column(time) : ColumnNames.column(time).cast("timestamp"))
        .cast("double");
  }

  /**
   * Trains on the same share of every class, drawn at random.
   *
   * @param rows with the label and a vector of features
   */
  static TransactionSplit stratified(
      Dataset<Row> rows, String label, String features, String[] kept, long seed) {
    Dataset<Row> placed =
        StratifiedSplit.places(
            rows, StratifiedSplit.sizes(rows, label), label, features, seed, PLACE);
    Column trains = col(PLACE).lt(TRAINING_SHARE);
    return new TransactionSplit(
        columns(placed.filter(trains), kept), columns(placed.filter(not(trains)), kept));
  }

  private static Dataset<Row> columns(Dataset<Row> rows, String[] names) {
    return rows.select(Arrays.stream(names).map(ColumnNames::column).toArray(Column[]::new))
        .persist();
  }
}
