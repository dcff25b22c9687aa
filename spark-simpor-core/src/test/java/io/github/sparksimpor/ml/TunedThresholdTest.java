package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.evaluation.Confusion;
import io.github.sparksimpor.testing.LoggedLines;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class TunedThresholdTest {
  private final Dataset<Row> training = Samples.binary();
  private final Dataset<Row> fresh = dataset(clouds(3, new double[] {0, 1}, 40, 10));

  private static LogisticRegression logistic() {
    return new LogisticRegression().setRegParam(0.01).setMaxIter(15);
  }

  private static TunedThreshold tuned(Estimator<?> classifier) {
    return new TunedThreshold().setClassifier(classifier).setNumFolds(3).setSeed(5);
  }

  static List<Estimator<?>> classifiers() {
    return List.of(
        logistic(),
        new RandomForestClassifier().setNumTrees(5).setSeed(1),
        new BalancedClassifier().setResampler(new Smote().setSeed(3)).setClassifier(logistic()),
        new CalibratedClassifier()
            .setNumFolds(2)
            .setClassifier(
                new BalancedClassifier()
                    .setResampler(new Smote().setSeed(3))
                    .setClassifier(logistic())));
  }

  /** What must be the same to the bit. */
  private List<Object> told(TunedThresholdModel model) {
    List<Object> told = new ArrayList<>(model.curve().collectAsList());
    told.add(model.threshold());
    model
        .transform(fresh)
        .select("probability", "prediction")
        .collectAsList()
        .forEach(row -> told.add(Arrays.toString(row.<Vector>getAs(0).toArray()) + row.get(1)));
    return told;
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void curveThresholdAndModelAreTheSameForAnyPartitioning(Estimator<?> classifier) {
    List<Object> one = told(tuned(classifier).fit(training.repartition(1)));
    assertThat(told(tuned(classifier).setParallelism(3).fit(training.repartition(7))))
        .isEqualTo(one);
  }

  @Test
  void theCurveCountsEveryRowOnceAndTheChosenPointIsItsBest() {
    TunedThresholdModel model = tuned(logistic()).fit(training);
    List<Row> curve = model.curve().collectAsList();
    assertThat(model.positiveLabel()).isEqualTo(1);
    assertThat(curve)
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("tp") + row.<Double>getAs("fn")).isEqualTo(15);
              assertThat(row.<Double>getAs("fp") + row.<Double>getAs("tn")).isEqualTo(60);
              assertThat(row.<Double>getAs("standardError")).isNotNegative();
            });
    Row chosen =
        curve.stream().filter(row -> row.<Boolean>getAs("chosen")).findFirst().orElseThrow();
    assertThat(chosen.<Double>getAs("threshold")).isEqualTo(model.threshold());
    assertThat(chosen.<Double>getAs("objective"))
        .isEqualTo(curve.stream().mapToDouble(row -> row.getAs("objective")).max().orElseThrow());
  }

  @Test
  void rowsCountByTheirWeights() {
    Dataset<Row> heavy =
        training.withColumn("w", functions.expr("if(label = 1, 12.0, 3.0)")); // 180 in all, each
    List<Row> curve = tuned(logistic()).setWeightCol("w").fit(heavy).curve().collectAsList();
    assertThat(curve)
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("tp") + row.<Double>getAs("fn"))
                  .isCloseTo(37.5, within(1e-9));
              assertThat(row.<Double>getAs("fp") + row.<Double>getAs("tn"))
                  .isCloseTo(37.5, within(1e-9));
            });
  }

  @Test
  void weightsThatAreNoneAreRefusedInOneLine() {
    TunedThreshold weighted = tuned(logistic()).setWeightCol("w");
    assertThatThrownBy(() -> weighted.fit(training))
        .hasMessageContaining("weightCol is 'w', but there is no such column");
    assertThatThrownBy(() -> weighted.fit(training.withColumn("w", functions.col("id"))))
        .hasMessage("weightCol is 'w', which is of type string; name a numeric column");
    assertThatThrownBy(
            () -> weighted.fit(training.withColumn("w", functions.expr("if(label = 1, -1, 1)"))))
        .hasMessageContaining("weight column 'w' holds -1.0 at label 1.0");
    assertThatThrownBy(
            () -> weighted.fit(training.withColumn("w", functions.expr("if(label = 1, 0, 1)"))))
        .hasMessageContaining("all rows of label 1.0 weigh 0 in column 'w'; give some of them");
  }

  @Test
  void rowsOfAtLeastTheThresholdArePredictedAndTheRestStaysTheClassifiers() {
    TunedThresholdModel model = tuned(logistic()).setObjective("f1").fit(training);
    List<Row> plain = model.classifier().transform(fresh).collectAsList();
    List<Row> rows = model.transform(fresh).collectAsList();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertThat(row.<Vector>getAs("probability"))
          .isEqualTo(plain.get(i).<Vector>getAs("probability"));
      assertThat(row.<Vector>getAs("rawPrediction"))
          .isEqualTo(plain.get(i).<Vector>getAs("rawPrediction"));
      assertThat(row.<Double>getAs("prediction"))
          .isEqualTo(row.<Vector>getAs("probability").apply(1) >= model.threshold() ? 1 : 0);
    }
    StructType before = model.classifier().transform(fresh).schema();
    StructType after = model.transform(fresh).schema();
    assertThat(after.catalogString()).isEqualTo(before.catalogString());
    assertThat(after.apply("prediction").metadata())
        .isEqualTo(before.apply("prediction").metadata());
    assertThat(model.thresholds()).containsExactly(1 - model.threshold(), model.threshold());
  }

  @Test
  void onlyTheFoldsTrainingRowsTeachAnything() {
    RecordingClassifier.SEEN.clear();
    tuned(
            new BalancedClassifier()
                .setResampler(new RandomOversampler().setSeed(3).setIdCol("id"))
                .setClassifier(new RecordingClassifier()))
        .fit(training);
    List<RecordingClassifier.Fit> fits = RecordingClassifier.SEEN.subList(0, 3);
    for (RecordingClassifier.Fit fit : fits) {
      Set<Object> real = new HashSet<>(fit.realIds());
      assertThat(real).hasSize(50).doesNotContainAnyElementsOf(fit.validationIds());
      assertThat(fit.realFeatures()).containsAll(fit.syntheticFeatures());
    }
    Map<Object, Long> validated =
        fits.stream()
            .flatMap(fit -> fit.validationIds().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(validated).hasSize(75).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    assertThat(RecordingClassifier.SEEN).hasSize(4);
    assertThat(new HashSet<>(RecordingClassifier.SEEN.get(3).realIds())).hasSize(75);
  }

  /** Rows of one class in twelve, of which a linear classifier finds few at a threshold of 0.5. */
  private static Dataset<Row> rare(long seed, int rows) {
    Random random = new Random(seed);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double label = i % 12 == 0 ? 1 : 0;
      all.add(
          Samples.row(
              "r" + i, label, random.nextGaussian() + 1.4 * label, random.nextGaussian() + label));
    }
    return dataset(all);
  }

  private static Confusion confusion(Dataset<Row> predicted) {
    long[][] cells = new long[2][2];
    for (Row row : predicted.groupBy("label", "prediction").count().collectAsList()) {
      cells[(int) row.getDouble(0)][(int) row.getDouble(1)] = row.getLong(2);
    }
    return new Confusion(cells[1][1], cells[0][1], cells[1][0], cells[0][0]);
  }

  @Test
  void macroF1OnFreshRowsRisesAgainstAThresholdOfOneHalf() {
    TunedThresholdModel model = tuned(logistic()).setNumFolds(5).fit(rare(1, 1500));
    Dataset<Row> test = rare(2, 6000);
    double plain = confusion(model.classifier().transform(test)).macroF1();
    double moved = confusion(model.transform(test)).macroF1();
    System.out.printf(
        "macro F1 %.4f at a threshold of 0.5, %.4f at %.4f%n", plain, moved, model.threshold());
    assertThat(moved).isGreaterThan(plain + 0.03);
  }

  @Test
  void alertsKeepToTheirNumberByTheThousandAndByTheDay() {
    Dataset<Row> table =
        rare(3, 1200)
            .withColumn("second", functions.expr("cast(substring(id, 2) as double) * 432"));
    TunedThreshold perThousand = tuned(logistic()).setObjective("alerts").setAlertsPerThousand(50);
    TunedThresholdModel model = perThousand.fit(table);
    double alerts = confusion(model.transform(table)).tp();
    Row chosen = chosen(model);
    assertThat(chosen.<Double>getAs("tp") + chosen.<Double>getAs("fp")).isBetween(50.0, 60.0);
    assertThat(alerts).isPositive();

    // 1,200 rows, one every 432 seconds: six days.
    TunedThreshold perDay =
        tuned(logistic()).setObjective("alerts").setAlertsPerDay(10).setTimeCol("second");
    assertThat(chosen(perDay.fit(table))).isEqualTo(chosen);
    Dataset<Row> dated = table.withColumn("second", functions.expr("cast(second as timestamp)"));
    assertThat(chosen(perDay.fit(dated))).isEqualTo(chosen);
  }

  private static Row chosen(TunedThresholdModel model) {
    return model.curve().where("chosen").head();
  }

  @Test
  void costsOfRowsMoveTheThreshold() {
    Dataset<Row> table = rare(4, 900).withColumn("amount", functions.lit(1.0));
    TunedThreshold cost =
        tuned(logistic())
            .setObjective("cost")
            .setCostFalsePositive(5)
            .setCostFalseNegative(20)
            .setCostCol("amount");
    double cheap = cost.fit(table).threshold();
    double same =
        cost.copy(ParamMap.empty()).fit(table.withColumn("amount", functions.lit(1.0))).threshold();
    double dear = cost.fit(table.withColumn("amount", functions.lit(40.0))).threshold();
    assertThat(same).isEqualTo(cheap);
    assertThat(dear).isLessThan(cheap);
  }

  @Test
  void precisionAndRecallKeepToTheirLeast() {
    Dataset<Row> table = rare(5, 900);
    Row precise =
        chosen(tuned(logistic()).setObjective("precisionAtLeast").setMinPrecision(0.6).fit(table));
    assertThat(precise.<Double>getAs("precision")).isGreaterThanOrEqualTo(0.6);
    Row full = chosen(tuned(logistic()).setObjective("recallAtLeast").setMinRecall(0.9).fit(table));
    assertThat(full.<Double>getAs("recall")).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void theLabelLookedForIsTheRarerOneUnlessToldOtherwise() {
    Dataset<Row> turned = training.withColumn("label", functions.expr("1 - label"));
    TunedThresholdModel rarer = tuned(logistic()).fit(turned);
    assertThat(rarer.positiveLabel()).isZero();
    assertThat(rarer.transform(fresh).where("prediction = 0").count()).isPositive();
    assertThat(tuned(logistic()).setPositiveLabel(1).fit(turned).positiveLabel()).isEqualTo(1);
    assertThatThrownBy(() -> tuned(logistic()).setPositiveLabel(2).fit(turned))
        .hasMessageContaining("positiveLabel is 2.0")
        .hasMessageContaining("[0.0, 1.0]");
  }

  @Test
  void objectivesAreToldInTheWordsInWhichTheyAreAskedFor() {
    TunedThreshold stage =
        tuned(logistic())
            .setBeta(2)
            .setMinPrecision(0.5)
            .setMinRecall(0.25)
            .setCostFalseNegative(4)
            .setAlertsPerThousand(3);
    assertThat(
            Stream.of(
                    "macroF1",
                    "f1",
                    "fBeta",
                    "mcc",
                    "balancedAccuracy",
                    "cost",
                    "precisionAtLeast",
                    "recallAtLeast",
                    "alerts")
                .map(name -> new ObjectiveOf(stage.setObjective(name)).of(training).toString()))
        .containsExactly(
            "macroF1",
            "f1",
            "fBeta=2.0",
            "mcc",
            "balancedAccuracy",
            "cost=4.0",
            "precisionAtLeast=0.5",
            "recallAtLeast=0.25",
            "alerts=3.0");

    try (LoggedLines logged = LoggedLines.of(TunedThreshold.class)) {
      stage
          .setClassifier(logistic().setMaxIter(0))
          .setObjective("cost")
          .setCostFalsePositive(1000)
          .fit(rare(4, 300));
      assertThat(logged.lines())
          .contains(
              "By cost=4.0 against 1000.0 it is best to predict no row to be of the class that is"
                  + " looked for");
    }
  }

  @Test
  void moreClassesGetAThresholdEach() {
    Dataset<Row> many = dataset(clouds(4, new double[] {0, 1, 2}, 20, 50, 11));
    TunedThresholdModel model = tuned(logistic()).fit(many);
    assertThat(model.thresholds()).hasSize(3);
    assertThat(model.transform(many).where("prediction in (0, 1, 2)").count()).isEqualTo(81);
    List<Row> rows = model.transform(many).collectAsList();
    for (Row row : rows) {
      double[] p = row.<Vector>getAs("probability").toArray();
      int predicted = (int) row.<Double>getAs("prediction").doubleValue();
      for (int c = 0; c < 3; c++) {
        assertThat(p[predicted] / model.thresholds()[predicted])
            .isGreaterThanOrEqualTo(p[c] / model.thresholds()[c]);
      }
    }
    assertThat(model.curve().select("label").distinct().count()).isEqualTo(3);
    assertThatThrownBy(model::threshold).hasMessageContaining("read its curve");
    assertThatThrownBy(() -> tuned(logistic()).setObjective("mcc").fit(many))
        .hasMessageContaining("'mcc'")
        .hasMessageContaining("3 classes");
  }

  @Test
  void pipelinesThatMakeTheirFeaturesAreTaken() {
    Dataset<Row> table =
        training
            .selectExpr("label", "id")
            .withColumn("a", functions.expr("cast(substring(id, 2) as double)"));
    Pipeline pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new VectorAssembler().setInputCols(new String[] {"a"}).setOutputCol("features"),
                  logistic()
                });
    assertThat(tuned(pipeline).fit(table).transform(table).count()).isEqualTo(75);
  }

  @Test
  void parametersOfNestedStagesMayStandInAGrid() {
    LogisticRegression classifier = logistic();
    TunedThreshold tuned = tuned(classifier);
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(classifier.regParam(), new double[] {0.0, 10.0})
            .addGrid(tuned.numFolds(), new int[] {2, 3})
            .build();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(tuned)
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(training);
    assertThat(model.avgMetrics()).hasSize(4);
    assertThat(((TunedThresholdModel) model.bestModel()).threshold()).isBetween(0.0, 1.0);
  }

  @Test
  void nothingStaysCachedAfterAFitOrAFailure() {
    int before = SparkTestSession.get().sparkContext().getPersistentRDDs().size();
    tuned(logistic()).setParallelism(3).fit(training);
    Dataset<Row> broken =
        training.withColumn(
            "features", functions.expr("case when id = 'r3' then null else features end"));
    assertThatThrownBy(() -> tuned(logistic()).setParallelism(2).fit(broken))
        .isInstanceOf(RuntimeException.class);
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isEqualTo(before);
  }

  @Test
  void mistakesAreNamedInOneLine() {
    assertThatThrownBy(() -> new TunedThreshold().fit(training))
        .hasMessageContaining("classifier")
        .hasMessageContaining("not set");
    assertThatThrownBy(() -> tuned(new LinearSVC()).fit(training))
        .hasMessageContaining("threshold tuning needs class probabilities")
        .hasMessageContaining("LinearSVC");
    assertThatThrownBy(() -> tuned(logistic().setPredictionCol("")).fit(training))
        .hasMessageContaining("no predictionCol");
    assertThatThrownBy(() -> tuned(logistic().setLabelCol("fraud")).fit(training))
        .hasMessageContaining("'fraud'")
        .hasMessageContaining("no such column");
    assertThatThrownBy(() -> tuned(logistic()).setObjective("precisionAtLeast").fit(training))
        .hasMessageContaining("set minPrecision");
    assertThatThrownBy(() -> tuned(logistic()).setObjective("alerts").fit(training))
        .hasMessageContaining("set one of alertsPerThousand and alertsPerDay");
    assertThatThrownBy(
            () -> tuned(logistic()).setObjective("alerts").setAlertsPerDay(3).fit(training))
        .hasMessageContaining("set timeCol");
    assertThatThrownBy(
            () -> tuned(logistic()).setObjective("cost").setCostCol("amount").fit(training))
        .hasMessageContaining("costCol is 'amount', but there is no such column");
    assertThatThrownBy(() -> tuned(logistic()).setObjective("cost").setCostCol("id").fit(training))
        .hasMessageContaining("costCol is 'id', which is of type string");
    assertThatThrownBy(() -> tuned(logistic()).fit(training.where("label = 0")))
        .hasMessageContaining("1 classes");
    assertThatThrownBy(() -> tuned(logistic()).setNumFolds(20).fit(training))
        .hasMessageContaining("set numFolds to");
    assertThatThrownBy(
            () ->
                tuned(logistic()).fit(training.withColumn("label", functions.expr("label + 0.5"))))
        .hasMessageContaining("number the labels 0, 1");
    assertThatThrownBy(() -> new TunedThresholdModel().transform(fresh))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }
}
