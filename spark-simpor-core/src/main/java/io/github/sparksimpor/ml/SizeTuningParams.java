package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.ShareParam;
import io.github.sparksimpor.ml.param.SizesParam;
import io.github.sparksimpor.ml.param.StageParam;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/** Parameters of {@link SyntheticSizeTuner}. */
public interface SizeTuningParams extends BalancedTrainingParams {

  /**
   * Value of {@link #resampler()}.
   *
   * @throws IllegalArgumentException if it is not set, or adds no synthetic rows
   */
  @Override
  default Resampler<?, ?> getResampler() {
    Sampler<?, ?> sampler = BalancedTrainingParams.super.getResampler();
    if (sampler instanceof Resampler<?, ?> resampler) {
      return resampler;
    }
    throw new IllegalArgumentException(
        "resampler of %s is %s, which adds no synthetic rows whose number could be tuned; give one that does, such as Smote"
            .formatted(uid(), sampler.uid()));
  }

  /**
   * Sizes γ to try, each the part of the gap to the most frequent class that is filled, at least 0;
   * 0 joins them if it is missing. Default 0, 0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2.
   */
  default DoubleArrayParam sizes() {
    return declared()
        .param(
            "sizes",
            name -> new SizesParam(this, name, "parts of the gap to try"),
            new double[] {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2});
  }

  /** Value of {@link #sizes()}. */
  default double[] getSizes() {
    return getOrDefault(sizes());
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

  /** How often the rows are split anew, at least 1. Default 1. */
  default IntParam numRepeats() {
    return declared()
        .param(
            "numRepeats",
            name -> new BoundedIntParam(1, this, name, "how often the rows are split anew"),
            1);
  }

  /** Value of {@link #numRepeats()}. */
  default int getNumRepeats() {
    return (int) getOrDefault(numRepeats());
  }

  /**
   * Part of the rows of every class that trains, the others being for validation, above 0 and below
   * 1; there are no folds then. Unset by default.
   */
  default DoubleParam trainRatio() {
    return declared()
        .param(
            "trainRatio",
            name -> new ShareParam(this, name, "part of the rows that trains, instead of folds"));
  }

  /** Number of candidates of a fold that are trained at the same time, at least 1. Default 1. */
  default IntParam parallelism() {
    return declared()
        .param(
            "parallelism",
            name -> new BoundedIntParam(1, this, name, "candidates trained at the same time"),
            1);
  }

  /** Value of {@link #parallelism()}. */
  default int getParallelism() {
    return (int) getOrDefault(parallelism());
  }

  /**
   * What decides: {@code balancedLogLoss}, {@code alignedLogLoss} (the same with log-odds shifted
   * to balanced priors) or {@code averagePrecision} (of the smaller classes). Default {@code
   * balancedLogLoss}.
   */
  default Param<String> loss() {
    return declared()
        .param(
            "loss",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "what decides between sizes",
                    "balancedLogLoss",
                    "alignedLogLoss",
                    "averagePrecision"),
            "balancedLogLoss");
  }

  /** Value of {@link #loss()}. */
  default String getLoss() {
    return getOrDefault(loss());
  }

  /** Decides instead of {@link #loss()} if it is set: any of Spark's. Unset by default. */
  default StageParam<Evaluator> evaluator() {
    return declared()
        .param(
            "evaluator",
            name ->
                new StageParam<>(
                    this, name, "decides between sizes instead of the loss", Evaluator.class));
  }

  /**
   * Whether the smallest size within one standard error of the best is taken, rather than the best.
   * Default false.
   */
  default BooleanParam oneStandardError() {
    return declared()
        .param(
            "oneStandardError",
            name ->
                new BooleanParam(
                    this,
                    name,
                    "whether the smallest size within one standard error of the best is taken"),
            false);
  }

  /** Value of {@link #oneStandardError()}. */
  default boolean getOneStandardError() {
    return (boolean) getOrDefault(oneStandardError());
  }

  /** Seed of the splits and of the order in which synthetic rows join. */
  default LongParam seed() {
    return declared()
        .param(
            "seed",
            name -> new LongParam(this, name, "random seed of the splits"),
            (long) SyntheticSizeTuner.class.getName().hashCode());
  }

  /** Value of {@link #seed()}. */
  default long getSeed() {
    return (long) getOrDefault(seed());
  }
}
