package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a classifier could not learn from is told by column and value, whatever stage trains it. */
@Timeout(120)
class LearntColumnsTest {
  private static final Dataset<Row> DATA = Samples.binary();

  private static LogisticRegression logistic() {
    return new LogisticRegression().setMaxIter(3);
  }

  /** Every stage that trains one, around one that learns by weights, if they are named. */
  private static List<Estimator<?>> around(LogisticRegression classifier, String... weights) {
    ImbalanceTuner tuner =
        new ImbalanceTuner().setClassifier(logistic()).setCandidates("weights").setNumFolds(2);
    Smote smote = new Smote();
    for (String name : weights) {
      classifier.setWeightCol(name);
      tuner.setWeightCol(name);
      smote.setWeightCol(name);
    }
    return List.of(
        tuner,
        new TunedThreshold().setClassifier(classifier).setNumFolds(2),
        new CalibratedClassifier().setClassifier(classifier).setNumFolds(2),
        new BalancedClassifier().setResampler(smote).setClassifier(classifier),
        new BalancedBagging()
            .setResampler(new RandomUndersampler())
            .setClassifier(classifier)
            .setNumMembers(1),
        new SyntheticSizeTuner()
            .setResampler(smote)
            .setClassifier(classifier)
            .setSizes(1)
            .setNumFolds(2));
  }

  private static void assertAllRefuse(
      List<Estimator<?>> stages, Dataset<Row> rows, String... told) {
    for (Estimator<?> stage : stages) {
      assertThatThrownBy(() -> stage.fit(rows))
          .as(stage.uid())
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
          .hasMessageContainingAll(told);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 1e308})
  void weightsThatAreTooLargeToLearnByAreRefusedRatherThanLearntWrongly(double weight) {
    assertAllRefuse(
        around(logistic(), "w"),
        DATA.withColumn("w", lit(weight)),
        "weight column 'w' holds " + weight,
        "divide all weights by one number");
  }

  static Stream<String> noNames() {
    return Stream.of(
        "label", "features", "prediction", "probability", "rawPrediction", "a.b", "nope");
  }

  @ParameterizedTest
  @MethodSource("noNames")
  void aColumnThatCannotBeOneOfWeightsIsNamed(String name) {
    List<Estimator<?>> stages = around(logistic(), name);
    boolean isThere = List.of("label", "features", "nope").contains(name);
    // a resampler makes the column, where it is not there, for the classifier that it balances
    List<Estimator<?>> refusing =
        name.equals("nope")
            ? stages.stream().filter(s -> !(s instanceof BalancedClassifier)).toList()
            : stages;
    assertAllRefuse(refusing, isThere ? DATA : DATA.withColumn(name, lit(1.0)), "'" + name + "'");
  }

  @ParameterizedTest
  @CsvSource({"probability, probabilityCol", "prediction, predictionCol"})
  void aColumnThatTheClassifierWritesMustNotBeThere(String name, String param) {
    assertAllRefuse(
        around(logistic()),
        DATA.withColumn(name, lit(1.0)),
        "there is a column '" + name + "' already, which logreg",
        "rename it, or set " + param);
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, nfinity", ", null"})
  void featuresThatHoldNoNumberAreToldByColumnAndRows(String value, String told) {
    List<Row> rows =
        DATA.collectAsList().stream()
            .map(row -> row.<Double>getAs("label") == 1 ? with(row, value) : row)
            .toList();
    assertAllRefuse(around(logistic()), Samples.dataset(rows), "features column 'features'", told);
  }

  private static Row with(Row row, String value) {
    return value == null
        ? Samples.row(row.get(0), row.get(1), (Vector) null)
        : Samples.row(row.get(0), row.get(1), 1, Double.parseDouble(value), 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"label = 1", "true"})
  void rowsThatWeighNothingInASplitAreToldSo(String weightless) {
    String kept =
        "id in ('%s', '%s')"
            .formatted(
                DATA.where("label = 1").first().get(0), DATA.where("label = 0").first().get(0));
    Dataset<Row> rows =
        DATA.withColumn("w", expr("if((%s) and not %s, 0D, 1D)".formatted(weightless, kept)));
    List<Estimator<?>> tuners =
        around(logistic(), "w").stream()
            .filter(s -> s instanceof ImbalanceTuner || s instanceof SyntheticSizeTuner)
            .toList();
    assertAllRefuse(tuners, rows, "that train in a split weigh 0 in column 'w'; give more of them");
  }
}
