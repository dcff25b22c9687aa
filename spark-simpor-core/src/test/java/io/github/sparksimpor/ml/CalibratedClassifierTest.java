package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.evaluation.LogOdds;
import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.evaluation.ScoreAggregation;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class CalibratedClassifierTest {
  private static @Nullable Reliability sampled;

  private final Dataset<Row> training = Samples.binary();
  private final Dataset<Row> fresh = dataset(clouds(3, new double[] {0, 1}, 40, 10));

  private static LogisticRegression logistic() {
    return new LogisticRegression().setRegParam(0.001).setMaxIter(10);
  }

  private static BalancedClassifier balanced() {
    return new BalancedClassifier()
        .setResampler(new RandomOversampler().setSeed(3))
        .setClassifier(logistic());
  }

  private static CalibratedClassifier calibrated(Estimator<?> classifier, String method) {
    return new CalibratedClassifier()
        .setClassifier(classifier)
        .setMethod(method)
        .setNumFolds(3)
        .setSeed(5);
  }

  /** A world in which log-odds are linear, and about one row in fourteen is of the class. */
  private static Dataset<Row> logisticWorld(long seed, int rows) {
    Random random = new Random(seed);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double label = random.nextDouble() < LogOdds.probability(1.2 * x - 0.8 * y - 3.3) ? 1 : 0;
      all.add(Samples.row("r" + i, label, x, y));
    }
    return dataset(all);
  }

  private static Reliability reliability(Model<?> model, Dataset<Row> rows) {
    return Reliability.of(
        ScoreAggregation.of(functions.col("label"), functions.col("probability"))
            .count(model.transform(rows), 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset", "sigmoid", "isotonic", "beta"})
  void afterOversamplingProbabilitiesOfFreshRowsAreRightAgain(String method) {
    CalibratedClassifierModel model = calibrated(balanced(), method).fit(logisticWorld(1, 6000));
    Dataset<Row> test = logisticWorld(2, 20_000);
    Reliability sampled = ofTheClassifierAlone(model, test);
    Reliability mapped = reliability(model, test);
    System.out.printf(
        "%s: slope %.3f to %.3f, intercept %.2f to %.2f, error %.4f to %.4f%n",
        method,
        sampled.slope(),
        mapped.slope(),
        sampled.intercept(),
        mapped.intercept(),
        sampled.expectedError(),
        mapped.expectedError());
    assertThat(sampled.expectedError()).isGreaterThan(0.2);
    assertThat(mapped.expectedError()).isLessThan(0.015);
    assertThat(Math.abs(mapped.intercept())).isLessThan(Math.abs(sampled.intercept()) / 5);
    assertThat(mapped.slope()).isCloseTo(1, within(0.2));
    assertThat(model.before(1).expectedError()).isGreaterThan(0.2);
    assertThat(model.after(1).expectedError()).isLessThan(0.02);
  }

  /** The same whatever the method: no method teaches the classifier anything. */
  private static synchronized Reliability ofTheClassifierAlone(
      CalibratedClassifierModel model, Dataset<Row> test) {
    if (sampled == null) {
      sampled = reliability(model.classifier(), test);
    }
    return sampled;
  }

  @Test
  void tooExtremeProbabilitiesGetTheirSlopeBack() {
    CalibratedClassifierModel model =
        calibrated(new NaiveBayes().setModelType("gaussian"), "sigmoid")
            .fit(repeated(logisticWorld(3, 4000)));
    Dataset<Row> test = repeated(logisticWorld(4, 10_000));
    Reliability plain = reliability(model.classifier(), test);
    Reliability mapped = reliability(model, test);
    assertThat(plain.slope()).isLessThan(0.6);
    assertThat(mapped.slope()).isCloseTo(1, within(0.15));
    assertThat(mapped.expectedError()).isLessThan(plain.expectedError());
  }

  /** Every feature twice: naive Bayes counts it twice. */
  private static Dataset<Row> repeated(Dataset<Row> rows) {
    return dataset(
        rows.collectAsList().stream()
            .map(
                row -> {
                  double[] x = row.<Vector>getAs("features").toArray();
                  return Samples.row(row.get(0), row.get(1), x[0], x[0], x[1], x[1]);
                })
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset", "sigmoid", "isotonic", "beta"})
  void theFitIsTheSameForAnyPartitioning(String method) {
    List<Object> one = told(calibrated(balanced(), method).fit(training.repartition(1)));
    CalibratedClassifier stage = calibrated(balanced(), method).setParallelism(3);
    assertThat(told(stage.fit(training.repartition(7)))).isEqualTo(one);
  }

  private List<Object> told(CalibratedClassifierModel model) {
    List<Object> told = new ArrayList<>(model.reliability().collectAsList());
    told.add(List.of(model.before(1), model.after(1)));
    model
        .transform(fresh)
        .collectAsList()
        .forEach(row -> told.add(Arrays.toString(row.<Vector>getAs("probability").toArray())));
    return told;
  }

  @Test
  void predictionsFollowTheMappedProbabilitiesAndRawPredictionsStay() {
    CalibratedClassifierModel model = calibrated(balanced(), "sigmoid").fit(training);
    List<Row> plain = model.classifier().transform(fresh).collectAsList();
    List<Row> rows = model.transform(fresh).collectAsList();
    for (int i = 0; i < rows.size(); i++) {
      Vector p = rows.get(i).getAs("probability");
      double before = plain.get(i).<Vector>getAs("probability").apply(1);
      assertThat(p.apply(1)).isEqualTo(model.calibrator(1).calibrate(before));
      assertThat(p.apply(0) + p.apply(1)).isCloseTo(1, within(1e-12));
      assertThat(rows.get(i).<Double>getAs("prediction")).isEqualTo(p.apply(1) > 0.5 ? 1 : 0);
      assertThat(rows.get(i).<Vector>getAs("rawPrediction"))
          .isEqualTo(plain.get(i).<Vector>getAs("rawPrediction"));
    }
    assertThat(model.reliability().where("calibrated").count()).isBetween(5L, 10L);
  }

  @Test
  void theOffsetIsWhatCorrectPriorDoes() {
    CalibratedClassifierModel model = calibrated(balanced(), "offset").fit(training);
    BalancedClassifierModel corrected =
        ((BalancedClassifierModel) model.classifier()).copy(ParamMap.empty()).setCorrectPrior(true);
    List<Row> expected = corrected.transform(fresh).collectAsList();
    List<Row> found = model.transform(fresh).collectAsList();
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).<Vector>getAs("probability").apply(1))
          .isCloseTo(expected.get(i).<Vector>getAs("probability").apply(1), within(1e-12));
    }
  }

  @Test
  void everyClassOfManyIsMappedAndTheSumIsOne() {
    Dataset<Row> many = dataset(clouds(4, new double[] {0, 1, 2}, 20, 50, 31));
    CalibratedClassifierModel model = calibrated(logistic(), "beta").fit(many);
    assertThat(model.labels()).containsExactly(0, 1, 2);
    for (Row row : model.transform(many).collectAsList()) {
      assertThat(Arrays.stream(row.<Vector>getAs("probability").toArray()).sum())
          .isCloseTo(1, within(1e-12));
    }
    assertThatThrownBy(() -> calibrated(balanced(), "offset").fit(many))
        .hasMessageContaining("3 classes")
        .hasMessageContaining("correctPrior");
  }

  @Test
  void nothingStaysCachedAfterAFit() {
    int before = SparkTestSession.get().sparkContext().getPersistentRDDs().size();
    calibrated(balanced(), "isotonic").setParallelism(3).fit(training);
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }

  @Test
  void mistakesAreNamedInOneLine() {
    assertThatThrownBy(() -> new CalibratedClassifier().fit(training))
        .hasMessageContaining("classifier")
        .hasMessageContaining("not set");
    assertThatThrownBy(() -> calibrated(new LinearSVC(), "beta").fit(training))
        .hasMessageContaining("calibration needs class probabilities");
    assertThatThrownBy(() -> calibrated(logistic(), "offset").fit(training))
        .hasMessageContaining("changes no prior");
    assertThatThrownBy(() -> calibrated(balanced().setCorrectPrior(true), "offset").fit(training))
        .hasMessageContaining("changes no prior");
    assertThatThrownBy(
            () ->
                calibrated(
                        balanced()
                            .setResampler(new Smote().setWeightCol("w").setPrevalence("keep"))
                            .setClassifier(logistic().setWeightCol("w")),
                        "offset")
                    .fit(training))
        .hasMessageContaining("changes no prior");
    assertThatThrownBy(() -> calibrated(logistic(), "beta").fit(training).before(0))
        .hasMessageContaining("label 0 has no calibration");
    assertThatThrownBy(() -> new CalibratedClassifierModel().transform(fresh))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }
}
