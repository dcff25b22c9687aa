package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScoreAggregationTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("probability", SQLDataTypes.VectorType())
          .add("amount", DataTypes.DoubleType);
  private static final ScoreAggregation PLAIN =
      ScoreAggregation.of(functions.col("label"), functions.col("probability"));

  private static Dataset<Row> table(List<Row> rows) {
    return SparkTestSession.get().createDataFrame(rows, SCHEMA);
  }

  private static List<Row> rows(int rows) {
    Random random = new Random(2);
    return IntStream.range(0, rows)
        .mapToObj(
            i -> {
              double p = random.nextDouble();
              double label = random.nextDouble() < p ? 1 : 0;
              return RowFactory.create(
                  label, Vectors.dense(1 - p, p), Math.exp(6 * random.nextGaussian()));
            })
        .toList();
  }

  private static ScoreCounts count(ScoreAggregation scores, Dataset<Row> table, int partitions) {
    return scores.count(table.repartition(partitions), 1).get(0);
  }

  @Test
  void countsAreTheSameForAnyPartitioning() {
    for (int rows : List.of(500, ScoreCounter.MOST_EXACT, ScoreCounter.MOST_EXACT + 1)) {
      Dataset<Row> table = table(rows(rows));
      ScoreAggregation costing = PLAIN.costing(table, functions.col("amount"), "amount");
      ScoreCounts one = count(costing, table, 1);
      assertThat(one.onGrid()).isEqualTo(rows > ScoreCounter.MOST_EXACT);
      assertThat(one.positiveRows() + one.negativeRows()).isEqualTo(rows);
      for (int partitions : new int[] {2, 7}) {
        assertThat(count(costing, table, partitions)).isEqualTo(one);
      }
    }
  }

  @Test
  void countsWhatTheDriverCounts() {
    List<Row> rows = rows(300);
    double[] p = rows.stream().mapToDouble(row -> row.<Vector>getAs(1).apply(1)).toArray();
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = rows.get(i).getDouble(0) == 1;
    }
    assertThat(count(PLAIN, table(rows), 3)).isEqualTo(ScoreCounts.of(p, y));
  }

  @Test
  void costsAddUpToWhatTheColumnSays() {
    List<Row> rows = rows(300);
    Dataset<Row> table = table(rows);
    ScoreCounts counts = count(PLAIN.costing(table, functions.col("amount"), "amount"), table, 4);
    double sum =
        rows.stream().filter(r -> r.getDouble(0) == 1).mapToDouble(r -> r.getDouble(2)).sum();
    assertThat(Arrays.stream(counts.missed()).sum() * counts.costUnit())
        .isCloseTo(sum, within(1e-9 * sum));
  }

  @Test
  void aRowCountsAsManyTimesAsItsWeightIsOfTheMeanForAnyPartitioning() {
    List<Row> rows = rows(300);
    List<Row> copies =
        IntStream.range(0, 300)
            .boxed()
            .flatMap(i -> IntStream.range(0, i % 3).mapToObj(copy -> rows.get(i)))
            .toList(); // 0, 1 or 2 of each, 1 on average
    Dataset<Row> weighted =
        SparkTestSession.get()
            .createDataFrame(
                IntStream.range(0, 300)
                    .mapToObj(
                        i ->
                            RowFactory.create(
                                rows.get(i).get(0),
                                rows.get(i).get(1),
                                rows.get(i).get(2),
                                5.0 * (i % 3)))
                    .toList(),
                SCHEMA.add("weight", DataTypes.DoubleType));
    ScoreAggregation weighing =
        ScoreAggregation.of(
            functions.col("label"),
            functions.col("probability"),
            WeightScale.of(functions.col("weight"), 5, 300));
    Dataset<Row> table = table(copies);
    isAlike(count(PLAIN, table, 2), weighing, weighted);
    isAlike(
        count(PLAIN.costing(table, functions.col("amount"), "amount"), table, 2),
        weighing.costing(weighted, functions.col("amount"), "amount"),
        weighted);
  }

  private static void isAlike(ScoreCounts expected, ScoreAggregation scores, Dataset<Row> table) {
    ScoreCounts counts = count(scores, table, 3);
    assertThat(count(scores, table, 7)).isEqualTo(counts);
    double[] thresholds = {0, 0.2, 0.5, 0.9};
    assertThat(List.of(counts.confusions(thresholds)))
        .usingRecursiveComparison()
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) <= 1e-9 * Math.abs(b) ? 0 : Double.compare(a, b),
            Double.class)
        .isEqualTo(List.of(expected.confusions(thresholds)));
  }

  @Test
  void everyClassIsCountedAgainstTheRest() {
    Dataset<Row> three =
        table(
            List.of(
                RowFactory.create(0.0, Vectors.dense(0.5, 0.3, 0.2), 1.0),
                RowFactory.create(2.0, Vectors.dense(0.1, 0.3, 0.6), 1.0)));
    List<ScoreCounts> counts = PLAIN.count(three, 0, 1, 2);
    assertThat(counts.get(0))
        .isEqualTo(ScoreCounts.of(new double[] {0.5, 0.1}, new boolean[] {true, false}));
    assertThat(counts.get(1))
        .isEqualTo(ScoreCounts.of(new double[] {0.3, 0.3}, new boolean[] {false, false}));
    assertThat(counts.get(2))
        .isEqualTo(ScoreCounts.of(new double[] {0.2, 0.6}, new boolean[] {false, true}));
  }

  @Test
  void whatIsNoCostAndWhatIsNoProbabilityIsRefused() {
    Dataset<Row> table =
        table(List.of(RowFactory.create(1.0, Vectors.dense(Double.NaN, Double.NaN), -1.0)));
    assertThatThrownBy(() -> PLAIN.costing(table, functions.col("amount"), "amount"))
        .hasMessageContaining("'amount'")
        .hasMessageContaining("1 rows");
    assertThatThrownBy(() -> PLAIN.count(table, 1)).hasMessageContaining("predicted NaN");
  }
}
