package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SmoteModel;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SyntheticDriftTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType())
          .add("seedFeatures", SQLDataTypes.VectorType())
          .add("radius", DataTypes.DoubleType);

  private static Row row(double label, double radius, double... features) {
    Vector vector = Vectors.dense(features);
    return RowFactory.create(label, vector, vector, radius);
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SparkTestSession.get().createDataFrame(rows, SCHEMA).repartition(3);
  }

  @Test
  void everyFeatureOfEveryClassThatGrewIsComparedWithItsRealRowsOnly() {
    SplittableRandom random = new SplittableRandom(1);
    List<Row> real = new ArrayList<>();
    List<Row> made = new ArrayList<>();
    double[] before = new double[400];
    double[] after = new double[300];
    for (int i = 0; i < before.length; i++) {
      before[i] = Math.max(0, random.nextDouble() - 0.25);
      real.add(row(1, 0, before[i], Double.NaN, 7));
      real.add(row(0, 0, 1e6, 1e6, 1e6));
    }
    for (int i = 0; i < after.length; i++) {
      after[i] = i < 30 ? -1 : random.nextDouble();
      made.add(row(1, 0, after[i], 2, i < 100 ? 7 : 8));
    }

    List<Row> drift =
        new SyntheticDrift(table(real), table(made), Set.of()).features().collectAsList();

    assertThat(drift)
        .as("no row of class 0, nor of a feature that no real row has")
        .extracting(row -> row.getDouble(0) + ":" + row.getInt(1))
        .containsExactly("1.0:0", "1.0:2");
    Row first = drift.get(0);
    assertThat(first.<Long>getAs("realRows")).isEqualTo(400);
    assertThat(first.<Long>getAs("syntheticRows")).isEqualTo(300);
    double deviation = Math.sqrt(StatUtils.populationVariance(before));
    assertThat(first.<Double>getAs("drift"))
        .isCloseTo((StatUtils.mean(after) - StatUtils.mean(before)) / deviation, within(1e-9));
    assertThat(first.<Double>getAs("spread"))
        .isCloseTo(Math.sqrt(StatUtils.populationVariance(after)) / deviation, within(1e-9));
    assertThat(first.<Double>getList(first.fieldIndex("realQuantiles")).get(2))
        .isCloseTo(StatUtils.percentile(before, 50), within(0.02));
    assertThat(first.<Double>getList(first.fieldIndex("syntheticQuantiles")).get(4))
        .isCloseTo(StatUtils.percentile(after, 95), within(0.02));
    assertThat(first.<Double>getAs("realAtBound")).isBetween(0.2, 0.3);
    assertThat(first.<Double>getAs("syntheticAtBound")).isZero();
    assertThat(first.<Double>getAs("syntheticBeyond")).isBetween(0.1, 0.4);
    Row constant = drift.get(1);
    assertThat(constant.<Double>getAs("drift")).isZero();
    assertThat(constant.<Double>getAs("spread")).isEqualTo(1);
    assertThat(constant.<Double>getAs("syntheticAtBound")).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void theFurthestRowsAreThoseWithoutARealRowOfTheirClassNear() {
    List<Row> real =
        List.of(row(1, 0, 0, Double.NaN), row(1, 0, 2, 1), row(1, 0, 4, 3), row(0, 0, 100, 100));
    List<Row> made = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      made.add(row(1, 0.01, 0.01 * i, 1));
    }
    made.add(row(1, 90, 100, 100));
    made.add(row(1, 5, -8, Double.NaN));

    List<Row> furthest =
        new SyntheticDrift(table(real), table(made), Set.of()).furthest(3).collectAsList();

    double[] deviations = {Math.sqrt(8 / 3.0), 1};
    assertThat(furthest).hasSize(3);
    assertThat(furthest.get(0).getDouble(3))
        .as("a missing value is at no distance")
        .isCloseTo(Math.min(100 / deviations[0], Math.hypot(96 / deviations[0], 97)), within(1e-9));
    assertThat(furthest.get(1).getDouble(3)).isCloseTo(8 / deviations[0], within(1e-9));
    assertThat(furthest.get(2).getDouble(3)).isCloseTo(0.19 / deviations[0], within(1e-9));
  }

  @Test
  void categoriesAreCountedAndNotMeasured() {
    List<Row> real =
        List.of(row(1, 0, 0, 7), row(1, 0, 2, 7), row(1, 0, 4, 1), row(1, 0, 6, Double.NaN));
    List<Row> made = List.of(row(1, 2, 0, 7), row(1, 1, 100, 9));
    SyntheticDrift drift = new SyntheticDrift(table(real), table(made), Set.of(1));

    assertThat(drift.features().collectAsList())
        .extracting(row -> row.getInt(1))
        .containsExactly(0);
    assertThat(drift.shares().collectAsList())
        .extracting(Row::toString)
        .containsExactly("[1.0,1,7.0,2,1]", "[1.0,1,1.0,1,0]", "[1.0,1,9.0,0,1]");
    // Deviation of 0, 2, 4, 6 is the root of 5; the last row misses its category.
    assertThat(drift.furthest(2).collectAsList())
        .extracting(row -> row.getDouble(3))
        .satisfiesExactly(
            far -> assertThat(far).isCloseTo(94 / Math.sqrt(5), within(1e-9)),
            near -> assertThat(near).isZero());
    assertThat(
            new SyntheticDrift(
                    table(real.subList(0, 3)), table(List.of(row(1, 1, 4, 9))), Set.of(1))
                .furthest(1)
                .first()
                .getDouble(3))
        .as("another category is one deviation away")
        .isEqualTo(1);
  }

  @Test
  void aFittedModelTellsOfItsOwnRows() {
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      rows.add(row(i % 4 == 0 ? 1 : 0, 0, random.nextDouble(), random.nextDouble()));
    }
    SmoteModel model = new Smote().setSeed(1).fit(table(rows));

    assertThat(model.summary().drift().collectAsList())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.<Long>getAs("realRows")).isEqualTo(15);
              assertThat(row.<Long>getAs("syntheticRows")).isEqualTo(30);
              assertThat(row.<Double>getAs("syntheticBeyond"))
                  .as("SMOTE stays between rows")
                  .isZero();
            });
    assertThat(model.summary().furthest(5).collectAsList())
        .hasSize(5)
        .extracting(row -> row.<Double>getAs("distance"))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void rowsThatTheDriverHoldsAreToldOfAlike() {
    SplittableRandom random = new SplittableRandom(6);
    List<Row> real = new ArrayList<>();
    List<Row> made = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double hole = i % 5 == 0 ? Double.NaN : random.nextDouble();
      real.add(row(i % 3, 0, Math.max(0.2, random.nextDouble()), hole, random.nextInt(4)));
      made.add(row(1 + i % 2, random.nextDouble(), random.nextDouble(), hole, random.nextInt(5)));
    }
    SyntheticDrift executors = new SyntheticDrift(table(real), table(made), Set.of(2));
    SampledDrift driver = new SampledDrift(real, made, Set.of(2));

    List<Row> expected = executors.features().collectAsList();
    assertThat(driver.features()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      FeatureComparison found = driver.features().get(i);
      Row row = expected.get(i);
      assertThat(found.label()).isEqualTo(row.<Double>getAs("label"));
      assertThat(found.feature()).isEqualTo(row.<Integer>getAs("feature"));
      assertThat((long) found.real().count()).isEqualTo(row.<Long>getAs("realRows"));
      assertThat((long) found.synthetic().count()).isEqualTo(row.<Long>getAs("syntheticRows"));
      assertThat(found.real().quantiles()).containsExactly(quantiles(row, "realQuantiles"));
      assertThat(found.synthetic().quantiles())
          .containsExactly(quantiles(row, "syntheticQuantiles"));
      assertThat(found.drift()).isCloseTo(row.<Double>getAs("drift"), within(1e-9));
      assertThat(found.spread()).isCloseTo(row.<Double>getAs("spread"), within(1e-9));
      assertThat(found.real().atBound()).isCloseTo(row.<Double>getAs("realAtBound"), within(1e-9));
      assertThat(found.synthetic().beyond())
          .isCloseTo(row.<Double>getAs("syntheticBeyond"), within(1e-9));
    }
    assertThat(driver.shares())
        .extracting(
            share ->
                "[%s,%d,%s,%d,%d]"
                    .formatted(
                        share.label(),
                        share.feature(),
                        share.value(),
                        share.real(),
                        share.synthetic()))
        .containsExactlyElementsOf(
            executors.shares().collectAsList().stream().map(Row::toString).toList());
    List<Row> furthest = executors.furthest(5).collectAsList();
    assertThat(driver.furthest(executors.candidates(), 5))
        .extracting(SampledDrift.Far::distance)
        .zipSatisfy(
            furthest.stream().map(row -> row.<Double>getAs("distance")).toList(),
            (found, far) -> assertThat(found).isCloseTo(far, within(1e-9)));
  }

  private static double[] quantiles(Row row, String column) {
    return row.<Double>getList(row.fieldIndex(column)).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
