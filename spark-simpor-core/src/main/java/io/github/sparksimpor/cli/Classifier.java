package io.github.sparksimpor.cli;

import io.github.sparksimpor.ml.VectorImputer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.feature.Interaction;
import org.apache.spark.ml.feature.StandardScaler;

/** The classifiers that {@code --classifier} offers to tune the size for. */
enum Classifier {
  /** Logistic regression with a light penalty. */
  LOGISTIC {
    @Override
    boolean squares() {
      return true;
    }

    @Override
    Estimator<?> over(Task task) {
      return task.encoded(
          new LogisticRegression()
              .setLabelCol(task.label())
              .setFeaturesCol(task.numbers())
              .setRegParam(LIGHT));
    }
  },
  /** One hidden layer on standardised features. */
  MLP {
    @Override
    boolean squares() {
      return true;
    }

    @Override
    Estimator<?> over(Task task) {
      StandardScaler scaler =
          new StandardScaler()
              .setInputCol(task.numbers())
              .setOutputCol("standardised " + task.features())
              .setWithMean(true);
      return task.encoded(
          scaler,
          new MultilayerPerceptronClassifier()
              .setLabelCol(task.label())
              .setFeaturesCol(scaler.getOutputCol())
              .setLayers(new int[] {task.slots(), HIDDEN, task.classes()})
              .setSeed(task.seed()));
    }
  },
  /** A random forest of 100 trees. */
  FOREST {
    @Override
    Estimator<?> over(Task task) {
      return task.pipeline(
          new RandomForestClassifier()
              .setLabelCol(task.label())
              .setFeaturesCol(task.complete())
              .setNumTrees(TREES)
              .setMaxDepth(DEPTH)
              .setMaxBins(task.bins())
              .setSeed(task.seed()));
    }
  },
  /** Gradient-boosted trees; two classes only. */
  GBT {
    @Override
    Estimator<?> over(Task task) {
      return task.pipeline(
          new GBTClassifier()
              .setLabelCol(task.label())
              .setFeaturesCol(task.complete())
              .setMaxBins(task.bins())
              .setSeed(task.seed()));
    }
  };

  private static final double LIGHT = 1e-3;
  private static final int HIDDEN = 16;
  private static final int TREES = 100;
  private static final int DEPTH = 8;
  private static final int LEAST_BINS = 32;

  /**
   * What is to be classified.
   *
   * @param label name of the label column, 0, 1, ...
   * @param features name of the vector column
   * @param dimension number of features
   * @param slots number of features if each category is one
   * @param classes number of classes
   * @param levels most categories of a feature
   * @param holes whether features may be missing, which no classifier takes
   * @param seed of what the classifier draws
   */
  record Task(
      String label,
      String features,
      int dimension,
      int slots,
      int classes,
      int levels,
      boolean holes,
      long seed) {
    /** The features with nothing missing. */
    private String complete() {
      return holes ? "complete " + features : features;
    }

    /** These for classifiers that take nothing but numbers. */
    private String numbers() {
      return slots == dimension ? complete() : "encoded " + features;
    }

    /** Stages on {@link #numbers}. */
    private Estimator<?> encoded(PipelineStage... stages) {
      List<PipelineStage> all = new ArrayList<>();
      if (slots != dimension) {
        all.add(new Interaction().setInputCols(new String[] {complete()}).setOutputCol(numbers()));
      }
      all.addAll(List.of(stages));
      return pipeline(all.toArray(PipelineStage[]::new));
    }

    /** Stages on {@link #complete}. */
    private Estimator<?> pipeline(PipelineStage... stages) {
      List<PipelineStage> all = new ArrayList<>();
      if (holes) {
        all.add(new VectorImputer().setInputCol(features).setOutputCol(complete()));
      }
      all.addAll(List.of(stages));
      return all.size() == 1 && all.get(0) instanceof Estimator<?> alone
          ? alone
          : new Pipeline().setStages(all.toArray(PipelineStage[]::new));
    }

    /** Trees take no feature with more categories than bins. */
    private int bins() {
      return Math.max(LEAST_BINS, levels);
    }
  }

  /** A classifier of its kind, not yet trained. */
  abstract Estimator<?> over(Task task);

  /** Whether it needs the squares of features. */
  boolean squares() {
    return false;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
