package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

@Timeout(60)
class StratifiedSplitTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("row.id", DataTypes.IntegerType)
          .add("the label", DataTypes.IntegerType)
          .add("x", SQLDataTypes.VectorType());

  private static Dataset<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 230; i++) {
      rows.add(RowFactory.create(i, i < 200 ? 0 : 1, Vectors.dense(i, -i)));
    }
    return SparkTestSession.get().createDataFrame(rows, SCHEMA);
  }

  private static List<Row> placed(Dataset<Row> rows, Map<Double, Long> sizes, long seed) {
    return StratifiedSplit.places(rows, sizes, "the label", "x", seed, "place").collectAsList();
  }

  private static Map<Object, Double> places(Dataset<Row> rows, long seed) {
    return placed(rows, StratifiedSplit.sizes(rows, "the label"), seed).stream()
        .collect(Collectors.toMap(row -> row.get(0), row -> row.<Double>getAs("place")));
  }

  @Test
  void rowsThatOnlyAMapTellsApartHaveTheirPlacesWhereverTheyLie() {
    Dataset<Row> rows =
        SparkTestSession.get()
            .range(40)
            .selectExpr("0D as label", "map('key', id) as told", "array(map(id, 1)) as listed");
    Dataset<Row> turned = rows.orderBy(functions.expr("told['key']").desc()).repartition(3);
    for (String told : List.of("told", "listed")) {
      assertThat(placesByMap(turned, told)).isEqualTo(placesByMap(rows.coalesce(1), told));
    }
  }

  private static Map<Object, Double> placesByMap(Dataset<Row> rows, String content) {
    return StratifiedSplit.places(rows, Map.of(0.0, 40L), "label", List.of(content), 5, "place")
        .selectExpr("told['key']", "place")
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.get(0), row -> row.getDouble(1)));
  }

  @Test
  void everyIntervalHoldsItsShareOfEveryClass() {
    List<Row> placed = placed(rows(), Map.of(0.0, 200L, 1.0, 30L), 1);
    for (int fold = 0; fold < 5; fold++) {
      double from = fold / 5.0;
      List<Row> inside =
          placed.stream()
              .filter(row -> row.<Double>getAs("place") >= from)
              .filter(row -> row.<Double>getAs("place") < from + 0.2)
              .toList();
      assertThat(inside.stream().filter(row -> row.getInt(1) == 0)).hasSize(40);
      assertThat(inside.stream().filter(row -> row.getInt(1) == 1)).hasSize(6);
    }
  }

  @Test
  void copiesAreSpreadOverTheFoldsAsOtherRowsAre() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(RowFactory.create(i, 0, Vectors.dense(i % 4 == 0 ? 1 : 0, 0)));
    }
    Dataset<Row> copies = SparkTestSession.get().createDataFrame(rows, SCHEMA);
    for (Map<Double, Long> sizes : List.of(Map.of(0.0, 2000L), Map.of(0.0, 1_000_000L))) {
      long[] ones = new long[5];
      for (Row row : placed(copies, sizes, 3)) {
        if (row.<Vector>getAs(2).apply(0) == 1) {
          ones[(int) (5 * row.<Double>getAs("place"))]++;
        }
      }
      // Of 500 in 5 folds 100 each, with a standard deviation of at most 9.
      assertThat(Arrays.stream(ones)).allMatch(count -> count > 55 && count < 145);
    }
    assertThat(values(placed(copies.repartition(3), Map.of(0.0, 2000L), 3)))
        .isEqualTo(values(placed(copies.repartition(7), Map.of(0.0, 2000L), 3)));
  }

  /** Which vectors stand where. */
  private static Map<Double, Vector> values(List<Row> placed) {
    return placed.stream()
        .collect(Collectors.toMap(row -> row.<Double>getAs("place"), row -> row.<Vector>getAs(2)));
  }

  @Test
  void placesDoNotDependOnPartitionsButOnTheSeed() {
    Map<Object, Double> places = places(rows().repartition(2), 1);
    assertThat(places).hasSize(230).isEqualTo(places(rows().repartition(5), 1));
    assertThat(places).isNotEqualTo(places(rows(), 2));
  }

  @Test
  void largeClassesAreSpreadUniformlyWithoutRanking() {
    // Said to be large, so that its places are drawn.
    List<Row> placed = placed(rows(), Map.of(0.0, 1_000_000L, 1.0, 30L), 3);
    List<Double> large =
        placed.stream()
            .filter(row -> row.getInt(1) == 0)
            .map(row -> row.<Double>getAs("place"))
            .toList();
    assertThat(large).hasSize(200).doesNotHaveDuplicates().allMatch(p -> p >= 0 && p < 1);
    double mean = large.stream().mapToDouble(p -> p).average().orElseThrow();
    // Six standard deviations of the mean of 200 uniform numbers.
    assertThat(mean).isCloseTo(0.5, within(6 / Math.sqrt(12 * 200)));
  }

  @Test
  void aNullLabelFailsNamingTheColumn() {
    Dataset<Row> broken =
        SparkTestSession.get()
            .createDataFrame(List.of(RowFactory.create(1, null, Vectors.dense(1, 2))), SCHEMA);
    assertThatThrownBy(() -> StratifiedSplit.sizes(broken, "the label"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "label column 'the label' is null in 1 rows; drop these rows or give them a label");
  }
}
