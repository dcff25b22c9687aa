package io.github.sparksimpor.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TransactionSplitTest {
  private static final String[] COLUMNS = {"time", "amount", "fraud"};

  /** A thousand transactions, one a second, every twentieth a fraud. */
  private static Dataset<Row> transactions(int partitions) {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate()
        .range(0, 1000, 1, partitions)
        .select(
            functions.col("id").cast("double").as("time"),
            functions.col("id").multiply(7).mod(100).cast("double").as("amount"),
            functions.col("id").mod(20).equalTo(3).cast("int").as("fraud"));
  }

  private static TransactionSplit stratified(int partitions) {
    Dataset<Row> rows =
        new VectorAssembler()
            .setInputCols(new String[] {"time", "amount"})
            .setOutputCol("features")
            .transform(transactions(partitions));
    return TransactionSplit.stratified(rows, "fraud", "features", COLUMNS, 42);
  }

  private static List<Double> times(Dataset<Row> rows) {
    return rows.select("time").collectAsList().stream()
        .map(row -> row.getDouble(0))
        .sorted()
        .toList();
  }

  @Test
  void timesThatAreNoNumbersAreSplitAlike() {
    Dataset<Row> stamped =
        transactions(3).withColumn("time", functions.expr("timestamp_seconds(cast(time AS int))"));

    TransactionSplit split = TransactionSplit.byTime(stamped, "time");

    assertThat(split.test().count())
        .isEqualTo(TransactionSplit.byTime(transactions(3), "time").test().count());
    assertThat(split.test().selectExpr("min(time)").head().getTimestamp(0))
        .isAfter(split.training().selectExpr("max(time)").head().getTimestamp(0));
  }

  @Test
  void aSplitByTimeTestsOnWhatCameLast() {
    TransactionSplit split = TransactionSplit.byTime(transactions(3), "time");

    List<Double> training = times(split.training());
    List<Double> test = times(split.test());
    assertThat(training.get(training.size() - 1)).isLessThan(test.get(0));
    assertThat(training.size() + test.size()).isEqualTo(1000);
    assertThat(test.size()).isEqualTo(200);
  }

  @Test
  void aStratifiedSplitTrainsOnTheSameShareOfFraudsAsOfTheRest() {
    TransactionSplit split = stratified(3);

    assertThat(split.training().columns()).containsExactly(COLUMNS);
    assertThat(split.training().count()).isEqualTo(800);
    assertThat(split.training().where("fraud = 1").count()).isEqualTo(40);
    assertThat(split.test().where("fraud = 1").count()).isEqualTo(10);
  }

  @Test
  void aStratifiedSplitDoesNotDependOnPartitions() {
    assertThat(times(stratified(1).test())).isEqualTo(times(stratified(5).test()));
  }
}
