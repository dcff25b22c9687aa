package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkTestSession;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights of any size, type, order and width of rows. */
@Timeout(120)
class RowWeightsTest {
  private static final StructType WEIGHTED =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType())
          .add("w", DataTypes.DoubleType);

  private final Dataset<Row> data = Samples.binary();

  private static Smote smote() {
    return new Smote().setSeed(1).setWeightCol("w");
  }

  private static List<Double> weights(ResamplerModel<?> model) {
    return model.syntheticSamples().select("weight").collectAsList().stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_NORMAL, 1e-300, 1e-16, 0.1, 1e25, 1e300, 0x1p1023})
  void syntheticRowsWeighAsTheirSeedsHoweverSmallOrLargeThatIs(double weight) {
    Dataset<Row> weighted = data.withColumn("w", lit(weight));
    assertThat(weights(smote().fit(weighted))).hasSize(45).containsOnly(weight);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-16, 0.1, 1e25, 1e300})
  void aClassKeepsItsWeightHoweverSmallOrLargeThatIs(double weight) {
    Dataset<Row> weighted = data.withColumn("w", lit(weight));
    SmoteModel model = smote().setPrevalence("keep").setChi(0.25).fit(weighted);
    Dataset<Row> balanced = model.balance(weighted).where("label = 1").selectExpr("w");
    assertThat(balanced.collectAsList())
        .hasSize(60)
        .allSatisfy(row -> assertThat(row.getDouble(0) / weight).isCloseTo(0.25, within(1e-15)));
  }

  @Test
  void weightsThatSumToMoreThanADoubleHoldsAreRefusedWhereTheyAreSummed() {
    Dataset<Row> heavy = data.withColumn("w", lit(1e308));
    assertThatThrownBy(() -> smote().setPrevalence("keep").fit(heavy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight column 'w' holds 1.0E308")
        .hasMessageEndingWith("divide all weights by one number");
  }

  @Test
  void whatWasFittedOnWeightsBalancesNoRowsWithoutThemAndTheOtherWayRound() {
    Dataset<Row> weighted = data.withColumn("w", lit(2.0));
    for (String prevalence : List.of("change", "keep")) {
      SmoteModel ofWeighted = smote().setPrevalence(prevalence).fit(weighted);
      assertThat(ofWeighted.balance(weighted).where("label = 1 and w <= 2").count()).isEqualTo(60);
      assertThatThrownBy(() -> ofWeighted.balance(data))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weightCol is 'w', but there is no such column");
    }
    SmoteModel ofPlain = smote().setPrevalence("keep").fit(data);
    assertThat(ofPlain.balance(data).count()).isEqualTo(120);
    assertThatThrownBy(() -> ofPlain.balance(weighted))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 'w' (weightCol) is there, but smote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aColumnWithoutANameIsNone(String name) {
    assertThatThrownBy(() -> smote().setWeightCol(name).fit(data))
        .hasMessageContaining("weightCol is '%s', which is no name of a column".formatted(name));
    assertThatThrownBy(() -> new Smote().setSyntheticCol(name).fit(data))
        .hasMessageContaining("syntheticCol is '%s', which is no name of a".formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"byte", "int", "bigint", "float", "double", "decimal(10,3)", "decimal(38,18)"})
  void weightsAreOfAnyNumericType(String type) {
    Dataset<Row> weighted = data.withColumn("w", expr("1 + int(substring(id, 2)) % 7").cast(type));
    SmoteModel model = smote().setPrevalence("keep").fit(weighted);
    assertThat(model.balance(weighted).schema().apply("w").dataType())
        .isEqualTo(DataTypes.DoubleType);
    Dataset<Row> doubles = weighted.withColumn("w", col("w").cast("double"));
    assertThat(weights(model))
        .hasSize(45)
        .isEqualTo(weights(smote().setPrevalence("keep").fit(doubles)));
  }

  /** In doubles, 1 is lost beside 1e16, and whether it is depends on the order. */
  @Test
  void equalSeedsWeighTheirExactMeanHoweverRowsArePartitioned() {
    double[] weights = {1e16, 1, 1, 3e-9, 1e16, 1, 7};
    List<Row> rows = new ArrayList<>();
    for (double weight : weights) {
      rows.add(RowFactory.create(1.0, Vectors.dense(1, 2), weight));
    }
    for (int i = 0; i < 20; i++) {
      rows.add(RowFactory.create(0.0, Vectors.dense(i, -i), 1.0));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (double weight : weights) {
      sum = sum.add(new BigDecimal(weight));
    }
    double mean =
        sum.divide(BigDecimal.valueOf(weights.length), MathContext.DECIMAL128).doubleValue();
    Dataset<Row> table = SparkTestSession.get().createDataFrame(rows, WEIGHTED);
    for (int partitions : new int[] {1, 5}) {
      RandomOversampler copies = new RandomOversampler().setWeightCol("w");
      assertThat(weights(copies.fit(table.repartition(partitions)))).hasSize(13).containsOnly(mean);
    }
  }

  /** One row of this width, written out, takes more than the heap of the tests has. */
  @Test
  void sparseRowsAreNeverWrittenOut() {
    int width = 1 << 28;
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int[] indices = random.ints(0, width).distinct().limit(5).sorted().toArray();
      double[] values = random.doubles(5).toArray();
      rows.add(
          RowFactory.create(i < 8 ? 1.0 : 0.0, Vectors.sparse(width, indices, values), 1.0 + i));
    }
    Dataset<Row> table = SparkTestSession.get().createDataFrame(rows, WEIGHTED);
    RandomOversamplerModel model = new RandomOversampler().setWeightCol("w").fit(table);
    assertThat(new TreeSet<>(weights(model)))
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    Dataset<Row> balanced = model.balance(table.withColumn("other", col("w")));
    assertThat(balanced.where("other = w").count()).isEqualTo(64);
  }
}
