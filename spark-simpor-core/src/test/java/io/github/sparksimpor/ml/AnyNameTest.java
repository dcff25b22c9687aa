package io.github.sparksimpor.ml;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.evaluation.ClassOverlap;
import io.github.sparksimpor.evaluation.GrownRows;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that users give, of stages and columns, may hold any character. */
@Timeout(120)
class AnyNameTest {
  private static final String NAME = "a.b `c` v1";

  static Stream<Estimator<?>> stages() {
    return Stream.of(
        like(Stages.balanced(), new BalancedClassifier(NAME)),
        like(Stages.bagging(), new BalancedBagging(NAME)),
        like(Stages.threshold(), new TunedThreshold(NAME)),
        like(Stages.calibrated("beta"), new CalibratedClassifier(NAME)),
        like(Stages.tuner(), new SyntheticSizeTuner(NAME).setNumRepeats(1)),
        like(Stages.imbalance(), new ImbalanceTuner(NAME)),
        new RandomUndersampler(NAME),
        new RandomOversampler(NAME),
        new Smote(NAME),
        new BorderlineSmote(NAME),
        new Adasyn(NAME),
        new Simpor(NAME).setMaxRounds(0));
  }

  private static Estimator<?> like(Estimator<?> usual, Estimator<?> named) {
    for (Param<?> param : usual.params()) {
      if (usual.isSet(param)) {
        named.set(param.name(), usual.getOrDefault(usual.getParam(param.name())));
      }
    }
    return named;
  }

  @ParameterizedTest
  @MethodSource("stages")
  void aStageOfAnyUidIsFittedAndTransforms(Estimator<?> stage) {
    Model<?> model = (Model<?>) stage.fit(Samples.binary());
    Dataset<Row> transformed = model.transform(Samples.binary());
    assertThat(transformed.columns()).noneMatch(name -> name.contains("v1"));
    assertThat(transformed.collectAsList()).hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void aFeatureWhoseNameIsANumberIsNamedByIt() {
    String[] names = {"2019", "12345678901234567890", "1", "x"};
    Dataset<Row> rows =
        Samples.binary()
            .select(
                functions.col("label"),
                vector_to_array(functions.col("features"), "float64").as("x"))
            .selectExpr(
                "label",
                "x[0] * 9 as `2019`",
                "x[1] as x",
                "x[2] as `1`",
                "cast(x[1] as int) % 3 as `12345678901234567890`");
    Dataset<Row> assembled =
        new VectorAssembler().setInputCols(names).setOutputCol("features").transform(rows);
    Smote smote = new Smote().setIntegerCols(names[0], "3").setNominalCols(names[1]);
    List<Vector> grown =
        smote.fit(assembled).syntheticSamples().select("features").collectAsList().stream()
            .map(row -> row.<Vector>getAs(0))
            .toList();
    assertThat(grown).hasSize(45);
    assertThat(grown).allMatch(row -> row.apply(0) == Math.rint(row.apply(0)));
    assertThat(grown).allMatch(row -> row.apply(3) == Math.rint(row.apply(3)));
    assertThat(grown).anyMatch(row -> row.apply(2) != Math.rint(row.apply(2)));
  }

  @Test
  void anIndexBeyondTheVectorsIsRefused() {
    assertThatThrownBy(() -> new Smote().setIntegerCols("3").fit(Samples.binary()))
        .hasMessage(
            "integerCols names feature 3, but column 'features' has 3 features, counted from 0");
  }

  @Test
  void figuresAreCountedFromColumnsOfAnyName() {
    Dataset<Row> rows =
        Samples.binary()
            .withColumn(NAME, functions.col("label").plus(functions.rand(1)))
            .withColumn(NAME + "2", functions.lit(2.0));
    assertThat(ClassOverlap.of(rows, NAME, functions.col("label").equalTo(1)).minority().rows())
        .isEqualTo(15);
    GrownRows.Columns columns = new GrownRows.Columns(NAME, NAME + "2", NAME);
    assertThat(GrownRows.of(rows, columns).ascended()).isEqualTo(75);
    assertThat(GrownRows.gains(rows, columns).orElseThrow().rows()).isEqualTo(75);
  }
}
