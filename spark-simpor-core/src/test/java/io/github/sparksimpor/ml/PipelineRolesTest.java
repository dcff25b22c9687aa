package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever order Spark's own stages come in, synthetic rows are such as could exist. */
@Timeout(240)
class PipelineRolesTest {
  private static final String[] COUNTRIES = {"DE", "FR", "IT", "new_york", "new_delhi", "US"};
  private static final String[] DEVICES = {"ios", "android", "web"};
  private static final Dataset<Row> PAYMENTS = payments();

  private static final List<Resampler<?, ?>> METHODS =
      List.of(
          new Smote(),
          new BorderlineSmote().setKind("borderline-2"),
          new Adasyn(),
          new Simpor().setMaxRounds(0).setAscentRegion("all").setMaxIter(5));

  /** 200 payments, 40 of them fraud; the amount has a heavy tail. */
  private static Dataset<Row> payments() {
    Random random = new Random(18);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean fraud = i < 40;
      rows.add(
          RowFactory.create(
              fraud ? 1.0 : 0.0,
              COUNTRIES[(int) (6 * Math.pow(random.nextDouble(), fraud ? 1 : 2))],
              DEVICES[random.nextInt(3)],
              Math.exp(2 * random.nextGaussian() + (fraud ? 1 : 0)),
              Math.rint(3 * Math.abs(random.nextGaussian())),
              random.nextInt(fraud ? 2 : 4) == 0 ? 1.0 : 0.0));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("country", DataTypes.StringType)
            .add("device_kind", DataTypes.StringType)
            .add("amount", DataTypes.DoubleType)
            .add("count", DataTypes.DoubleType)
            .add("foreign", DataTypes.DoubleType);
    return SparkTestSession.get().createDataFrame(rows, schema).repartition(2);
  }

  /**
   * Stages that make features of the payments: the country's, the device's, amount, count, flag.
   *
   * @param countries features of the country
   * @param devices features of the device
   */
  record Preparation(String name, int countries, int devices, List<PipelineStage> stages) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Preparation> preparations() {
    return Stream.of(
        prepared("index", 1, 1, List.of(indexed("error"), assembled("country_i", "device_i"))),
        prepared(
            "index, scaled",
            1,
            1,
            List.of(indexed("error"), assembled("country_i", "device_i"), scaled())),
        prepared(
            "index, scaled and centred",
            1,
            1,
            List.of(indexed("keep"), assembled("country_i", "device_i"), centred())),
        prepared(
            "one-hot, last dropped",
            5,
            2,
            List.of(indexed("error"), encoded(true, "error"), assembled("country_v", "device_v"))),
        prepared(
            "one-hot, all levels",
            6,
            3,
            List.of(indexed("error"), encoded(false, "error"), assembled("country_v", "device_v"))),
        prepared(
            "one-hot, invalid kept",
            7,
            4,
            List.of(indexed("error"), encoded(false, "keep"), assembled("country_v", "device_v"))),
        prepared(
            "one-hot, scaled",
            5,
            2,
            List.of(
                indexed("error"),
                encoded(true, "error"),
                assembled("country_v", "device_v"),
                scaled())),
        prepared(
            "one-hot of all levels, scaled and centred",
            6,
            3,
            List.of(
                indexed("error"),
                encoded(false, "error"),
                assembled("country_v", "device_v"),
                centred())));
  }

  private static Preparation prepared(
      String name, int countries, int devices, List<List<PipelineStage>> stages) {
    return new Preparation(
        name, countries, devices, stages.stream().flatMap(List::stream).toList());
  }

  private static List<PipelineStage> indexed(String invalid) {
    return List.of(
        new StringIndexer()
            .setInputCols(new String[] {"country", "device_kind"})
            .setOutputCols(new String[] {"country_i", "device_i"})
            .setHandleInvalid(invalid));
  }

  private static List<PipelineStage> encoded(boolean dropLast, String invalid) {
    return List.of(
        new OneHotEncoder()
            .setInputCols(new String[] {"country_i", "device_i"})
            .setOutputCols(new String[] {"country_v", "device_v"})
            .setDropLast(dropLast)
            .setHandleInvalid(invalid));
  }

  private static List<PipelineStage> assembled(String country, String device) {
    return List.of(
        new VectorAssembler()
            .setInputCols(new String[] {country, device, "amount", "count", "foreign"})
            .setOutputCol("features"));
  }

  private static List<PipelineStage> scaled() {
    return List.of(new StandardScaler().setInputCol("features").setOutputCol("scaled"), renamed());
  }

  private static List<PipelineStage> centred() {
    return List.of(
        new StandardScaler().setInputCol("features").setOutputCol("scaled").setWithMean(true),
        renamed());
  }

  /** A resampler reads the scaled column by its own name. */
  private static PipelineStage renamed() {
    return new VectorAssembler().setInputCols(new String[] {"scaled"}).setOutputCol("prepared");
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void syntheticPaymentsHaveRealCategoriesAndAmountsAndCountsInRange(Preparation preparation) {
    Dataset<Row> table =
        new Pipeline()
            .setStages(preparation.stages().toArray(PipelineStage[]::new))
            .fit(PAYMENTS)
            .transform(PAYMENTS);
    boolean prepared = Arrays.asList(table.columns()).contains("prepared");
    String features = prepared ? "prepared" : "features";
    List<double[]> real = vectors(table.select("label", features));
    List<double[]> frauds = vectors(table.where("label = 1").select("label", features));
    int devices = preparation.countries();
    int amount = devices + preparation.devices();
    for (Resampler<?, ?> method : METHODS) {
      method.set(method.featuresCol(), features);
      List<double[]> made =
          vectors(method.fit(table).syntheticSamples().select("label", "features"));
      assertThat(made).hasSize(120);
      assertSeen(method + ": country", made, real, row -> slice(row, 0, devices));
      assertSeen(method + ": device", made, real, row -> slice(row, devices, amount));
      assertSeen(method + ": flag", made, real, row -> slice(row, amount + 2, amount + 3));
      assertSeen(method + ": count", made, real, row -> slice(row, amount + 1, amount + 2));
      for (int k = amount; k < amount + 2; k++) {
        int feature = k;
        double[] seen = frauds.stream().mapToDouble(row -> row[feature]).sorted().toArray();
        assertThat(made)
            .as("%s: feature %d", method, k)
            .allMatch(row -> row[feature] >= seen[0] && row[feature] <= seen[seen.length - 1]);
      }
    }
  }

  private static void assertSeen(
      String what, List<double[]> made, List<double[]> real, Function<double[], Object> part) {
    Set<Object> seen = real.stream().map(part).collect(Collectors.toSet());
    assertThat(made.stream().map(part).collect(Collectors.toSet())).as(what).isSubsetOf(seen);
  }

  private static Object slice(double[] row, int from, int to) {
    return Arrays.stream(row, from, to).boxed().toList();
  }

  private static List<double[]> vectors(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.<Vector>getAs(1).toArray()).toList();
  }
}
