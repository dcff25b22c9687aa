package io.github.sparksimpor.examples.experiments;

import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Params;

/** XGBoost4J-Spark, if it is on the class path: it is no dependency of the programs here. */
final class Xgboost {
  private static final String CLASSIFIER = "ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier";
  private static final String MATRIX = "ml.dmlc.xgboost4j.java.DMatrix";
  private static final int ROUNDS = 50;
  private static final int DEPTH = 4;
  private static final double SHRINKAGE = 0.2;

  private Xgboost() {}

  /** Why it cannot be trained here; empty if it can. */
  static Optional<String> missing() {
    try {
      Class.forName(CLASSIFIER);
      Class<?> matrix = Class.forName(MATRIX);
      Object loaded =
          matrix
              .getConstructor(float[].class, int.class, int.class, float.class)
              .newInstance(new float[] {0, 1}, 1, 2, Float.NaN);
      matrix.getMethod("dispose").invoke(loaded);
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of("xgboost4j-spark is not on the class path");
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Optional.of("its native library does not load: " + cause);
    }
  }

  /** Fifty trees, in one task. */
  static Estimator<?> classifier(String weightCol) {
    try {
      Estimator<?> classifier =
          Class.forName(CLASSIFIER).asSubclass(Estimator.class).getConstructor().newInstance();
      set(classifier, "numRound", ROUNDS);
      set(classifier, "max_depth", DEPTH);
      set(classifier, "eta", SHRINKAGE);
      set(classifier, "seed", 1L);
      set(classifier, "numWorkers", 1);
      if (!weightCol.isEmpty()) {
        set(classifier, "weightCol", weightCol);
      }
      return classifier;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("XGBoost cannot be made: " + e, e);
    }
  }

  private static void set(Params classifier, String name, Object value) {
    classifier.set(classifier.getParam(name), value);
  }
}
