package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.feature.StandardScaler;

/**
 * A classifier to be trained on whatever a method makes of the training rows.
 *
 * @param name for people
 * @param weighs whether it takes weights
 * @param factory makes one
 */
public record Learner(String name, boolean weighs, Factory factory) {
  /** Name of {@link #network}. */
  static final String NETWORK = "network";

  /** Name of {@link #xgboost}. */
  static final String XGBOOST = "xgboost";

  private static final String LOGISTIC = "logistic";
  private static final String FOREST = "forest";
  private static final String BOOSTED = "boosted";

  /** Makes a classifier that is not yet trained. */
  public interface Factory {
    /**
     * Makes it.
     *
     * @param dimension number of features
     * @param weightCol column of weights; empty for none
     */
    Estimator<?> make(int dimension, String weightCol);
  }

  /** Logistic regression with a light penalty. */
  public static Learner logistic() {
    return new Learner(
        LOGISTIC,
        true,
        (dimension, weightCol) -> {
          LogisticRegression learner = new LogisticRegression().setRegParam(1e-3).setMaxIter(50);
          return weightCol.isEmpty() ? learner : learner.setWeightCol(weightCol);
        });
  }

  /** A forest of 50 trees. */
  public static Learner forest() {
    return new Learner(
        FOREST,
        true,
        (dimension, weightCol) -> {
          RandomForestClassifier learner =
              new RandomForestClassifier().setNumTrees(50).setMaxDepth(8).setSeed(1);
          return weightCol.isEmpty() ? learner : learner.setWeightCol(weightCol);
        });
  }

  /** Twenty boosted trees. */
  public static Learner boosted() {
    return new Learner(
        BOOSTED,
        true,
        (dimension, weightCol) -> {
          GBTClassifier learner = new GBTClassifier().setMaxIter(20).setMaxDepth(4).setSeed(1);
          return weightCol.isEmpty() ? learner : learner.setWeightCol(weightCol);
        });
  }

  /** XGBoost, where {@link Xgboost#missing} finds nothing amiss. */
  static Learner xgboost() {
    return new Learner(XGBOOST, true, (dimension, weightCol) -> Xgboost.classifier(weightCol));
  }

  /**
   * A network on standardised features.
   *
   * @param hidden neurons of each hidden layer
   */
  public static Learner network(int... hidden) {
    return new Learner(
        NETWORK,
        false,
        (dimension, weightCol) ->
            new Pipeline()
                .setStages(
                    new PipelineStage[] {
                      new StandardScaler()
                          .setInputCol("features")
                          .setOutputCol("standardised")
                          .setWithMean(true),
                      new MultilayerPerceptronClassifier()
                          .setFeaturesCol("standardised")
                          .setLayers(layers(dimension, hidden))
                          .setMaxIter(60)
                          .setSeed(1)
                    }));
  }

  private static int[] layers(int dimension, int[] hidden) {
    return IntStream.concat(
            IntStream.concat(IntStream.of(dimension), Arrays.stream(hidden)), IntStream.of(2))
        .toArray();
  }

  /** By name. */
  public static Learner named(String name) {
    return switch (name) {
      case LOGISTIC -> logistic();
      case FOREST -> forest();
      case BOOSTED -> boosted();
      case NETWORK -> network(16);
      case XGBOOST -> xgboost();
      default ->
          throw new IllegalArgumentException(
              "there is no classifier '%s'; give %s, %s, %s, %s or %s"
                  .formatted(name, LOGISTIC, FOREST, BOOSTED, NETWORK, XGBOOST));
    };
  }
}
