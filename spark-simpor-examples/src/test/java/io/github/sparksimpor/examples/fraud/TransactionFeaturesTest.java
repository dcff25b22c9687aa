package io.github.sparksimpor.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TransactionFeaturesTest {
  /** 300 transactions, one every 11 hours; every tenth amount is missing. */
  private static Dataset<Row> transactions() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
        .range(300)
        .selectExpr(
            "concat('card ', id) AS card",
            "timestamp_seconds(39600 * id) AS `made at`",
            "elt(cast(id % 3 AS int) + 1, 'web', 'shop', null) AS channel",
            "if(id % 10 = 0, null, cast(id AS double)) AS amount",
            "id % 2 = 0 AS abroad",
            "array(id) AS basket",
            "cast(id % 20 = 3 AS int) AS fraud");
  }

  private static TransactionFeatures features() {
    return TransactionFeatures.of(transactions(), Set.of("fraud"));
  }

  @Test
  void columnsAreFeaturesByTheirTypesAndNamesOfOneRowAreLeftOut() {
    assertThat(features().names())
        .containsExactly("amount", "abroad", "made at hour", "made at weekday", "channel");
    assertThat(features().measured()).isEqualTo(4);
    assertThat(features().leftOut()).containsExactly("card", "basket");
  }

  @Test
  void momentsCountByHourAndDayAndMissingNumbersAreNoNumbers() {
    List<Row> rows =
        features()
            .assembled(transactions())
            .orderBy("made at")
            .select(TransactionFeatures.VECTOR)
            .collectAsList();

    Vector first = rows.get(0).getAs(0);
    assertThat(first.apply(0)).isNaN();
    assertThat(first.apply(1)).isEqualTo(1);
    assertThat(first.apply(3)).as("1970 began on a Thursday").isEqualTo(5);
    Vector second = rows.get(1).getAs(0);
    assertThat(second.apply(0)).isEqualTo(1);
    assertThat(second.apply(2)).isEqualTo(11);
    assertThat(rows.get(2).<Vector>getAs(0).apply(4)).as("no channel").isEqualTo(2);
  }
}
