package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RandomOversamplerTest {

  @Test
  void aClassOfOneRowAndAllNominalFeaturesAndMissingValuesAreCopiedAsTheyAre() {
    Attribute[] attributes = {
      NominalAttribute.defaultAttr().withName("kind"),
      NominalAttribute.defaultAttr().withName("way")
    };
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(Samples.row("m" + i, 0.0, i % 2, i % 3));
    }
    rows.add(Samples.row("only", 1.0, 3, Double.NaN));
    Dataset<Row> data =
        Samples.dataset(rows)
            .withMetadata(
                "features", new AttributeGroup("features", attributes).toStructField().metadata());
    List<Row> copies = new RandomOversampler().fit(data).syntheticSamples().collectAsList();
    assertThat(copies).hasSize(4);
    assertThat(copies)
        .extracting(row -> row.<Vector>getAs("features").toString())
        .containsOnly("[3.0,NaN]");
    assertThat(copies).extracting(row -> row.getDouble(4)).containsOnly(0.0);
  }

  @Test
  void rangesOfValuesAreLookedUpOnceHoweverManyClassesGrow() throws TimeoutException {
    SparkContext context = SparkTestSession.get().sparkContext();
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            if ("SIMPOR: copies".equals(job.properties().get("spark.job.description"))) {
              jobs.incrementAndGet();
            }
          }
        };
    Dataset<Row> data = Samples.dataset(Samples.clouds(2, new double[] {0, 1, 2, 3}, 30, 9, 8, 7));
    context.addSparkListener(counter);
    try {
      new RandomOversampler().setShrinkage(1).fit(data);
      context.listenerBus().waitUntilEmpty();
    } finally {
      context.removeSparkListener(counter);
    }
    assertThat(jobs).as("one for each of three classes, one for the ranges").hasValue(4);
  }

  @Test
  void copiesKeepTheOtherColumnsOfTheRowsTheyAreCopiesOf() {
    Dataset<Row> data =
        Samples.binary()
            .withColumn("weight", functions.expr("cast(substring(id, 2) as double) + 1"))
            .withColumn("a.b", functions.upper(functions.col("id")));
    RandomOversamplerModel model = new RandomOversampler().setSyntheticCol("made").fit(data);
    Map<String, Row> byId = new HashMap<>();
    data.collectAsList().forEach(row -> byId.put(row.getAs("id"), row));
    for (Dataset<Row> output : List.of(model.balance(data.repartition(5)), model.transform(data))) {
      List<Row> copies = output.where("made").drop("made").collectAsList();
      assertThat(copies)
          .hasSize(45)
          .allSatisfy(row -> assertThat(row).isEqualTo(byId.get(row.<String>getAs("id"))));
      Map<String, Integer> times = new HashMap<>();
      copies.forEach(row -> times.merge(row.getAs("id"), 1, Integer::sum));
      assertThat(times).as("every row of the class, equally often").hasSize(15).containsValue(3);
      assertThat(times.values()).containsOnly(3);
    }
  }

  @Test
  void aWeightedClassifierTrainsOnCopies() {
    Dataset<Row> data = Samples.binary().withColumn("weight", functions.lit(2.0));
    Dataset<Row> balanced = new RandomOversampler().fit(data).balance(data);
    assertThat(balanced.where("weight is null").count()).isZero();
    assertThat(new LogisticRegression().setWeightCol("weight").fit(balanced).numFeatures())
        .isEqualTo(3);
  }

  @Test
  void rowsThatDifferInOtherColumnsOnlyAreCopiedInTurn() {
    List<Row> rows = new ArrayList<>(Samples.clouds(2, new double[] {0}, 12));
    for (String id : List.of("x", "y", "z")) {
      rows.add(Samples.row(id, 1.0, 7.0, 7.0));
    }
    Dataset<Row> data = Samples.dataset(rows);
    RandomOversamplerModel model = new RandomOversampler().setSyntheticCol("made").fit(data);
    for (int partitions : new int[] {1, 4}) {
      assertThat(
              model.balance(data.repartition(partitions)).where("made").collectAsList().stream()
                  .map(row -> row.<String>getAs("id"))
                  .sorted())
          .containsExactly("x", "x", "x", "y", "y", "y", "z", "z", "z");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "array(id)",
        "named_struct('of', id)",
        "map('of', id)",
        "array(map('of', id))",
        "to_timestamp_ntz(concat('2026-01-0', id))",
        "make_ym_interval(0, int(id))"
      })
  void whicheverTypeTellsRowsApartTheSameOnesAreCopiedMoreOften(String other) {
    List<Row> rows = new ArrayList<>(Samples.clouds(2, new double[] {0}, 12));
    rows.replaceAll(row -> Samples.row("9", 0.0, row.<Vector>getAs(2).toArray()));
    for (String id : List.of("1", "2", "3")) {
      rows.add(Samples.row(id, 1.0, 7.0, 7.0));
    }
    Dataset<Row> data = Samples.dataset(rows).withColumn("other", functions.expr(other)).drop("id");
    RandomOversamplerModel model =
        new RandomOversampler().setTargetCounts(Map.of(1.0, 4L)).setSyntheticCol("made").fit(data);

    String first =
        Samples.dataset(List.of(Samples.row("1", 1.0, 7.0, 7.0)))
            .select(functions.expr(other).cast("string"))
            .first()
            .getString(0);
    for (Dataset<Row> table :
        List.of(
            data.coalesce(1).orderBy(functions.expr("cast(other as string)").desc()),
            data.coalesce(1).orderBy(functions.expr("cast(other as string)")))) {
      assertThat(
              model
                  .balance(table)
                  .where("made")
                  .selectExpr("cast(other as string)")
                  .collectAsList())
          .containsExactly(RowFactory.create(first));
    }
  }

  @Test
  void inATableWithoutTheCopiedRowTheOtherColumnsAreNull() {
    Dataset<Row> data = Samples.binary();
    RandomOversamplerModel model = new RandomOversampler().setSyntheticCol("made").fit(data);
    Dataset<Row> other = data.where("label = 0");
    assertThat(model.balance(other).where("made and id is null").count()).isEqualTo(45);
  }

  @Test
  void theIdOfACopyStaysNull() {
    Dataset<Row> data = Samples.binary().withColumn("weight", functions.lit(2.0));
    Dataset<Row> balanced =
        new RandomOversampler().setIdCol("id").setSyntheticCol("made").fit(data).balance(data);
    assertThat(balanced.where("made and id is null and weight = 2").count()).isEqualTo(45);
  }

  /** The bandwidth and the covariance are those of imbalanced-learn's RandomOverSampler. */
  @Test
  void shrinkageAddsIndependentNormalNoiseInProportionToTheSpreadOfTheClass() {
    int n = 400;
    double[] scales = {1, 20, 0.05};
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] x = new double[4];
      for (int k = 0; k < 3; k++) {
        x[k] = 5 + scales[k] * random.nextGaussian() * (i < 80 ? 1 : 3);
      }
      x[3] = i % 2;
      rows.add(RowFactory.create(i < 80 ? 1.0 : 0.0, Vectors.dense(x)));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", org.apache.spark.ml.linalg.SQLDataTypes.VectorType());
    Dataset<Row> data = SparkTestSession.get().createDataFrame(rows, schema);
    double shrinkage = 0.7;
    List<Row> samples =
        new RandomOversampler()
            .setShrinkage(shrinkage)
            .setNominalCols("3")
            .setBounds("none")
            .setTargetCounts(Map.of(1.0, 20_080L))
            .setSeed(8)
            .fit(data)
            .syntheticSamples()
            .collectAsList();
    assertThat(samples).hasSize(20_000);
    double h = Math.pow(4.0 / ((3 + 2) * n), 1.0 / (3 + 4));
    double[] expected = new double[3];
    for (int k = 0; k < 3; k++) {
      int feature = k;
      double[] own =
          rows.stream()
              .filter(row -> row.getDouble(0) == 1)
              .mapToDouble(row -> row.<Vector>getAs(1).apply(feature))
              .toArray();
      double mean = java.util.Arrays.stream(own).average().orElseThrow();
      double variance =
          java.util.Arrays.stream(own).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      expected[k] = shrinkage * h * Math.sqrt(variance);
    }
    double[][] covariance = new double[3][3];
    double[] shift = new double[3];
    for (Row sample : samples) {
      double[] x = sample.<Vector>getAs("features").toArray();
      double[] seed = sample.<Vector>getAs("seedFeatures").toArray();
      assertThat(x[3]).as("a category is never moved").isEqualTo(seed[3]);
      double moved = 0;
      for (int a = 0; a < 3; a++) {
        double za = (x[a] - seed[a]) / expected[a];
        shift[a] += za / samples.size();
        moved += za * za;
        for (int b = 0; b < 3; b++) {
          covariance[a][b] += za * (x[b] - seed[b]) / expected[b] / samples.size();
        }
      }
      assertThat(sample.getDouble(4)).isCloseTo(shrinkage * h * Math.sqrt(moved), within(1e-9));
    }
    for (int a = 0; a < 3; a++) {
      // Of 20,000 draws the mean has a standard deviation of 0.007, a covariance of 0.01 at most.
      assertThat(shift[a]).isCloseTo(0, within(0.035));
      for (int b = 0; b < 3; b++) {
        assertThat(covariance[a][b]).isCloseTo(a == b ? 1 : 0, within(0.05));
      }
    }
  }
}
