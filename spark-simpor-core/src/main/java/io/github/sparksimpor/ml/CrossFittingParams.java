package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.StageParam;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;

/** Parameters of stages that learn from what a classifier predicts of rows it has not seen. */
public interface CrossFittingParams extends ClassifierParams {

  /**
   * Trained on every fold's other rows, and at last on all: any classifier that predicts
   * probabilities, a {@code Pipeline} that ends in one, a {@link BalancedClassifier}, or another
   * stage of this kind. Its {@code labelCol}, {@code probabilityCol} and {@code predictionCol} are
   * those that count. Required.
   */
  @Override
  default StageParam<Estimator<?>> classifier() {
    return declared()
        .param(
            "classifier",
            name ->
                new StageParam<>(
                    this,
                    name,
                    "classifier that predicts probabilities, with all that goes before it",
                    Estimator.class));
  }

  /** Number of stratified folds, at least 2. Default 5. */
  default IntParam numFolds() {
    return declared()
        .param(
            "numFolds",
            name -> new BoundedIntParam(2, this, name, "number of stratified folds"),
            5);
  }

  /** Value of {@link #numFolds()}. */
  default int getNumFolds() {
    return (int) getOrDefault(numFolds());
  }

  /** Number of folds that are trained at the same time, at least 1. Default 1. */
  default IntParam parallelism() {
    return declared()
        .param(
            "parallelism",
            name -> new BoundedIntParam(1, this, name, "folds trained at the same time"),
            1);
  }

  /** Value of {@link #parallelism()}. */
  default int getParallelism() {
    return (int) getOrDefault(parallelism());
  }

  /**
   * Which of two labels, 0 or 1, is looked for. Unset by default: the one of fewer rows, or 1 if
   * both have as many.
   */
  default DoubleParam positiveLabel() {
    return declared()
        .param(
            "positiveLabel",
            name -> new DoubleParam(this, name, "which of two labels is looked for"));
  }

  /** Seed of the folds. */
  default LongParam seed() {
    return declared()
        .param(
            "seed",
            name -> new LongParam(this, name, "random seed of the folds"),
            (long) getClass().getName().hashCode());
  }

  /** Value of {@link #seed()}. */
  default long getSeed() {
    return (long) getOrDefault(seed());
  }
}
