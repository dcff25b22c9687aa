package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.figure.ClassNames;
import io.github.sparksimpor.evaluation.figure.ProjectionFigures;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.PointChart;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RowProjectionTest {
  private static final int MAJORITY = 700;
  private static final int MINORITY = 60;

  private static final StructType ROWS =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType())
          .add("seedFeatures", SQLDataTypes.VectorType())
          .add("logRatioEnd", DataTypes.DoubleType);

  /** Two features that differ by noise only, in very different units. */
  private static Row row(double label, double t, double noise, boolean ascended) {
    Vector features = Vectors.dense(t, 1000 * (t + noise));
    Vector seed = Vectors.dense(t - 0.1, 1000 * (t - 0.1 + noise));
    return RowFactory.create(label, features, seed, ascended ? 1.0 : null);
  }

  private static List<Row> original() {
    SplittableRandom random = new SplittableRandom(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MAJORITY + MINORITY; i++) {
      double label = i < MAJORITY ? 0 : 1;
      rows.add(row(label, label + random.nextDouble(), 0.1 * random.nextDouble(), false));
    }
    return rows;
  }

  private static List<Row> synthetic() {
    SplittableRandom random = new SplittableRandom(2);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MAJORITY - MINORITY; i++) {
      rows.add(row(1, 1 + random.nextDouble(), 0.1 * random.nextDouble(), i < 20));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SparkTestSession.get().createDataFrame(rows, ROWS);
  }

  private static RowProjection projection(Dataset<Row> original) {
    return RowProjection.of(
            RowSample.of(original),
            RowSample.of(table(synthetic())),
            Set.of(),
            0,
            Optional.of(features -> features.apply(0) / 2))
        .orElseThrow();
  }

  @Test
  void theFirstComponentIsTheDirectionThatRowsVaryInOnceUnitsAreGone() {
    List<double[]> rows = features(original());
    PrincipalPlane plane = PrincipalPlane.of(rows);

    double along = 0;
    double across = 0;
    for (double[] row : rows) {
      along += Math.pow(plane.project(row)[0], 2) / rows.size();
      across += Math.pow(plane.project(row)[1], 2) / rows.size();
    }
    // Of two standardised features with correlation r the variances are 1 + r and 1 - r.
    double r = correlation(rows);
    assertThat(along).isCloseTo(1 + r, within(0.01));
    assertThat(across).isCloseTo(1 - r, within(0.01));
  }

  private static List<double[]> features(List<Row> rows) {
    return rows.stream().map(row -> row.<Vector>getAs(1).toArray()).toList();
  }

  @Test
  void thePlaneIsThatOfMllib() {
    SplittableRandom random = new SplittableRandom(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double x = random.nextDouble();
      double y = 10 * (x + random.nextDouble());
      rows.add(row4(x, y, y * random.nextDouble(), random.nextDouble(), 7));
    }
    StandardScaler scaler =
        new StandardScaler().setInputCol("features").setOutputCol("standard").setWithMean(true);
    PCA components = new PCA().setK(2).setInputCol("standard").setOutputCol("components");
    List<Row> expected =
        new Pipeline()
            .setStages(new PipelineStage[] {scaler, components})
            .fit(table(rows))
            .transform(table(rows))
            .collectAsList();
    PrincipalPlane plane = PrincipalPlane.of(features(rows));
    double[] signs = new double[2];
    for (int i = 0; i < rows.size(); i++) {
      double[] found = plane.project(rows.get(i).<Vector>getAs(1).toArray());
      Vector theirs = expected.get(i).getAs("components");
      for (int c = 0; c < 2; c++) {
        signs[c] = i == 0 ? Math.signum(found[c] * theirs.apply(c)) : signs[c];
        assertThat(found[c]).isCloseTo(signs[c] * theirs.apply(c), within(1e-9));
      }
    }
  }

  private static Row row4(double... features) {
    return RowFactory.create(0.0, Vectors.dense(features), Vectors.dense(features), null);
  }

  private static double correlation(List<double[]> rows) {
    double[] x = rows.stream().mapToDouble(row -> row[0]).toArray();
    double[] y = rows.stream().mapToDouble(row -> row[1]).toArray();
    return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(x, y);
  }

  @Test
  void theRatioIsTheIntersectionOfTheHistogramsOverTheMinority() {
    Dataset<Row> rows =
        SparkTestSession.get()
            .range(0, 400)
            .select(col("id").divide(10.0).as("value"), col("id").geq(380).as("few"));

    ClassOverlap overlap = ClassOverlap.of(rows, "value", col("few"));

    // Bins are 39.9 / 40 wide and hold ten rows; the last two are the minority's alone.
    assertThat(overlap.ratio()).isBetween(0.0, 0.05);
    assertThat(ClassOverlap.of(rows, "value", col("value").multiply(10).mod(2).equalTo(1)).ratio())
        .isBetween(0.97, 1.0);
    assertThat(overlap.majority().counts()).hasSize(ClassOverlap.BINS);
    assertThat(overlap.majority().rows()).isEqualTo(380);
    assertThat(overlap.minority().rows()).isEqualTo(20);
  }

  @Test
  void aSampleOfEachKindIsShownAndEveryRowIsCounted() {
    RowProjection projection = projection(table(original()));

    assertThat(projection.majority()).hasSize(500);
    assertThat(projection.minority()).hasSize(MINORITY);
    assertThat(projection.synthetic()).hasSize(500);
    assertThat(projection.ascents()).hasSize(20);
    assertThat(projection.before().majority().rows()).isEqualTo(MAJORITY);
    assertThat(projection.before().minority().rows()).isEqualTo(MINORITY);
    assertThat(projection.after().minority().rows()).isEqualTo(MAJORITY);
    assertThat(projection.before().majority().low()).isEqualTo(projection.after().majority().low());
  }

  @Test
  void aPointCarriesTheEntropyOfItsOwnRowAndAnAscentLeadsFromItsOwnSeed() {
    RowProjection projection = projection(table(original()));

    // All that was made of t: position along the diagonal, entropy t / 2, and seeds 0.1 before.
    RowProjection.Point least = byEntropy(projection.majority()).get(0);
    RowProjection.Point most = byEntropy(projection.majority()).get(499);
    assertThat(Math.abs(most.first() - least.first())).isBetween(2.0, 3.5);
    double direction = Math.signum(most.first() - least.first());
    assertThat(projection.ascents())
        .allSatisfy(
            ascent ->
                assertThat(direction * (ascent.row().first() - ascent.seed().first()))
                    .isBetween(0.1, 0.5));
  }

  private static List<RowProjection.Point> byEntropy(List<RowProjection.Point> points) {
    return points.stream()
        .sorted(java.util.Comparator.comparingDouble(RowProjection.Point::entropy))
        .toList();
  }

  @Test
  void entropyIsShownByRankSoThatASureNetworkShowsItsDoubtsToo() {
    PointChart entropy =
        new ProjectionFigures(projection(table(original())), new ClassNames("many", List.of("few")))
            .all().stream()
                .filter(PointChart.class::isInstance)
                .map(PointChart.class::cast)
                .filter(chart -> chart.title().equals("Where the network is unsure"))
                .findFirst()
                .orElseThrow();

    // 500 rows of the majority and 60 of the minority.
    assertThat(entropy.groups())
        .extracting(group -> group.points().size())
        .containsExactly(280, 168, 84, 28);
  }

  @Test
  void whichRowsAreShownDoesNotDependOnPartitions() {
    List<Double> one = entropies(projection(table(original()).coalesce(1)));
    List<Double> other = entropies(projection(table(original()).repartition(5)));

    assertThat(one).isEqualTo(other);
  }

  private static List<Double> entropies(RowProjection projection) {
    return projection.majority().stream().map(RowProjection.Point::entropy).toList();
  }

  /** A category whose numbers are names, and holes in a measurement. */
  private static List<Row> holed(int shift) {
    SplittableRandom random = new SplittableRandom(5);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble();
      double y = i % 7 == 0 ? Double.NaN : x + random.nextDouble();
      Vector features = Vectors.dense(x, (i * 11 + shift) % 13, y);
      rows.add(RowFactory.create(i % 4 == 0 ? 1.0 : 0.0, features, features, 1.0));
    }
    return rows;
  }

  @Test
  void aMissingValueStandsWhereItsMeanDoesAndCategoriesHaveNoPart() {
    double[] known =
        holed(0).stream()
            .mapToDouble(row -> row.<Vector>getAs(1).apply(2))
            .filter(y -> !Double.isNaN(y))
            .toArray();
    double mean = java.util.Arrays.stream(known).average().orElseThrow();
    List<Row> filled =
        holed(0).stream()
            .map(
                row -> {
                  double[] all = row.<Vector>getAs(1).toArray();
                  Vector two = Vectors.dense(all[0], Double.isNaN(all[2]) ? mean : all[2]);
                  return RowFactory.create(row.get(0), two, two, 1.0);
                })
            .toList();

    PrincipalPlane expected = PrincipalPlane.of(features(filled));
    for (int shift : new int[] {0, 5}) {
      List<double[]> rows = features(holed(shift));
      PrincipalPlane found = PrincipalPlane.of(rows, Set.of(1));
      for (int i = 0; i < rows.size(); i++) {
        assertThat(found.project(rows.get(i)))
            .containsExactly(expected.project(features(filled).get(i)), within(1e-9));
      }
    }
  }

  @Test
  void whatThePlaneLeavesOutIsSaidInEveryFigureOfIt() {
    Dataset<Row> rows = table(holed(0));
    RowProjection projection =
        RowProjection.of(
                RowSample.of(rows),
                RowSample.of(rows),
                Set.of(1),
                0,
                Optional.of(row -> row.apply(0)))
            .orElseThrow();

    assertThat(projection.before().majority().rows() + projection.before().minority().rows())
        .as("rows with holes are counted too")
        .isEqualTo(300);
    assertThat(new ProjectionFigures(projection, new ClassNames("many", List.of("few"))).all())
        .hasSize(4)
        .allSatisfy(
            figure ->
                assertThat(description(figure))
                    .contains(
                        "1 feature that holds categories has no place on an axis",
                        "A missing value counts as the mean of its feature"));
  }

  private static String description(Figure figure) {
    return figure instanceof CurveChart curves
        ? curves.description()
        : ((PointChart) figure).description();
  }

  @Test
  void rowsOfCategoriesHaveNoPlaneAndThatIsSaid() {
    assertThat(RowProjection.refusal(3, Set.of(0, 2)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("two features that are no categories", "there is one"));
    assertThat(RowProjection.refusal(501, Set.of())).isPresent();
    assertThat(RowProjection.refusal(502, Set.of(3, 4))).isEmpty();
    Dataset<Row> rows = table(holed(0));
    assertThat(
            RowProjection.of(
                RowSample.of(rows), RowSample.of(rows), Set.of(0, 1), 0, Optional.empty()))
        .isEmpty();
  }

  @Test
  void rowsOfOneFeatureHaveNoPlane() {
    Dataset<Row> rows =
        table(List.of(RowFactory.create(0.0, Vectors.dense(1), Vectors.dense(1), null)));

    assertThat(
            RowProjection.of(RowSample.of(rows), RowSample.of(rows), Set.of(), 0, Optional.empty()))
        .isEmpty();
  }
}
