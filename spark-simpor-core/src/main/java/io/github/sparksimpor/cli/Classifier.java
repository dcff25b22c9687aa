package io.github.sparksimpor.cli;

import java.util.Locale;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.feature.StandardScaler;

/** The classifiers that {@code --classifier} offers to tune the size for. */
enum Classifier {
  /** Logistic regression with a light penalty. */
  LOGISTIC {
    @Override
    Estimator<?> over(Task task) {
      return new LogisticRegression()
          .setLabelCol(task.label())
          .setFeaturesCol(task.features())
          .setRegParam(LIGHT);
    }
  },
  /** One hidden layer on standardised features. */
  MLP {
    @Override
    Estimator<?> over(Task task) {
      StandardScaler scaler =
          new StandardScaler()
              .setInputCol(task.features())
              .setOutputCol("standardised " + task.features())
              .setWithMean(true);
      return new Pipeline()
          .setStages(
              new PipelineStage[] {
                scaler,
                new MultilayerPerceptronClassifier()
                    .setLabelCol(task.label())
                    .setFeaturesCol(scaler.getOutputCol())
                    .setLayers(new int[] {task.dimension(), HIDDEN, task.classes()})
                    .setSeed(task.seed())
              });
    }
  },
  /** A random forest of 100 trees. */
  FOREST {
    @Override
    Estimator<?> over(Task task) {
      return new RandomForestClassifier()
          .setLabelCol(task.label())
          .setFeaturesCol(task.features())
          .setNumTrees(TREES)
          .setMaxDepth(DEPTH)
          .setSeed(task.seed());
    }
  },
  /** Gradient-boosted trees; two classes only. */
  GBT {
    @Override
    Estimator<?> over(Task task) {
      return new GBTClassifier()
          .setLabelCol(task.label())
          .setFeaturesCol(task.features())
          .setSeed(task.seed());
    }
  };

  private static final double LIGHT = 1e-3;
  private static final int HIDDEN = 16;
  private static final int TREES = 100;
  private static final int DEPTH = 8;

  /**
   * What is to be classified.
   *
   * @param label name of the label column, 0, 1, ...
   * @param features name of the vector column
   * @param dimension number of features
   * @param classes number of classes
   * @param seed of what the classifier draws
   */
  record Task(String label, String features, int dimension, int classes, long seed) {}

  /** A classifier of its kind, not yet trained. */
  abstract Estimator<?> over(Task task);

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
