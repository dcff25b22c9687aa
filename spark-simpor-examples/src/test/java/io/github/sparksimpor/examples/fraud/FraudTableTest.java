package io.github.sparksimpor.examples.fraud;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.PredictionScores;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FraudTableTest {
  private static final long ROWS = 100_000;
  private static final Column FRAUD = col(FraudTable.LABEL).equalTo("fraud");
  private static Dataset<Row> table;

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate();
  }

  @BeforeAll
  static void make() {
    table = FraudTable.rows(session(), ROWS, 42, 2).cache();
  }

  @AfterAll
  static void letGo() {
    table.unpersist();
  }

  private static double mean(Column condition, Column value) {
    return table.filter(condition).select(avg(value.cast("double"))).head().getDouble(0);
  }

  @Test
  void aFractionOfAPercentIsFraud() {
    assertThat(mean(functions.lit(true), FRAUD)).isBetween(0.002, 0.005);
    assertThat(table.select(FraudTable.LABEL).distinct().as(Encoders.STRING()).collectAsList())
        .containsExactlyInAnyOrder("fraud", "legit");
  }

  @Test
  void textHasAsManyValuesAsABanksTable() {
    Row distinct =
        table
            .agg(
                count_distinct(col("country")),
                count_distinct(col("merchant")),
                count_distinct(col("account")),
                count_distinct(col("transaction")))
            .head();

    assertThat(distinct.getLong(0)).isEqualTo(60);
    assertThat(distinct.getLong(1)).isEqualTo(300);
    assertThat(distinct.getLong(2)).isGreaterThan(1_000);
    assertThat(distinct.getLong(3)).isEqualTo(ROWS);
    assertThat(table.groupBy("country").count().agg(max("count")).head().getLong(0))
        .as("the most frequent country")
        .isGreaterThan(ROWS / 6);
  }

  @Test
  void mostFraudsFollowAnotherAtTheirAccountWithinMinutes() {
    List<Row> frauds =
        table.filter(FRAUD).select("account", "time").orderBy("account", "time").collectAsList();
    long following = 0;
    for (int i = 1; i < frauds.size(); i++) {
      long seconds = (time(frauds.get(i)) - time(frauds.get(i - 1))) / 1000;
      if (frauds.get(i).getString(0).equals(frauds.get(i - 1).getString(0)) && seconds < 3600) {
        following++;
      }
    }
    assertThat(following / (double) frauds.size()).isGreaterThan(0.6);
  }

  private static long time(Row row) {
    return row.<Timestamp>getAs(1).getTime();
  }

  @Test
  void timeOnlyGoesForwardAndTellsTheHour() {
    List<Row> rows = table.select("transaction", "time", "hour").limit(5_000).collectAsList();
    for (int i = 1; i < rows.size(); i++) {
      assertThat(time(rows.get(i))).isGreaterThanOrEqualTo(time(rows.get(i - 1)));
      assertThat(rows.get(i).getInt(2)).isEqualTo(time(rows.get(i)) / 3_600_000 % 24);
    }
  }

  @Test
  void whereAHoleIsDependsOnValues() {
    Column cardPresent = col("channel").isin("terminal", "atm");
    Column codeIsMissing = col("code_match").isNull();
    Column scoreIsMissing = col("credit_score").isNull();
    Column distanceIsMissing = col("distance_km").isNull();

    assertThat(mean(cardPresent, codeIsMissing)).isEqualTo(1);
    assertThat(mean(not(cardPresent), codeIsMissing)).isZero();
    assertThat(mean(FRAUD, distanceIsMissing))
        .isGreaterThan(2 * mean(not(FRAUD), distanceIsMissing));
    assertThat(mean(functions.lit(true), scoreIsMissing)).isCloseTo(0.06, within(0.02));
    assertThat(
            table.filter("credit_score < 560").count()
                / (double) table.filter("credit_score > 800").count())
        .as("low scores, as many as high ones, are hidden more often")
        .isLessThan(0.85);
  }

  @Test
  void amountsHaveAHeavyTail() {
    double[] quantiles = table.stat().approxQuantile("amount", new double[] {0.5, 0.999, 1}, 1e-4);

    assertThat(quantiles[1] / quantiles[0]).isGreaterThan(20);
    assertThat(quantiles[2] / quantiles[1]).isGreaterThan(5);
    assertThat(table.filter("amount < 0.01").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void theRowsAreTheSameForAnyPartitioning(int partitions) {
    assertThat(FraudTable.rows(session(), 6_000, 42, partitions).collectAsList())
        .isEqualTo(table.limit(6_000).collectAsList());
  }

  @Test
  void anotherSeedMakesAnotherTable() {
    assertThat(FraudTable.rows(session(), 10, 43, 1).collectAsList())
        .doesNotContainAnyElementsOf(table.limit(10).collectAsList());
  }

  @Test
  void aPlainClassifierFindsFraudsInDaysToCome() {
    String[] features = {"amount", "foreign", "tries_last_hour", "tries_last_day", "hour"};
    Dataset<Row> vectors =
        new VectorAssembler()
            .setInputCols(features)
            .setOutputCol("features")
            .transform(table)
            .withColumn("fraud", FRAUD.cast("double"));
    Column early = col("time").lt(functions.lit("2025-02-05"));
    Dataset<Row> test = vectors.filter(not(early));
    Dataset<Row> scored =
        new LogisticRegression().setLabelCol("fraud").fit(vectors.filter(early)).transform(test);

    double prevalence = test.select(avg("fraud")).head().getDouble(0);
    try (PredictionScores scores = PredictionScores.of(scored, col("fraud"), col("probability"))) {
      assertThat(scores.averagePrecision(1)).isBetween(20 * prevalence, 0.9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void whatIsWrittenIsReadAgain(String format, @TempDir Path folder) {
    String written = folder.resolve("table").toString();
    FraudTableFile.write(session(), 500, 42, format, written);

    Dataset<Row> read =
        session()
            .read()
            .format(format)
            .option("header", true)
            .schema(FraudTable.SCHEMA)
            .load(written);
    assertThat(read.collectAsList()).isEqualTo(table.limit(500).collectAsList());
  }
}
