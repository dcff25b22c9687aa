package io.github.sparksimpor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.sparksimpor.ml.BalancedBagging;
import io.github.sparksimpor.ml.BalancedClassifier;
import io.github.sparksimpor.ml.BalancedClassifierModel;
import io.github.sparksimpor.ml.CalibratedClassifier;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.RandomUndersampler;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.ml.TunedThreshold;
import io.github.sparksimpor.testing.SparkTestSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** XGBoost, whose tasks all run at once, in every stage that trains a classifier. */
@Timeout(120)
class XgboostTest {
  private static final int SLOTS = 2;

  @BeforeAll
  static void load() {
    try {
      new DMatrix(new float[] {0, 1}, 1, 2, Float.NaN).dispose();
    } catch (Exception | LinkageError e) {
      abort("XGBoost's native library does not load here: " + e);
    }
  }

  /** Every holder, with one worker, as many as partitions, and another number. */
  static Stream<Arguments> holders() {
    return Stream.of(
            Arguments.of("BalancedClassifier", holder(XgboostTest::balanced)),
            Arguments.of(
                "TunedThreshold",
                holder(xgboost -> new TunedThreshold().setClassifier(xgboost).setNumFolds(2))),
            Arguments.of(
                "CalibratedClassifier",
                holder(
                    xgboost -> new CalibratedClassifier().setClassifier(xgboost).setNumFolds(2))),
            Arguments.of(
                "SyntheticSizeTuner",
                holder(
                    xgboost ->
                        new SyntheticSizeTuner()
                            .setResampler(new RandomOversampler())
                            .setClassifier(xgboost)
                            .setSizes(1)
                            .setNumFolds(2))),
            Arguments.of(
                "ImbalanceTuner",
                holder(
                    xgboost ->
                        new ImbalanceTuner()
                            .setClassifier(xgboost)
                            .setCandidates("undersample", "random")
                            .setSizes(1)
                            .setNumFolds(2))),
            Arguments.of(
                "BalancedBagging",
                holder(
                    xgboost ->
                        new BalancedBagging()
                            .setResampler(new RandomUndersampler())
                            .setClassifier(xgboost)
                            .setNumMembers(2))))
        .flatMap(
            holder ->
                Stream.of(new int[] {1, 1}, new int[] {2, 2}, new int[] {2, 3})
                    .map(
                        counts ->
                            Arguments.of(holder.get()[0], holder.get()[1], counts[0], counts[1])));
  }

  private static Function<Estimator<?>, Estimator<?>> holder(
      Function<Estimator<?>, Estimator<?>> holder) {
    return holder;
  }

  private static BalancedClassifier balanced(Estimator<?> xgboost) {
    return new BalancedClassifier().setResampler(new RandomOversampler()).setClassifier(xgboost);
  }

  private static XGBoostClassifier xgboost(int workers) {
    XGBoostClassifier xgboost = new XGBoostClassifier();
    xgboost.setNumWorkers(workers);
    xgboost.setNumRound(3);
    return xgboost;
  }

  private static Dataset<Row> rows(int partitions) {
    Random random = new Random(1);
    List<Row> rows =
        IntStream.range(0, 240)
            .mapToObj(
                i -> {
                  double label = i % 5 == 0 ? 1 : 0;
                  return RowFactory.create(
                      label,
                      Vectors.dense(
                          random.nextGaussian() + 2 * label, random.nextGaussian() - label));
                })
            .toList();
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    return SparkTestSession.get().createDataFrame(rows, schema).repartition(partitions);
  }

  @ParameterizedTest(name = "{0}, {2} workers on {3} partitions")
  @MethodSource("holders")
  void everyHolderTrainsItWhateverTheNumberOfWorkers(
      String name, Function<Estimator<?>, Estimator<?>> holder, int workers, int partitions) {
    Dataset<Row> rows = rows(partitions);

    Model<?> model = (Model<?>) holder.apply(xgboost(workers)).fit(rows);

    Dataset<Row> predicted = model.transform(rows);
    assertThat(predicted.count()).isEqualTo(240);
    assertThat(
            new BinaryClassificationEvaluator()
                .setRawPredictionCol("probability")
                .evaluate(predicted))
        .isGreaterThan(0.8);
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().size()).isZero();
  }

  @Test
  void moreWorkersThanTasksThatRunAtATimeAreRefusedAtOnce() {
    assertThatThrownBy(() -> balanced(xgboost(SLOTS + 1)).fit(rows(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 3, but Spark runs 2 tasks at a time here")
        .message()
        .hasLineCount(1);
  }

  @Test
  void thatItCannotBeSavedIsKnownBeforeItTrains() {
    SparkTestSession.get();
    assertThatThrownBy(() -> new TunedThreshold().setClassifier(balanced(xgboost(1))).write())
        .hasMessageContaining("XGBoostClassifier cannot be saved on Spark ")
        .message()
        .hasLineCount(1);
  }

  @Test
  void whatCannotBeSavedIsToldInOneLineAndLeavesNothing(@TempDir Path folder) throws Exception {
    MLWritable model = balanced(xgboost(1)).fit(rows(1));
    Path older = folder.resolve("older");
    balanced(new LogisticRegression()).fit(rows(1)).write().save(older.toString());

    assertThatThrownBy(() -> model.write().save(folder.resolve("model").toString()))
        .hasMessageContaining("cannot be saved")
        .message()
        .hasLineCount(1);
    assertThatThrownBy(() -> model.write().overwrite().save(older.toString()))
        .hasMessageContaining("cannot be saved");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(older);
    }
    assertThat(BalancedClassifierModel.load(older.toString())).isNotNull();
  }
}
